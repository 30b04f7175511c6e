/** The working days of a year as an office enters them, and what is counted by them. */
import { describe, expect, it } from "vitest";
import { ERRORS } from "../../../db/contract/errors.ts";
import { ANNOUNCED, MAX_NOTICE, type WorkingYears } from "../../../db/contract/working-days.ts";
import { workingDaysAfter } from "../../../db/language/dates/working-days.ts";
import { readWorkingYear, writtenYear } from "../../../db/language/dates/working-year.ts";
import { readDay, uncountedYear } from "../../../db/language/days.ts";
import { readDue } from "../../../db/language/due.ts";
import { dueAt } from "../../../db/language/due-suggestions.ts";
import { parseEntry } from "../../../db/language/entry.ts";
import english from "../../../renderer/locales/en/screens.ts";
import chinese from "../../../renderer/locales/zh-CN/screens.ts";

const NOTICE = `经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`;

describe("a year is read", () => {
  it("from the notice that announces it, as it is pasted", () => {
    expect(readWorkingYear(NOTICE, "2026")).toEqual(ANNOUNCED["2026"]);
  });

  it("from all of its page: with its number, whom it goes to, and the day on which it was given", () => {
    const page = `国务院办公厅关于2026年\n部分节假日安排的通知\n国办发明电〔2025〕7号\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n${NOTICE}\n国务院办公厅\n2025年11月4日\n（此件公开发布）`;
    expect(readWorkingYear(page, "2026")).toEqual(ANNOUNCED["2026"]);
    expect(readWorkingYear(page.replaceAll("\n", "\r\n"), "2026")).toEqual(ANNOUNCED["2026"]);
  });

  it.each(["zh", "en"] as const)("from what the field and the error propose in %s", (language) => {
    const days = { off: ["2026-01-01", "2026-01-02", "2026-01-03"], work: ["2026-01-04"] };
    const { yearPlaceholder } = { zh: chinese, en: english }[language].settings;
    const quoted = [...ERRORS.E_WORKING_DAYS_TEXT[language].matchAll(/“([^“”{}]+)”/gu)].map(([, words = ""]) => words);
    expect(quoted).toHaveLength(1);
    for (const text of [yearPlaceholder, ...quoted]) {
      expect(readWorkingYear(text, "2026")).toEqual(days);
      expect(readWorkingYear(`“${text}”`, "2026")).toEqual(days);
    }
    expect(readWorkingYear(writtenYear(days, language), "2026")).toEqual(days);
  });

  it.each(["zh", "en"] as const)("from what it is shown as in %s", (language) => {
    const written = writtenYear(ANNOUNCED["2026"], language);
    expect(written.split("\n")).toHaveLength(2);
    expect(readWorkingYear(written, "2026")).toEqual(ANNOUNCED["2026"]);
    expect(writtenYear(undefined, language)).toBe("");
  });

  const year = { off: ["2027-01-01", "2027-01-02", "2027-01-03", "2027-02-08"], work: ["2027-02-14", "2027-02-20"] };
  it.each([
    "1月1日至3日、2月8日放假。2月14日、20日上班。",
    "１月１日—３日放假，2月8日放假；2月14日上班，2月20日上班",
    "2月14日、2月20日上班，1月1日至3日、2月8日放假",
    "放假：1月1日，1月2日，1月3日，2月8日，上班：2月14日，2月20日",
    "放假\n1-1\n1-2\n1-3\n2-8\n上班\n2-14\n2-20",
    "Off: Jan 1-3, Feb 8. Worked: Feb 14, Feb 20",
    "Off: Jan. 1 to Jan. 3, 8 Feb. Worked: 14 Feb. and 20 Feb.",
    "放假:1.1-1.3，2.8. 上班:2.14、2.20",
    "Off: 1 January to 3 January 2027, Feb. 8, worked: 14 Feb, 20 Feb",
    "2027-01-01..2027-01-03, 2027-02-08 off; 2027-02-14, 2027-02-20 working",
  ])("from %j", (text) => expect(readWorkingYear(text, "2027")).toEqual(year));

  /** Each says that January 1 to 3 are off, and that January 9 is worked: a Saturday. */
  it.each([
    "Off: Jan 1-3. Worked: Jan 9",
    "1月1日至3日放假。1月9日为工作日。",
    "1月1日至3日放假，1月9日（周六）正常工作",
    "1月1日至3日放假，1月9日正常上班。",
    "1月1日至3日放假，共3天，1月9日星期六照常上班",
    "1月1日至3日放假1月9日上班",
    "1月1日（放假）、1月2日至3日（休息）、1月9日（补班）",
    "放假 1月1日-3日 上班 1月9日",
    "放假日期：1月1日至3日 上班日期：1月9日",
    "放假：1月1日至3日，1月9日调休上班",
    "放假三天：元旦1月1日至3日\n不放假：1月9日",
    "上班：1月9日；无需上班：1月1日至3日",
    "关于放假和上班安排的通知如下：1月1日至3日放假，1月9日上班",
    "1. 元旦（1月1日至3日）放假\n2. 1月9日（周六）办公",
    "1月9日、\n1月9日工作。1月1日至\n3日放假",
    "放假\n- 1-1\n- 1-2\n- 1-3\n上班\n- 1-9",
    "Off: Jan 1-3\nWorkdays: Jan 9",
    "Off: Jan 1-3\nWorkday: Jan 9",
    "Days off: New Year Jan 1-3 (3 days). Make-up days: Sat, Jan 9.",
    "Office works on Jan 9, off Jan 1-3",
    "The office is closed from Jan 1 to Jan 3 and open on Jan 9",
    "Jan 1-3 off and Jan 9 worked",
    "Off: Jan 1-3 Worked: Jan 9",
    "Non-working days: Jan 1, Jan 2, Jan 3. Not off: Jan 9",
    "Jan 1-3 isn't a working day. Jan 9 is not a holiday",
  ])("with the kind of each day, from %j", (text) => {
    const days = { off: ["2027-01-01", "2027-01-02", "2027-01-03"], work: ["2027-01-09"] };
    expect(readWorkingYear(text, "2027")).toEqual(days);
  });

  it.each([
    // What is said of days is not known, or not surely meant.
    "1月1日至3日放假，1月9日补课",
    "1月1日至3日放假。1月9日值班。",
    "1月1日至3日放假，1月9日来访，1月10日上班",
    "Off: Jan 1-3, Jan 9 visit of the minister",
    "Off: Jan 1-3\nKick-off: Jan 9",
    "Off: Jan 1-7 except Jan 5",
    "1月1日至7日放假（1月5日除外）",
    "1月1日起放假",
    "从1月1日放假",
    "1月1日下午放假",
    "放假上班：1月1日",
    "放假：1月9日上班",
    "放假：一月一日，1月2日",
    // Two kinds claim a day, or none does.
    "放假：1月1日，1月2日，1月9日上班",
    "1月1日放假，1月2日，上班：1月9日",
    "1月1日放假，1月9日",
    "1月1日至3日放假，1月9日\n上班",
    "放假安排\n1月1日至3日\n放假\n1月9日\n上班",
    "放假：1月1日。祝大家快乐。1月2日",
    "放假：1月1日。国务院办公厅\n1月2日",
  ])("and never guesses a kind: %j", (text) =>
    expect(readWorkingYear(text, "2027")).toMatchObject({ code: "E_WORKING_DAYS_TEXT" }),
  );

  it("and a text that no notice is as long as is not read at all", () => {
    const notice = `放假：1月1日${" ".repeat(MAX_NOTICE - 7)}`;
    expect(readWorkingYear(notice, "2027")).toEqual({ off: ["2027-01-01"], work: [] });
    const params = { path: "text", max: MAX_NOTICE, length: MAX_NOTICE + 1 };
    expect(readWorkingYear(`${notice} `, "2027")).toEqual({ code: "E_TEXT_TOO_LONG", params });
  });

  it.each([
    ["不放假：5月1日", "E_WORKING_DAYS_NONE"],
    ["不放假：5月4日", "E_WORKING_DAY_WEEKDAY"],
    ["5月4日不休", "E_WORKING_DAY_WEEKDAY"],
    ["1月1日至7日放假（1月2日上班）", "E_WORKING_DAY_TWICE"],
    ["1月2日至3日（周六、周一）放假", "E_WORKING_DAY_OTHER"],
    ["1月1日至3日", "E_WORKING_DAYS_TEXT"],
    ["13月1日放假", "E_WORKING_DAYS_TEXT"],
    ["2月30日放假", "E_WORKING_DAYS_TEXT"],
    ["一月一日放假", "E_WORKING_DAYS_TEXT"],
    ["1月3日至1日放假", "E_WORKING_DAYS_TEXT"],
    ["Off: 1-3 Jan", "E_WORKING_DAYS_TEXT"],
    ["not yet announced", "E_WORKING_DAYS_TEXT"],
    ["2026年12月31日至2027年1月3日放假", "E_WORKING_DAY_YEAR"],
    ["1月1日至3日放假，1月3日上班", "E_WORKING_DAY_TWICE"],
    ["1月1日放假，1月5日上班", "E_WORKING_DAY_WEEKDAY"],
    ["1月3日上班", "E_WORKING_DAYS_NONE"],
    // Last year's notice: its days fell on other days of the week.
    [NOTICE, "E_WORKING_DAY_OTHER"],
  ])("and %j is refused by its reason", (text, code) => expect(readWorkingYear(text, "2027")).toMatchObject({ code }));
});

