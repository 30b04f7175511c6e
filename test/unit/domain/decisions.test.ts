/** How decisions come about: the method that is printed and sealed follows from what the database holds, not from who asks. */
import { describe, expect, it } from "vitest";
import { onlyId } from "../../../db/base/ids.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { linesOf } from "../../../db/documents/formats/lines.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { decideAmendment } from "../../../db/domain/meetings/amendments.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { decide } from "../../../db/domain/meetings/decisions.ts";
import { orderEntries, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { putRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { closeAsIs } from "../../support/checks.ts";
import { codeOf, openRoom, type Room, seatParties } from "../../support/room.ts";

type Stance = RecordOf<"position">["stance"];

function sitting(rule: RecordOf<"meeting">["decision_rule"] = "consensus") {
  const room = openRoom();
  const parties = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "第1次会议", day: "2026-11-23", decision_rule: rule }).id;
  for (const organization of Object.values(parties)) room.put("attendance", { meeting, organization });
  startMeeting(room, { id: meeting });
  for (const organization of Object.values(parties)) checkIn(room, { meeting, organization, presence: "present" });
  const outcome = room.put("outcome", { meeting, kind: "decision", text: "两市共享检测数据" }).id;
  const says = (organization: string, stance: Stance | null) => takePosition(room, { outcome, organization, stance });
  const put = (fields: object) => putRecord(room, "outcome", { id: outcome, fields }).record;
  const held = () => {
    const { state, method } = readRecord(room.reader, "outcome", outcome) as RecordOf<"outcome">;
    return [state, method];
  };
  return { room, meeting, outcome, says, put, held, ...parties };
}

