import { describe, expect, it } from "vitest";
import { ANNOUNCED } from "../../../db/contract/working-days.ts";
import { findDue, readDue, withoutDue } from "../../../db/language/due.ts";

/** A Monday. */
const TODAY = "2026-11-23";
const CALENDAR = { today: TODAY, years: ANNOUNCED };
const dayIn = (line: string, today = TODAY) => findDue(line, { today, years: ANNOUNCED })?.day ?? null;

describe("a due date in a line", () => {
  it.each([
    ["2026-12-31 完成清单", "2026-12-31"],
    ["2027/1/5 report", "2027-01-05"],
    ["2026年12月31日前 报送", "2026-12-31"],
    ["2027年2月底前 报送", "2027-02-28"],
    ["12-31 起草模板", "2026-12-31"],
    ["1-15 起草模板", "2027-01-15"],
    ["12月15日 起草模板", "2026-12-15"],
    ["11 月底前 征集需求", "2026-11-30"],
    ["3月末 汇总", "2027-03-31"],
    ["下周五前 提供参数", "2026-12-04"],
    ["本周五 提供参数", "2026-11-27"],
    ["周五 提供参数", "2026-11-27"],
    ["周一 提供参数", "2026-11-23"],
    ["下下周三 提供参数", "2026-12-09"],
    ["星期天 提供参数", "2026-11-29"],
    ["月底 提供参数", "2026-11-30"],
    ["下个月底前 提供参数", "2026-12-31"],
    ["年底前 提供参数", "2026-12-31"],
    ["明年底 提供参数", "2027-12-31"],
    ["季度末 提供参数", "2026-12-31"],
    ["今天 提供参数", "2026-11-23"],
    ["明天 提供参数", "2026-11-24"],
    ["大后天 提供参数", "2026-11-26"],
    ["三天内 提供参数", "2026-11-26"],
    ["两周内 提供参数", "2026-12-07"],
    ["十五天后 提供参数", "2026-12-08"],
    ["5个工作日内 提供参数", "2026-11-30"],
    ["3个月内 提供参数", "2027-02-23"],
    ["30日前 提供参数", "2026-11-30"],
    ["15号 提供参数", "2026-12-15"],
    ["by 31 Dec send the list", "2026-12-31"],
    ["Dec 31, 2027 send the list", "2027-12-31"],
    ["by September 8 send the list", "2027-09-08"],
    ["next Friday send the list", "2026-12-04"],
    ["by Friday send the list", "2026-11-27"],
    ["Tomorrow send the list", "2026-11-24"],
    ["by the end of month send the list", "2026-11-30"],
    ["end of next month send the list", "2026-12-31"],
    ["end of March send the list", "2027-03-31"],
    ["within two weeks send the list", "2026-12-07"],
    ["in 10 days send the list", "2026-12-03"],
    ["in 2 weeks send the list", "2026-12-07"],
    ["本月底前 提供参数", "2026-11-30"],
    ["12 月底前 提供参数", "2026-12-31"],
  ])("%s → %s", (line, day) => {
    expect(dayIn(line)).toBe(day);
  });

  it("ends a month on its own last day", () => {
    expect(dayIn("一个月内 交付", "2027-01-31")).toBe("2027-02-28");
    expect(dayIn("2月底 交付", "2028-01-03")).toBe("2028-02-29");
    expect(dayIn("下月底 交付", "2026-12-10")).toBe("2027-01-31");
    expect(dayIn("5日前 交付", "2026-12-10")).toBe("2027-01-05");
  });

  it("takes the week to begin on Monday", () => {
    expect(dayIn("周日 交付", "2026-11-29")).toBe("2026-11-29");
    expect(dayIn("下周一 交付", "2026-11-29")).toBe("2026-11-30");
    expect(dayIn("next Monday deliver", "2026-11-29")).toBe("2026-11-30");
  });

  it("knows a day that does not exist, and gives none", () => {
    expect(findDue("2026-02-30 交付", CALENDAR)).toMatchObject({ day: null, apart: true });
    expect(findDue("13月5日 交付", CALENDAR)).toMatchObject({ day: null });
    expect(findDue("2-30 交付", CALENDAR)).toMatchObject({ day: null });
  });

  it("does not take numbers and words for dates", () => {
    for (const line of [
      "征求12家企业意见",
      "走访3-5家企业",
      "完成2026版目录",
      "日后再议",
      "marching orders for the team",
      "电话 023-6789-1234",
      "1万公里/3年质保",
      "13-40 人参加",
      "第3次会议",
      "400 辆",
      "版本 1-2-3",
    ])
      expect(findDue(line, CALENDAR), line).toBeNull();
  });

  it("does not take a past day inside a sentence for the due date, and asks about one that stands apart or is a limit", () => {
    expect(readDue("整理2025年1月1日后的数据", CALENDAR)).toEqual({ kind: "none" });
    expect(readDue("2025-01-01 整理数据", CALENDAR)).toEqual({ kind: "ask", why: "past", words: ["2025-01-01"] });
    expect(readDue("去年12月31日前完成", CALENDAR)).toEqual({ kind: "ask", why: "past", words: ["去年12月31日前"] });
    // It went by three days ago: it may be that one, or the one in nearly a year.
    expect(readDue("11月20日前报送", CALENDAR)).toMatchObject({ kind: "ask", why: "past" });
  });

  it.each(["会后三日内反馈", "收到通知后5个工作日内回复", "自即日起一个月内完成", "reply within two weeks of signing"])(
    "asks where a length of time is counted from something else than today: %s",
    (line) => expect(readDue(line, CALENDAR)).toMatchObject({ kind: "ask", why: "vague" }),
  );

  it("asks where there are two, naming both, unless they are the same", () => {
    expect(readDue("12月5日前报初稿，12月20日前报终稿", CALENDAR)).toEqual({
      kind: "ask",
      why: "several",
      words: ["12月5日前", "12月20日前"],
    });
    expect(findDue("12月31日前报送，年底前公开", CALENDAR)?.day).toBe("2026-12-31");
  });

  it("prefers the date that stands apart, and tells where it stands", () => {
    const line = "整理2025年1月1日后的数据 12-31";
    const due = findDue(line, CALENDAR);
    expect(due).toMatchObject({ day: "2026-12-31", apart: true });
    expect(line.slice(due?.start, due?.end).trim()).toBe("12-31");
    expect(findDue("11月底前征集需求", CALENDAR)).toMatchObject({ day: "2026-11-30", apart: false });
  });
});

