/** Decisions that arise from opinions and replace earlier ones: what the rules take, what both sides are told, what is found. */
import { describe, expect, it } from "vitest";
import type { PatchOf } from "../../../db/contract/subjects/index.ts";
import { register } from "../../../db/domain/documents/kinds/register.ts";
import { earlierDecisions, replacements } from "../../../db/domain/meetings/chain.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { putRecord, removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { followUpOf } from "../../../db/rules/follow.ts";
import { codeOf, openRoom, type Room, seatParties } from "../../support/room.ts";

function world() {
  const room = openRoom();
  const meetingOn = (day: string, title_zh: string) => room.put("meeting", { day, title_zh }).id;
  const first = meetingOn("2026-09-01", "第1次会议");
  const second = meetingOn("2026-11-23", "第2次会议");
  const item = room.put("agenda_item", { meeting: first, title_zh: "检测" }).id;
  const decide = (meeting: string, text: string, more: PatchOf<"outcome"> = {}) =>
    room.put("outcome", { meeting, kind: "decision", text, state: "adopted", ...more }).id;
  const old = decide(first, "共享检测数据", { agenda_item: item });
  const now = decide(second, "联合建设检测中心");
  const set = (id: string, fields: PatchOf<"outcome">) => putRecord(room, "outcome", { id, fields }).record;
  const found = (words: string, id = now) => earlierDecisions(room.reader, { id, words }).map((one) => one.id);
  return { room, first, second, item, decide, old, now, set, found };
}

const registerOf = (room: Room) =>
  register.read(room, { of: null, language: "zh", format: null, day: room.today(), now: room.now() }).decisions;