describe("the method of a decision", () => {
  it("is set by the workspace from the positions when it is adopted or rejected, and emptied when it is neither", () => {
    const { says, put, held, maker, department } = sitting();
    says(maker, "support");
    says(department, "reservation");
    expect(put({ state: "adopted" })).toMatchObject({ method: "consensus" });
    expect(held()).toEqual(["adopted", "consensus"]);
    put({ state: "proposed" });
    expect(held()).toEqual(["proposed", null]);
    says(department, "oppose");
    expect(codeOf(() => put({ state: "adopted" }))).toBe("E_AGAINST_RULE");
    expect(held()).toEqual(["proposed", null]);
  });

  it("is not stated where nobody has taken a position, until somebody does, and not any more once the last is taken back", () => {
    const { put, held, says, maker } = sitting();
    put({ state: "adopted" });
    expect(held()).toEqual(["adopted", null]);
    says(maker, "support");
    expect(held()).toEqual(["adopted", "consensus"]);
    says(maker, null);
    expect(held()).toEqual(["adopted", null]);
  });

  it("counts those who are there: under majority the silent count, and who has left does not", () => {
    const { room, meeting, says, put, held, maker, department, supplier, association } = sitting("majority");
    says(maker, "support");
    says(department, "oppose");
    says(supplier, "oppose");
    expect(codeOf(() => put({ state: "adopted" }))).toBe("E_AGAINST_RULE");
    says(supplier, "support");
    // Two of four are no majority, and one of the four is silent.
    expect(codeOf(() => put({ state: "adopted" }))).toBe("E_AGAINST_RULE");
    checkIn(room, { meeting, organization: association, presence: "left" });
    put({ state: "adopted" });
    expect(held()).toEqual(["adopted", "vote"]);
  });

  it.each(["consensus", "vote", "chair"] as const)("is not believed when a page sends %s", (method) => {
    const { room, meeting, outcome, says, put, held, maker } = sitting();
    says(maker, "support");
    expect(codeOf(() => put({ state: "adopted", method }))).toBe("E_ONLY_BY_COMMAND");
    expect(codeOf(() => put({ method }))).toBe("E_ONLY_BY_COMMAND");
    const made = { meeting, kind: "decision" as const, text: "另一项", state: "adopted" as const, method };
    expect(codeOf(() => room.put("outcome", made))).toBe("E_ONLY_BY_COMMAND");
    expect(codeOf(() => room.put("outcome", { ...made, kind: "opinion" }))).toBe("E_ONLY_BY_COMMAND");
    expect(held()).toEqual(["proposed", null]);
    put({ state: "adopted" });
    const other = method === "consensus" ? "vote" : method;
    expect(codeOf(() => put({ method: other }))).toBe("E_ONLY_BY_COMMAND");
    expect(readRecord(room.reader, "outcome", outcome)).toMatchObject({ state: "adopted", method: "consensus" });
  });

  it("is the chair's ruling where somebody who runs the meeting says so, until it is taken back", () => {
    const { room, outcome, says, held, maker, department } = sitting();
    says(department, "oppose");
    decide(room, { outcome, state: "adopted", how: "chair" });
    expect(held()).toEqual(["adopted", "chair"]);
    says(maker, "support");
    expect(held()).toEqual(["adopted", "chair"]);
    expect(codeOf(() => decide(room, { outcome, state: "adopted", how: "positions" }))).toBe("E_AGAINST_RULE");
    decide(room, { outcome, state: "adopted", how: "despite" });
    expect(held()).toEqual(["adopted", "despite"]);
    takeBackAs(room, "undo", {});
    expect(held()).toEqual(["adopted", "chair"]);
    says(department, "support");
    decide(room, { outcome, state: "adopted", how: "despite" });
    // The rule is met: nothing was recorded against it.
    expect(held()).toEqual(["adopted", "consensus"]);
    says(department, "oppose");
    says(department, "support");
    room.as("participant", maker);
    expect(codeOf(() => decide(room, { outcome, state: "adopted", how: "chair" }))).toBe("E_NOT_ALLOWED");
  });

  it("stays what the positions bear out when one is changed after the decision, under the rule that was applied", () => {
    const { room, meeting, says, put, held, maker, department } = sitting();
    says(maker, "support");
    put({ state: "adopted" });
    room.put("meeting", { decision_rule: "majority" }, meeting);
    says(department, "oppose");
    expect(held()).toEqual(["adopted", null]);
    takeBackAs(room, "undo", {});
    expect(held()).toEqual(["adopted", "consensus"]);
    room.as("participant", department);
    says(department, "oppose");
    expect(held()).toEqual(["adopted", null]);
  });

  it("that the rule was not met stays said when positions change, until they bear the decision out", () => {
    const { room, outcome, says, held, maker, department } = sitting();
    says(department, "oppose");
    decide(room, { outcome, state: "adopted", how: "despite" });
    says(maker, "oppose");
    expect(held()).toEqual(["adopted", "despite"]);
    says(maker, "support");
    says(department, "support");
    expect(held()).toEqual(["adopted", "consensus"]);
  });

  it("needs to be said as well where everybody agreed and it was rejected", () => {
    const { says, put, maker, department, supplier, association } = sitting();
    for (const party of [maker, department, supplier, association]) says(party, "support");
    expect(codeOf(() => put({ state: "rejected" }))).toBe("E_AGAINST_RULE");
  });

  it("comes back with undo and redo as it was", () => {
    const { room, says, put, held, maker } = sitting();
    says(maker, "support");
    put({ state: "adopted" });
    takeBackAs(room, "undo", {});
    expect(held()).toEqual(["proposed", null]);
    takeBackAs(room, "redo", {});
    expect(held()).toEqual(["adopted", "consensus"]);
  });

  it("of a meeting that was held elsewhere is what its source says", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const meeting = room.put("meeting", { title_zh: "往届会议", day: "2026-05-01", state: "closed" }).id;
    room.put("attendance", { meeting, organization: maker, presence: "present" });
    const { id: outcome, method } = room.put("outcome", {
      ...{ meeting, kind: "decision", text: "一", state: "adopted", method: "vote" },
    });
    expect(method).toBe("vote");
    takePosition(room, { outcome, organization: maker, stance: "oppose" });
    expect(room.put("outcome", { text: "二" }, outcome).method).toBe("vote");
    expect(room.put("outcome", { method: "consensus" }, outcome).method).toBe("consensus");
  });
});

