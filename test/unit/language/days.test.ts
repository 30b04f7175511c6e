/** Days as people write them, in fields that hold a day. */
import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayExists, daysAfter, minutesAfter, monthsAfter } from "../../../db/contract/dates.ts";
import { ANNOUNCED } from "../../../db/contract/working-days.ts";
import { dayInWords, dayOnAxis, dueInWords, momentInWords } from "../../../db/language/day-words.ts";
import { readDay } from "../../../db/language/days.ts";
import { weeksOf } from "../../../renderer/ui/day/weeks.ts";
import { announceSeed } from "../../seed.ts";

/** A Wednesday. */
const TODAY = "2026-11-25";
const read = (text: string, more: object = {}) => readDay(text, { today: TODAY, years: ANNOUNCED, ...more });

it("stands under a bar in few letters", () => {
  expect([dayOnAxis("2026-11-30", "zh"), dayOnAxis("2027-01-04", "en")]).toEqual(["11/30", "4 Jan"]);
});

describe("a day is read as it is written", () => {
  it.each([
    ["2026-12-31", "2026-12-31"],
    [" 2026-12-31 ", "2026-12-31"],
    ["2026年11月26日", "2026-11-26"],
    ["2026年11月6号", "2026-11-06"],
    ["2026 年 11 月 6 日", "2026-11-06"],
    ["２０２６－１２－３１", "2026-12-31"],
    ["2026.1.2", "2026-01-02"],
    ["11.29", "2026-11-29"],
    ["2026/12/31", "2026-12-31"],
    ["下周五", "2026-12-04"],
    ["月底", "2026-11-30"],
    ["明天", "2026-11-26"],
    ["next Friday", "2026-12-04"],
    ["tomorrow", "2026-11-26"],
    ["31 Dec 2026", "2026-12-31"],
    ["March 5, 2027", "2027-03-05"],
    ["", ""],
    ["  ", ""],
  ])("%j is %j", (text, day) => expect(read(text)).toBe(day));

  it.each(["2026-02-30", "2026-13-01", "2月30日", "someday", "下周五提交", "请于下周五", "2026", "2026-12", "12", "-"])(
    "%j is no day",
    (text) => expect(read(text)).toBeNull(),
  );
});

it("a day without its year is the nearest, or the coming one of something that lies ahead", () => {
  expect(read("11月6日")).toBe("2026-11-06");
  expect(read("11月6日", { ahead: true })).toBe("2027-11-06");
  expect(read("1月5日")).toBe("2027-01-05");
  expect(read("6 Nov")).toBe("2026-11-06");
  expect(read("6 Nov", { ahead: true })).toBe("2027-11-06");
  expect(read("6 Nov 2027")).toBe("2027-11-06");
});

it("a month or a year is enough only where the field says so", () => {
  for (const [text, day] of [
    ["2026年11月", "2026-11"],
    ["2026年", "2026"],
    ["2026", "2026"],
    ["2026-12", "2026-12"],
    ["2026年11月6日", "2026-11-06"],
  ] as const)
    expect(read(text, { partial: true })).toBe(day);
  expect(read("2026-13", { partial: true })).toBeNull();
});

it("whatever is typed is a day that exists, or none", () => {
  const piece = fc.constantFrom(
    "2026",
    "12",
    "31",
    "2",
    "30",
    "-",
    "年",
    "月",
    "日",
    "/",
    " ",
    "下",
    "周",
    "五",
    "next",
    "feb",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), fc.boolean(), (pieces, ahead, partial) => {
      const day = read(pieces.join(""), { ahead, partial });
      if (day) expect(dayExists(day)).toBe(true);
      if (day) expect(read(day, { ahead, partial })).toBe(day);
    }),
    { seed: announceSeed("days") },
  );
});

describe("the calendar", () => {
  it("has weeks from Monday to Sunday and every day of the month once", () => {
    const weeks = weeksOf("2026-02-14");
    expect(weeks[0]).toEqual([null, null, null, null, null, null, "2026-02-01"]);
    expect(weeks.flat().filter(Boolean)).toHaveLength(28);
    expect(weeksOf("2028-02-01").flat().filter(Boolean).at(-1)).toBe("2028-02-29");
    expect(weeksOf("2027-02-01")).toHaveLength(4);
  });

  it("goes by days and by months", () => {
    expect(daysAfter("2026-12-31", 1)).toBe("2027-01-01");
    expect(daysAfter("2026-03-01", -1)).toBe("2026-02-28");
    expect(monthsAfter("2026-03-31", -1)).toBe("2026-02-28");
    expect(monthsAfter("2026-12-15", 1)).toBe("2027-01-15");
    expect(minutesAfter("23:50", 25)).toBe("00:15");
    expect(minutesAfter("00:10", -20)).toBe("23:50");
  });

  it("says a day in words", () => {
    expect(dayInWords("2026-12-04", "zh")).toBe("2026年12月4日星期五");
    expect(dayInWords("2026-12-04", "en")).toContain("4 December 2026");
    expect(dayInWords("2026-12", "zh")).toBe("2026-12");
  });
});

it("no part of the interface has the browser's own field for a day, which writes it in the browser's order", () => {
  const files = globSync("renderer/**/*.tsx");
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /type="(date|month|datetime-local)"/.test(readFileSync(file, "utf8")))).toEqual([]);
});

it("moments are written in the language of the interface, never in the browser's", () => {
  expect(momentInWords("2026-12-04T01:02:03.000Z", "zh", "Asia/Shanghai")).toMatch(/^2026年12月4日 ?09:02:03/);
  expect(momentInWords("2026-12-04T01:02:03.000Z", "en", "America/New_York")).toMatch(/^3 Dec 2026, 20:02:03/);
});

describe("a due day is told from today on", () => {
  it.each([
    ["2026-11-16", "late", "逾期 9 天", "9 days late", "11月16日"],
    ["2026-11-24", "late", "逾期 1 天", "1 day late", "11月24日"],
    ["2026-11-25", "soon", "今天", "today", "11月25日"],
    ["2026-11-26", "soon", "明天", "tomorrow", "11月26日"],
    ["2026-12-02", "soon", "还有 7 天", "in 7 days", "12月2日"],
    ["2026-12-03", "later", "还有 8 天", "in 8 days", "12月3日"],
    ["2027-01-04", "later", "还有 40 天", "in 40 days", "2027年1月4日"],
    // A month is not over on its last day, nor a year.
    ["2026-11", "later", "", "", "2026年11月"],
    ["2026-10", "late", "逾期", "late", "2026年10月"],
    ["2025", "late", "逾期", "late", "2025"],
  ] as const)("%s is %s: %s, %s", (due, when, zh, en, day) => {
    expect(dueInWords(due, TODAY, "zh")).toEqual({ when, words: zh, day });
    expect(dueInWords(due, TODAY, "en")).toMatchObject({ when, words: en });
  });
});
