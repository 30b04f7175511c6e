/** How decisions come about: the method that is printed and sealed follows from what the database holds, not from who asks. */
import { describe, expect, it } from "vitest";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { decide } from "../../../db/domain/meetings/decisions.ts";
import { closeMeeting, orderEntries, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { readRecord } from "../../../db/ledger/transaction.ts";
import { putRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { codeOf, openRoom, seatParties } from "../../support/room.ts";

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
    put({ state: "adopted" });
    expect(held()).toEqual(["adopted", null]);
  });

  it("counts those who are there: under majority the silent count, and who has left does not", () => {
    const { room, meeting, says, put, held, maker, department, supplier, association } = sitting("majority");
    says(maker, "support");
    says(department, "oppose");
    says(supplier, "oppose");
    put({ state: "adopted" });
    expect(held()).toEqual(["adopted", null]);
    put({ state: "proposed" });
    says(supplier, "support");
    checkIn(room, { meeting, organization: association, presence: "left" });
    put({ state: "adopted" });
    expect(held()).toEqual(["adopted", "vote"]);
  });

  it.each(["consensus", "vote", "chair"] as const)("is not believed when a page sends %s", (method) => {
    const { room, meeting, outcome, says, put, held, maker } = sitting();
    says(maker, "oppose");
    expect(codeOf(() => put({ state: "adopted", method }))).toBe("E_ONLY_BY_COMMAND");
    expect(codeOf(() => put({ method }))).toBe("E_ONLY_BY_COMMAND");
    const made = { meeting, kind: "decision" as const, text: "另一项", state: "adopted" as const, method };
    expect(codeOf(() => room.put("outcome", made))).toBe("E_ONLY_BY_COMMAND");
    expect(codeOf(() => room.put("outcome", { ...made, kind: "opinion" }))).toBe("E_ONLY_BY_COMMAND");
    expect(held()).toEqual(["proposed", null]);
    put({ state: "adopted" });
    expect(codeOf(() => put({ method }))).toBe("E_ONLY_BY_COMMAND");
    expect(readRecord(room.reader, "outcome", outcome)).toMatchObject({ state: "adopted", method: null });
  });

  it("is the chair's ruling where somebody who runs the meeting says so, until it is taken back", () => {
    const { room, outcome, says, held, maker, department } = sitting();
    says(department, "oppose");
    decide(room, { outcome, state: "adopted", byChair: true });
    expect(held()).toEqual(["adopted", "chair"]);
    says(maker, "support");
    expect(held()).toEqual(["adopted", "chair"]);
    decide(room, { outcome, state: "adopted", byChair: false });
    expect(held()).toEqual(["adopted", null]);
    takeBackAs(room, "undo", {});
    expect(held()).toEqual(["adopted", "chair"]);
    room.as("participant", maker);
    expect(codeOf(() => decide(room, { outcome, state: "adopted", byChair: true }))).toBe("E_NOT_ALLOWED");
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
  closeMeeting(room, { id: meeting });
  expect(codeOf(() => room.put("meeting", { state: "live" }, meeting))).toBe("E_ONLY_BY_COMMAND");
});