describe("the moment of a decision", () => {
  const momentOf = (room: Room, outcome: string) => {
    const { decided_at, attending, quorate } = readRecord(room.reader, "outcome", outcome) as RecordOf<"outcome">;
    return { decided_at, attending: attending.toSorted(), quorate };
  };

  it("is kept with who was there, and whether they were a quorum, whoever comes and goes afterwards", () => {
    const { room, meeting, outcome, put, maker, department, supplier, association } = sitting();
    room.put("meeting", { quorum: { sectors: {}, percent: 100 } }, meeting);
    expect(momentOf(room, outcome)).toEqual({ decided_at: null, attending: [], quorate: null });
    put({ state: "adopted" });
    const first = momentOf(room, outcome);
    const all = [maker, department, supplier, association].toSorted();
    expect(first).toEqual({ decided_at: room.now(), attending: all, quorate: true });
    room.wait(600);
    checkIn(room, { meeting, organization: supplier, presence: "left" });
    expect(momentOf(room, outcome)).toEqual(first);
    const other = room.put("outcome", { meeting, kind: "decision", text: "另一项" }).id;
    room.put("outcome", { state: "adopted" }, other);
    expect(momentOf(room, other)).toMatchObject({ decided_at: room.now(), quorate: false });
    expect(momentOf(room, other).attending).toEqual(all.filter((party) => party !== supplier));
    // Opened and decided again, it is decided by those who are there now.
    put({ state: "proposed" });
    expect(momentOf(room, outcome)).toEqual({ decided_at: null, attending: [], quorate: null });
    put({ state: "adopted" });
    expect(momentOf(room, outcome)).toMatchObject({ decided_at: room.now(), quorate: false });
  });

  it("says who counts when a position is changed later: under majority those who were there then", () => {
    const { room, meeting, says, put, held, maker, department, supplier, association } = sitting("majority");
    for (const party of [maker, department, supplier]) says(party, "support");
    put({ state: "adopted" });
    for (const party of [maker, supplier, association])
      checkIn(room, { meeting, organization: party, presence: "left" });
    // One of the one that is left would be a majority; two of the four that decided are none.
    expect(held()).toEqual(["adopted", "vote"]);
    says(department, "oppose");
    expect(held()).toEqual(["adopted", null]);
  });

  it("of what is noted afterwards is when the meeting closed", () => {
    const { room, meeting, outcome, put } = sitting();
    const closed = room.now();
    closeAsIs(room, { id: meeting });
    room.wait(3600);
    put({ state: "adopted" });
    expect(momentOf(room, outcome).decided_at).toBe(closed);
  });

  it("is for nobody to send, and there is none of a meeting that was held elsewhere", () => {
    const { room, put } = sitting();
    for (const fields of [{ decided_at: room.now() }, { attending: [] as string[], quorate: true }])
      expect(codeOf(() => put(fields))).toBe("E_ONLY_BY_COMMAND");
    const meeting = room.put("meeting", { title_zh: "往届会议", day: "2026-05-01", state: "closed" }).id;
    const { id } = room.put("outcome", { meeting, kind: "decision", text: "一", state: "adopted" });
    expect(momentOf(room, id)).toEqual({ decided_at: null, attending: [], quorate: null });
  });
});

describe("positions and an amendment", () => {
  const amended = () => {
    const held = sitting();
    const { room, outcome, says, maker, department } = held;
    says(maker, "support");
    says(department, "support");
    return { ...held, amendment: room.put("amendment", { outcome, text: "两市共享检测数据，每年评估" }).id };
  };
  const taken = ({ room, outcome }: ReturnType<typeof amended>) =>
    room.reader.all<{ stance: string; earlier_text: number | null }>(
      "SELECT stance, earlier_text FROM position WHERE outcome = ? ORDER BY organization",
      outcome,
    );

  it("that are kept say that they were taken on the text before, until a party speaks again", () => {
    const held = amended();
    const { room, amendment, outcome, maker, department, says } = held;
    decideAmendment(room, { amendment, accept: true });
    expect(taken(held)).toEqual([
      { stance: "support", earlier_text: 1 },
      { stance: "support", earlier_text: 1 },
    ]);
    takePosition(room, { outcome, organization: department, note: "分步实施" });
    says(maker, "support");
    expect(
      taken(held)
        .map(({ earlier_text }) => earlier_text)
        .toSorted(),
    ).toEqual([1, null]);
    const { items } = minutesModelOf(room.reader, held.meeting);
    const positions = items[0]?.outcomes[0]?.positions ?? [];
    expect(positions.filter(({ earlierText }) => earlierText).map(({ party }) => party.id)).toEqual([department]);
    // Papers say whose amendment it was, and of a later edit on which day.
    const told = () =>
      documentBlocks(room, { kind: "minutes", of: held.meeting, language: "zh", style: "gb" })
        .flatMap((block) => linesOf(block))
        .join("\n");
    const { organization } = room.reader.get<{ organization: string | null }>(
      "SELECT organization FROM amendment WHERE id = ?",
      amendment,
    ) ?? { organization: null };
    expect(told()).toContain(organization ? "的修正案采纳前表态" : "文字改动前表态");
    expect(codeOf(() => room.put("position", { earlier_text: true }, onlyId("pos", outcome, maker)))).toBe(
      "E_ONLY_BY_COMMAND",
    );
  });

  it("that are asked for again are taken back, and what was decided on them is open again", () => {
    const held = amended();
    const { room, amendment, put } = held;
    put({ state: "adopted" });
    decideAmendment(room, { amendment, accept: true, positions: "again" });
    expect(taken(held)).toEqual([]);
    expect(held.held()).toEqual(["proposed", null]);
    takeBackAs(room, "undo", {});
    expect(taken(held)).toHaveLength(2);
    expect(held.held()).toEqual(["adopted", "consensus"]);
  });

  it("stay as they are where the amendment is not taken", () => {
    const held = amended();
    decideAmendment(held.room, { amendment: held.amendment, accept: false, positions: "again" });
    expect(taken(held)).toEqual([
      { stance: "support", earlier_text: null },
      { stance: "support", earlier_text: null },
    ]);
  });

  const marks = (held: ReturnType<typeof amended>) => taken(held).map(({ earlier_text }) => earlier_text);

  it("are marked where the text changes without an amendment, and hold again where it says what they were taken on", () => {
    const held = amended();
    const { room, put, outcome, maker, department, says } = held;
    const { text } = room.put("outcome", {}, outcome);
    put({ text: "另一句话，与先前不同" });
    expect(marks(held)).toEqual([1, 1]);
    put({ text: "第三句话" });
    expect(marks(held)).toEqual([1, 1]);
    put({ text });
    expect(marks(held)).toEqual([null, null]);
    put({ text: "第三句话" });
    says(maker, "support");
    put({ text });
    // Of the two the department heard this one, and the maker the third.
    const marked = room.reader.all("SELECT organization FROM position WHERE outcome = ? AND earlier_text", outcome);
    expect(marked).toEqual([{ organization: maker }]);
    says(maker, "oppose");
    put({ text: "第三句话" });
    expect(marks(held)).toEqual([1, 1]);
    says(department, "support");
    says(maker, "oppose");
    expect(marks(held)).toEqual([null, null]);
  });

  it("follow an undo of the text, and of what was said on it", () => {
    const held = amended();
    const { room, put, outcome, maker, department, says } = held;
    const { text } = room.put("outcome", {}, outcome);
    put({ text: "另一句话，与先前不同" });
    takeBackAs(room, "undo", {});
    expect(marks(held)).toEqual([null, null]);
    takeBackAs(room, "redo", {});
    expect(marks(held)).toEqual([1, 1]);
    says(maker, "oppose");
    takeBackAs(room, "undo", {});
    expect(marks(held)).toEqual([1, 1]);
    put({ text });
    expect(marks(held)).toEqual([null, null]);
    says(department, "oppose");
    put({ text: "第三句话" });
    put({ text });
    expect(marks(held)).toEqual([null, null]);
  });

  it("hold where an amendment brings back what they were taken on", () => {
    const held = amended();
    const { room, amendment, outcome } = held;
    const text = room.put("outcome", {}, outcome).text ?? "";
    decideAmendment(room, { amendment, accept: true });
    const back = room.put("amendment", { outcome, text }).id;
    decideAmendment(room, { amendment: back, accept: true });
    expect(marks(held)).toEqual([null, null]);
  });

  it("stay unmarked where only a translation or a blank came, or another field", () => {
    const held = amended();
    const { put, room, outcome } = held;
    const { text } = room.put("outcome", {}, outcome);
    put({ text_en: "Another sentence" });
    put({ text: `${text} ` });
    put({ review: "2027-06-30" });
    expect(marks(held)).toEqual([null, null]);
  });
});

