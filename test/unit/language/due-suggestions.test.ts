import { describe, expect, it } from "vitest";
import { ANNOUNCED } from "../../../db/contract/working-days.ts";
import { findDue } from "../../../db/language/due.ts";
import { dueAt } from "../../../db/language/due-suggestions.ts";

/** A Monday. */
const TODAY = "2026-11-23";
const CALENDAR = { today: TODAY, years: ANNOUNCED };
const offered = (line: string, today = TODAY) => dueAt(line, line.length, { today, years: ANNOUNCED });
const wordings = (line: string) => offered(line)?.found.map(({ wording }) => wording) ?? [];

describe("dates offered while one is typed", () => {
  it.each([
    ["@lead due ", "next Friday", "2026-12-04"],
    ["@lead by ", "end of month", "2026-11-30"],
    ["@lead due: ", "end of year", "2026-12-31"],
    ["@长安 截至", "下周五", "2026-12-04"],
    ["@长安 日期：", "月底", "2026-11-30"],
    ["@长安 期限 ", "年底", "2026-12-31"],
    ["@长安 前", "下周五前", "2026-12-04"],
  ])("%s asks for a date: %s is %s", (line, wording, day) => {
    expect(offered(line)?.found).toContainEqual({ wording, day });
  });

  it.each([
    ["@长安 下", "下周五"],
    ["@长安 起草，下周", "下周三"],
    ["@长安 月", "月底"],
    ["@lead nex", "next Friday"],
    ["@lead end of", "end of next month"],
    ["@lead end of n", "end of next month"],
    ["@lead 12-", "12-31"],
    ["@lead 2月", "2月28日"],
    ["@lead by 下", "下周五"],
  ])("%s is the beginning of %s", (line, wording) => {
    expect(wordings(line)).toContain(wording);
    expect(wordings(line).every((one) => one.startsWith(offered(line)?.query ?? "-"))).toBe(true);
  });

  it("puts what is chosen where the beginning stood", () => {
    expect(offered("@lead due next f")).toMatchObject({ start: 10, query: "next f", tentative: false });
    expect(offered("起草，下周")).toMatchObject({ start: 3, query: "下周", tentative: true });
  });

  it.each(["@长安 下周五", "@长安 月底", "@lead due next Friday", "@lead 12-31", "@lead 12-1", "截至月底"])(
    "%s is complete: Enter is free to record it",
    (line) => expect(offered(line)).toBeNull(),
  );

  it.each(["@长安 起草清单", "以下", "岁月", "standby ", "bynext", "@lead text", "前期准备", "3-5 家", ""])(
    "%s is no date",
    (line) => expect(offered(line)).toBeNull(),
  );

  it("offers nothing that has gone by", () => {
    const sunday = offered("截至", "2026-11-29");
    expect(sunday?.found.map(({ wording }) => wording)).not.toContain("本周五");
    expect(sunday?.found.every(({ day }) => day >= "2026-11-29")).toBe(true);
  });

  it("offers only what the line is then read as", () => {
    for (const asks of ["due ", "by ", "截至", "日期：", "前", "下", "next", "12-"])
      for (const { wording, day } of offered(asks)?.found ?? []) {
        const start = offered(asks)?.start ?? 0;
        const line = `${asks.slice(0, start)}${wording} 起草`;
        expect([line, findDue(line, CALENDAR)?.day, findDue(line, CALENDAR)?.apart]).toEqual([line, day, true]);
        expect(line.slice(findDue(line, CALENDAR)?.end).trim()).toBe("起草");
      }
  });
});