describe("what is counted in working days goes by the calendar that is given", () => {
  /** The office has entered a year, and one that it holds otherwise than the program. */
  const years: WorkingYears = {
    ...ANNOUNCED,
    "2026": { off: ["2026-11-24", "2026-11-25"], work: ["2026-11-28"] },
    "2027": { off: ["2027-01-01"], work: ["2027-01-02"] },
  };
  const own = { today: "2026-11-23", years };
  const shipped = { today: "2026-11-23", years: ANNOUNCED };

  it("in each reader", () => {
    for (const [calendar, day] of [
      [shipped, "2026-11-26"],
      [own, "2026-11-28"],
    ] as const) {
      expect(workingDaysAfter("2026-11-23", 3, calendar.years).day).toBe(day);
      expect(readDue("三个工作日内提交", calendar)).toMatchObject({ kind: "due", due: { day } });
      expect(readDay("within 3 working days", calendar)).toBe(day);
      const entry = { kind: "action", parties: [], presenter: null, ...calendar } as const;
      expect(parseEntry("三个工作日内提交方案", entry).due).toBe(day);
    }
    expect(dueAt("下周", 2, own)?.found.length).toBeGreaterThan(0);
  });

  it("and says of which year nothing is known", () => {
    const asked = { kind: "ask", why: "holidays", words: ["60个工作日内"] };
    expect(readDue("60个工作日内提交", shipped)).toEqual({ ...asked, year: "2027" });
    expect(readDue("60个工作日内提交", own).kind).toBe("due");
    expect(readDue("300个工作日内提交", own)).toEqual({ ...asked, words: ["300个工作日内"], year: "2028" });
    expect([uncountedYear("60个工作日内", shipped), uncountedYear("60个工作日内", own)]).toEqual(["2027", null]);
    expect(uncountedYear("下周五", shipped)).toBeNull();
  });
});