describe("the order of what is recorded", () => {
  it("is that in which it came, over all subjects, whatever a page sends", () => {
    const { room, meeting, outcome, maker } = sitting();
    const report = room.put("report", { meeting, organization: maker, progress: "已完成" });
    const action = room.put("action", { meeting, text: "汇总", lead: maker });
    const ranks = [readRecord(room.reader, "outcome", outcome)?.rank, report.rank, action.rank];
    expect(ranks).toEqual([1_000, 2_000, 3_000]);
    for (const made of [
      () => room.put("report", { meeting, organization: maker, progress: "二", rank: 1 }),
      () => room.put("outcome", { meeting, kind: "opinion", text: "二", rank: 1 }),
      () => room.put("action", { meeting, text: "二", lead: maker, rank: 1 }),
      () => room.put("outcome", { rank: 1 }, outcome),
      () => room.put("action", { rank: 1 }, action.id),
    ])
      expect(codeOf(made)).toBe("E_ONLY_BY_COMMAND");
    const entries = [
      { subject: "action" as const, id: action.id },
      { subject: "outcome" as const, id: outcome },
    ];
    orderEntries(room, { meeting, item: null, entries });
    expect(readRecord(room.reader, "action", action.id)?.rank).toBe(1_000);
    expect(readRecord(room.reader, "outcome", outcome)?.rank).toBe(3_000);
  });
});

it("what only the domain writes, nobody gives a new record in its place", () => {
  const { room, meeting, outcome } = sitting();
  const now = "2026-11-23T00:00:00.000Z";
  for (const made of [
    () => room.put("meeting", { title_zh: "假", opened_at: now }),
    () => room.put("meeting", { title_zh: "假", state: "closed", closed_at: now }),
    () => room.put("agenda_item", { meeting, title_zh: "假", started_at: now }),
    () => room.put("amendment", { outcome, text: "假", replaced: "从未有过" }),
  ])
    expect(codeOf(made)).toBe("E_ONLY_BY_COMMAND");
  closeAsIs(room, { id: meeting });
  expect(codeOf(() => room.put("meeting", { state: "live" }, meeting))).toBe("E_ONLY_BY_COMMAND");
});
