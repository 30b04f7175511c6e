/** One rule of who may write what: what the window offers by it, the workspace takes, and what it shows as text is refused. */
import { expect, it } from "vitest";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { tiesOf } from "../../../db/rules/meeting-ties.ts";
import { mayChange, mayGive, mayMake, mayRemove, type Ties, UNTIED } from "../../../db/rules/rights.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { closeAsIs } from "../../support/checks.ts";
import { codeOf, openRoom, type Room, seatParties } from "../../support/room.ts";

/** Of what was done and not refused. */
const DONE = "done";
const REFUSED = /^E_(NOT_ALLOWED|MEETING_STATE)$/;
const WHO = ["maker", "department", "supplier", "recorder", "observer", "facilitator"] as const;

/** A meeting that runs, with something of every kind that a firm might write in it; the supplier is on no list. */
function held() {
  const room = openRoom();
  const parties = seatParties(room);
  const { maker, department } = parties;
  const meeting = room.put("meeting", { title_zh: "会" }).id;
  startMeeting(room, { id: meeting });
  for (const organization of [maker, department]) checkIn(room, { meeting, organization, presence: "present" });
  const item = room.put("agenda_item", { meeting, title_zh: "议题" }).id;
  const outcome = room.put("outcome", { meeting, kind: "decision", text: "发布清单" }).id;
  takePosition(room, { outcome, organization: maker, stance: "oppose", note: "再议" });
  const action = room.put("action", { text: "交清单", lead: maker, meeting }).id;
  const seat = room.reader.get<{ id: string }>("SELECT id FROM attendance WHERE organization = ?", maker)?.id ?? "";
  const position = room.reader.get<{ id: string }>("SELECT id FROM position")?.id ?? "";
  const records: [Subject, string][] = [
    ["organization", maker],
    ["meeting", meeting],
    ["agenda_item", item],
    ["attendance", seat],
    ["report", room.put("report", { meeting, organization: maker, progress: "已完成样件" }).id],
    ["outcome", outcome],
    ["position", position],
    ["amendment", room.put("amendment", { outcome, organization: maker, text: "改" }).id],
    ["action", action],
    ["action_step", room.put("action_step", { action, text: "一步" }).id],
  ];
  return { room, ...parties, meeting, action, records };
}

const outcomeOf = (work: () => unknown) => {
  let code = DONE;
  try {
    work();
  } catch (error) {
    code = codeOf(() => {
      throw error;
    });
  }
  return code;
};

const sit = (room: Room, who: (typeof WHO)[number], parties: Record<string, string>) =>
  parties[who] ? room.as("participant", parties[who]) : room.as(who as "recorder" | "observer" | "facilitator");

/** As the window answers what the rule asks. */
function tiesAsShown(room: Room, meeting: string): Ties {
  return tiesOf(meetingView(room.reader, meeting));
}

const isText = (subject: Subject, field: string) =>
  metaOf(subjectOf(subject).fields[field]).kind === "text" && !metaOf(subjectOf(subject).fields[field]).packed;

it.each(["live", "closed"] as const)(
  "offers the fields that the workspace takes, and no others, in a %s meeting",
  (state) => {
    for (const who of WHO) {
      const { room, maker, department, supplier, meeting, records } = held();
      if (state === "closed") closeAsIs(room, { id: meeting });
      sit(room, who, { maker, department, supplier });
      for (const [subject, id] of records)
        for (const field of Object.keys(subjectOf(subject).fields).filter((one) => isText(subject, one))) {
          const record = readRecord(room.reader, subject, id) as object;
          const offered = mayChange(room.actor(), subject, { ...record }, tiesAsShown(room, meeting))(field);
          const code = outcomeOf(() => room.put(subject, { [field]: "改写" } as never, id));
          if (code !== DONE && !REFUSED.test(code)) continue;
          expect([who, subject, field, code === DONE]).toEqual([who, subject, field, offered]);
        }
    }
  },
);

it("offers to remove what the workspace removes", () => {
  for (const who of WHO) {
    const { room, maker, department, supplier, meeting, records } = held();
    const ties = tiesAsShown(room, meeting);
    sit(room, who, { maker, department, supplier });
    // What is part of another goes before it.
    for (const [subject, id] of records.toReversed()) {
      const record = readRecord(room.reader, subject, id) as object;
      const offered = mayRemove(room.actor(), subject, { ...record }, ties);
      const code = outcomeOf(() => removeRecord(room, subject, { id }));
      if (code !== DONE && !REFUSED.test(code)) continue;
      expect([who, subject, code === DONE]).toEqual([who, subject, offered]);
    }
  }
});

it("offers a participant the own report, position and progress, and nothing that is made for others", () => {
  const { room, maker, department, supplier, meeting, action } = held();
  const ties = tiesAsShown(room, meeting);
  const firm = { role: "participant", organization: maker } as const;
  const said = (organization: string) => ({ meeting, organization });
  for (const subject of ["report", "position", "amendment"] as const) {
    expect(mayMake(firm, subject, said(maker), ties)).toBe(true);
    expect(mayMake(firm, subject, said(department), ties)).toBe(false);
    expect(mayMake({ ...firm, organization: supplier }, subject, said(supplier), ties)).toBe(false);
    expect(mayMake(null, subject, said(maker), ties)).toBe(false);
  }
  for (const subject of ["outcome", "action", "agenda_item", "organization", "meeting"] as const)
    expect(mayMake(firm, subject, said(maker), ties)).toBe(false);
  expect(mayMake(firm, "action_update", { action, organization: maker }, ties)).toBe(true);
  expect(mayMake(firm, "action_update", { action, organization: maker }, UNTIED)).toBe(false);
  expect(mayGive(firm, "action", "status", "done")).toBe(true);
  expect(mayGive(firm, "action", "status", "verified")).toBe(false);
});