describe("words beside a date that make it another one", () => {
  it("are asked about, whichever they are: halves of ranges, about, ordinals, other lengths", () => {
    for (const line of [
      "大概12月15日前完成",
      "不早于12月15日完成",
      "农历十二月十五日前完成",
      "三四天内回复",
      "5至10个工作日内回复",
      "12月15日前三天提交",
      "每季度末前、年底前各报一次",
      "about 15 December send it",
      "a month before 31 December send it",
      "by roughly 15 December send it",
      "by the third Friday of December send it",
      "by 15 December onwards",
      "by mid-Nov / early Dec send it",
      "5/ 10 December send it",
    ])
      expect(readDue(line, CALENDAR).kind, line).not.toBe("due");
  });

  it("are no part of it where they only stand near", () => {
    for (const [line, day] of [
      ["及时12月15日前完成", "2026-12-15"],
      ["12月15日前初步完成", "2026-12-15"],
      ["12月15日前到位", "2026-12-15"],
      ["参照基数12月15日前测算", "2026-12-15"],
      ["review the first draft by 15 December", "2026-12-15"],
      ["hand in the second report by Friday", "2026-11-27"],
    ] as const)
      expect(dayIn(line), line).toBe(day);
  });

  it("that name an hour set the day, and stay in the sentence", () => {
    for (const line of [
      "12月15日下午5点前 提交",
      "周五下班前提交",
      "send it by COB Friday",
      "by 15 Dec, 17:00 send it",
    ]) {
      const due = findDue(line, CALENDAR);
      expect(due?.day, line).toMatch(/^2026-1[12]-/);
      expect(due && withoutDue(line, due)).toBe(line);
    }
  });
});