describe("a decision that replaces an earlier one", () => {
  it("is told on both sides, with number, words and meeting of each", () => {
    const { room, first, second, old, now, set } = world();
    expect(replacements(room.reader, first)).toEqual([]);
    set(now, { replaces: old, replaces_reason: "数据已不够用", review: "2027-03-01" });
    const told = [
      {
        by: { id: now, meeting: second, number: "0/1", day: "2026-11-23", text: { zh: "联合建设检测中心", en: null } },
        of: { id: old, meeting: first, number: "1/1", day: "2026-09-01", title: { zh: "第1次会议", en: null } },
      },
    ];
    expect(replacements(room.reader, first)).toMatchObject(told);
    expect(replacements(room.reader, second)).toMatchObject(told);
    set(now, { replaces: null });
    expect(replacements(room.reader, second)).toEqual([]);
  });

  it("makes no circle, and takes the place of decisions alone", () => {
    const { first, old, now, set, decide } = world();
    set(now, { replaces: old });
    expect(codeOf(() => set(old, { replaces: now }))).toBe("E_CYCLE");
    expect(codeOf(() => set(now, { replaces: now }))).toBe("E_CYCLE");
    const opinion = decide(first, "费用偏高", { kind: "opinion" });
    expect(codeOf(() => set(now, { replaces: opinion }))).toBe("E_REPLACES_DECISION");
    expect(codeOf(() => set(opinion, { replaces: old }))).toBe("E_REPLACES_DECISION");
    // What replaces another stays a decision.
    expect(codeOf(() => set(now, { kind: "direction" }))).toBe("E_REPLACES_DECISION");
  });

  it("replaces nothing before it is adopted: neither in what both sides are told, nor in minutes, nor in the register", () => {
    const { room, first, second, old, now, set } = world();
    const told = () => ({
      both: replacements(room.reader, first).map(({ holds }) => holds),
      minutes: minutesModelOf(room.reader, second).items.flatMap(({ outcomes }) =>
        outcomes.flatMap(({ replaces }) => replaces ?? []),
      ).length,
      register: registerOf(room).flatMap(({ standing }) => [standing.replaces, ...standing.replacedBy].filter(Boolean))
        .length,
    });
    set(now, { replaces: old, state: "rejected" });
    expect(told()).toEqual({ both: [false], minutes: 0, register: 0 });
    set(now, { state: "adopted" });
    expect(told()).toEqual({ both: [true], minutes: 1, register: 2 });
  });

  it("keeps what it replaces a decision, and can always be undone", () => {
    const { room, first, old, now, set } = world();
    set(now, { replaces: old });
    expect(codeOf(() => set(old, { kind: "parked" }))).toBe("E_REPLACES_DECISION");
    set(now, { replaces: null });
    // Its meeting turns out to have been on another day.
    room.ledger.transact({ act: "test", by: null }, (tx) => tx.put("meeting", first, { day: "2027-02-01" }));
    takeBackAs(room, "undo", {});
    expect(room.put("outcome", {}, now).replaces).toBe(old);
  });

  it("takes the place of none that was recorded after it in the same meeting", () => {
    const { second, decide, now, set } = world();
    const later = decide(second, "另一项");
    expect(codeOf(() => set(now, { replaces: later }))).toBe("E_REPLACES_LATER");
    set(later, { replaces: now });
  });

  it("is found in whatever width it was written", () => {
    const { first, decide, found } = world();
    const wide = decide(first, "实施方案（试行），通过");
    expect(found("方案(试行),")).toEqual([wide]);
    expect(found("方案（试行）")).toEqual([wide]);
  });

  it("takes the place of no decision of a later meeting", () => {
    const { old, decide, room, set } = world();
    const later = decide(room.put("meeting", { day: "2027-01-04", title_zh: "第3次会议" }).id, "扩大检测范围");
    expect(codeOf(() => set(old, { replaces: later }))).toBe("E_REPLACES_LATER");
    set(later, { replaces: old });
  });

  it("is found by number, by words, by the day and the name of the meeting, all that are asked for", () => {
    const { old, now, found, decide, first, item } = world();
    const other = decide(first, "设立 100%_专班", { agenda_item: item });
    expect(found("")).toEqual([old, other]);
    for (const words of ["1/1", "检测", "1/1 数据", "第1次 共享"]) expect(found(words)).toEqual([old]);
    for (const words of ["2026-09", "第1次会议"]) expect(found(words)).toEqual([old, other]);
    // Signs of the database's own stand for themselves.
    expect(found("100%_")).toEqual([other]);
    expect(found("%")).toEqual([other]);
    expect(found("第3次")).toEqual([]);
    expect(found("", now)).not.toContain(now);
  });

  it("is one that was adopted, and taken before", () => {
    const { old, found, decide, first, second, now } = world();
    decide(first, "未通过的", { state: "rejected" });
    decide(first, "意见", { kind: "opinion" });
    const later = decide(second, "同一次会议稍后的");
    expect(found("")).toEqual([old]);
    expect(found("", later)).toEqual([now, old]);
    // A meeting before it knows nothing of it.
    expect(found("", old)).toEqual([]);
  });
});

describe("a decision that arose from an opinion", () => {
  it("makes no circle, and stays when the opinion is removed", () => {
    const { room, first, decide, set } = world();
    const opinion = decide(first, "先做试点", { kind: "opinion" });
    const decision = decide(first, "先做试点", { state: "proposed", origin: opinion });
    expect(codeOf(() => set(opinion, { origin: decision }))).toBe("E_CYCLE");
    removeRecord(room, "outcome", { id: opinion });
    expect(set(decision, {}).origin).toBeNull();
  });
});

describe("what one key makes of an outcome", () => {
  it("is taken as it is: a decision of an opinion, an action of a decision", () => {
    const { room, first, item, old } = world();
    const opinion = room.put("outcome", { meeting: first, agenda_item: item, kind: "opinion", text: "先做试点" });
    const next = followUpOf(opinion);
    const made = next?.subject === "outcome" ? room.put("outcome", next.fields) : undefined;
    expect(made).toMatchObject({ kind: "decision", state: "proposed", origin: opinion.id, agenda_item: item });
    const after = followUpOf(room.put("outcome", {}, old));
    // Who leads must be said.
    expect(codeOf(() => after?.subject === "action" && room.put("action", after.fields))).toBe("E_LEAD_MISSING");
    const lead = seatParties(room).maker;
    const led = followUpOf(room.put("outcome", {}, old), lead);
    expect(led?.subject === "action" && room.put("action", led.fields)).toMatchObject({ outcome: old, lead });
  });
});
