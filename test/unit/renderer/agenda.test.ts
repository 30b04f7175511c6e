/** The agenda of a meeting that is prepared: its times, and what is typed into its line. */
import { describe, expect, it, onTestFinished } from "vitest";
import { USUAL_MINUTES } from "../../../db/contract/procedures/meetings.ts";
import type { Party } from "../../../db/language/parties.ts";
import { regionIs } from "../../../renderer/app/clock.ts";
import { clockTimes, expectedTimes } from "../../../renderer/meeting/clock-times.ts";
import { meantIn, newItems } from "../../../renderer/screens/meetings/agenda/new-items.ts";
import { planOf } from "../../../renderer/screens/meetings/agenda/plan.ts";

it("agenda times run on from the start, past midnight, and are absent without a start", () => {
  expect(clockTimes("23:30", [20, null, 15])).toEqual(["23:30", "23:50", "23:50"]);
  expect(clockTimes("23:50", [15, 5])).toEqual(["23:50", "00:05"]);
  expect(clockTimes(null, [15])).toEqual([]);
});

it("expects what is to come when what is on will be over, never before now, and nothing of what is done or put off", () => {
  regionIs({ zone: "Asia/Shanghai", workingYears: {} });
  // The region is one for all files of a process.
  onTestFinished(() => regionIs({ zone: null, workingYears: {} }));
  const now = Date.parse("2026-03-12T10:00:00+08:00");
  const held = (id: string, state: "open" | "done" | "parked", minutes: number | null, spent = 0) => ({
    ...{ id, state, minutes, spent },
    started_at: null,
  });
  const items = [
    held("a", "done", 15, 1_800),
    held("b", "open", 20, 600),
    held("c", "open", null),
    held("d", "open", 5),
  ];
  // Ten of twenty minutes are left; an item without minutes takes none.
  expect(expectedTimes(items, "b", now)).toEqual([null, null, "10:10", "10:10"]);
  expect(expectedTimes([held("b", "open", 20, 3_600), held("d", "open", 5)], "b", now)).toEqual([null, "10:00"]);
  expect(expectedTimes(items, null, now)).toEqual([null, null, null, null]);
});

describe("the plan", () => {
  const item = (id: string, minutes: number | null, state: "open" | "parked" = "open") => ({ id, minutes, state });
  const items = [item("a", 15), item("b", 20, "parked"), item("c", null), item("d", 25)];

  it("numbers and times what is held, leaves out what was put off, and says where one more would stand", () => {
    const { places, next, minutes } = planOf({ starts: "09:00", ends: null }, items);
    expect([...places]).toEqual([
      ["a", { number: 1, time: "09:00" }],
      ["c", { number: 2, time: "09:15" }],
      ["d", { number: 3, time: "09:15" }],
    ]);
    expect(next).toEqual({ number: 4, time: "09:40" });
    expect(minutes).toBe(40);
  });

  it.each([
    ["09:00", "10:00", 20],
    ["09:00", "09:30", -10],
    ["23:30", "00:30", 20],
    ["09:00", null, null],
    [null, "10:00", null],
    // The hours stand in the wrong order.
    ["20:00", "09:00", null],
  ])("from %s to %s it leaves %s minutes", (starts, ends, spare) => {
    expect(planOf({ starts, ends }, items).spare).toBe(spare);
  });
});

describe("a line of the agenda", () => {
  const party = (id: string, name: string, attends: boolean): Party => ({
    id,
    sector: "enterprise",
    shown: { zh: name, en: null, short: null },
    names: [name],
    initials: [],
    pinyin: [],
    apart: null,
    attends,
  });
  const parties = [
    party("changan", "长安汽车", true),
    party("other", "长安大学", false),
    party("twin", "长安汽车", false),
  ];
  const read = (text: string, chosen = new Map<string, string>(), language: "zh" | "en" = "zh") =>
    newItems(text, parties, chosen, language)[0]?.item;

  it("is an item of the usual length, to be discussed, unless it says otherwise", () => {
    expect(read("热管理缺口")).toEqual({
      title_zh: "热管理缺口",
      title_en: null,
      kind: "discussion",
      presenter: null,
      minutes: USUAL_MINUTES,
    });
    expect(read("热管理缺口 @长安汽车 15分")).toMatchObject({ kind: "report", presenter: "changan", minutes: 15 });
  });

  it("means somebody of the meeting before anybody else, and whoever was chosen before all", () => {
    expect(read("缺口 @长安")?.presenter).toBe("changan");
    expect(read("缺口 @长安大学")?.presenter).toBe("other");
    expect(read("缺口 @长安汽车", new Map([["长安汽车", "twin"]]))?.presenter).toBe("twin");
  });

  it("names whom it does not know, and once that is said the party reports and the name leaves the title", () => {
    const [line] = newItems("其他 @没有的单位 5分", parties, new Map(), "zh");
    expect(line).toMatchObject({ unclear: "没有的单位", item: { title_zh: "其他 @没有的单位", minutes: 5 } });
    expect(line && meantIn(line, "changan")).toMatchObject({
      unclear: null,
      item: { title_zh: "其他", presenter: "changan", kind: "report", minutes: 5 },
    });
    const [bracketed] = newItems("其他（@没有的单位，5分钟）", parties, new Map(), "zh");
    expect(bracketed && meantIn(bracketed, "changan").item.title_zh).toBe("其他");
  });

  it("has an English title only of whoever works in English and types no Chinese", () => {
    expect(read("Grid access", undefined, "en")).toMatchObject({ title_zh: null, title_en: "Grid access" });
    expect(read("换电 standards", undefined, "en")).toMatchObject({ title_zh: "换电 standards", title_en: null });
    expect(read("Grid access")).toMatchObject({ title_zh: "Grid access", title_en: null });
  });
});
