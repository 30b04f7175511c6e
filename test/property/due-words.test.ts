/** Words of due dates in the line of an action, in all forms that are known: what is recorded holds the day, not the words. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayExists } from "../../db/contract/dates.ts";
import { ANNOUNCED } from "../../db/contract/working-days.ts";
import { findDue, readDue, withoutDue } from "../../db/language/due.ts";
import { announceSeed } from "../seed.ts";

const seed = announceSeed("words of due dates");
/** A Monday: no day of this week has gone by. */
const TODAY = "2026-11-09";
const CALENDAR = { today: TODAY, years: ANNOUNCED };

const digits = (most: number) => fc.integer({ min: 1, max: most }).map(String);
const count = fc.oneof(digits(30), fc.constantFrom("一", "两", "三", "十", "十五"));
const zhDay = fc.oneof(
  // Of the last two months it may be this year's: that is asked.
  fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 11, 12).map((month) => `${month}月28日`),
  digits(12).map((month) => `2027年${month}月28日`),
  digits(12).map((month) => `2027-${month}-28`),
  fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 11, 12).map((month) => `${month}月底`),
  fc
    .tuple(
      fc.constantFrom("本", "下", "下下", "这"),
      fc.constantFrom("周", "星期", "礼拜"),
      fc.constantFrom(..."一二三四五六日"),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom("月底", "本月底", "下个月底", "年底", "明年底", "季度末", "明天", "大后天"),
);
const zhLimit = fc.oneof(
  fc
    .tuple(fc.constantFrom("", "于", "在", "最迟", "截止到"), zhDay, fc.constantFrom("前", "之前", "以前"))
    .map((parts) => parts.join("")),
  fc
    .tuple(count, fc.constantFrom("天", "周", "个月", "个工作日"), fc.constantFrom("内", "之内", "以内"))
    .map((parts) => parts.join("")),
);
const enMonth = fc.constantFrom("January", "March", "June", "Dec");
const enLimit = fc
  .tuple(
    fc.constantFrom("by ", "before ", "due ", "until "),
    fc.oneof(
      fc
        .tuple(fc.constantFrom("next ", "this ", ""), fc.constantFrom("Monday", "Friday", "Sunday"))
        .map((parts) => parts.join("")),
      fc.tuple(digits(28), enMonth).map((parts) => parts.join(" ")),
      fc.tuple(enMonth, digits(28)).map(([month, day]) => `${month} ${day}, 2027`),
      fc.constantFrom("the end of March", "month end", "the end of next month", "year-end", "tomorrow"),
    ),
  )
  .map((parts) => parts.join(""));

const clean = (text: string) => text.replace(/\s+/gu, " ").trim();

test("Chinese words of a limit are taken out at the beginning and inside a sentence, and nothing else of it is", () => {
  const around = fc.constantFrom(["", "提交方案"], ["由专班", "提交方案并公开接口"], ["由专班，", "，提交方案"]);
  fc.assert(
    fc.property(zhLimit, around, (limit, [before = "", after = ""]) => {
      const line = `${before}${limit}${after}`;
      const due = findDue(line, CALENDAR);
      expect(due?.day, line).toMatch(/^\d{4}-\d\d-\d\d$/);
      const rest = clean(withoutDue(line, due as NonNullable<typeof due>)).replaceAll(/[\s，]/gu, "");
      expect(rest, line).toBe(`${before}${after}`.replaceAll("，", ""));
    }),
    { seed, numRuns: 500 },
  );
});

test("English words of a limit are taken out at either end and before a comma, and nothing else of it is", () => {
  const around = fc.constantFrom(
    ["", " submit the plan"],
    ["submit the plan ", ""],
    ["submit the plan ", ", then report"],
  );
  fc.assert(
    fc.property(enLimit, around, (limit, [before = "", after = ""]) => {
      const line = `${before}${limit}${after}`;
      const due = findDue(line, CALENDAR);
      expect(due?.day, line).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(clean(withoutDue(line, due as NonNullable<typeof due>)), line).toBe(clean(`${before.trimEnd()}${after}`));
    }),
    { seed, numRuns: 500 },
  );
});

test("what is no limit stays word for word", () => {
  fc.assert(
    fc.property(zhDay, fc.constantFrom("的数据", "总结会"), (day, rest) => {
      const line = `整理${day}${rest}`;
      const due = findDue(line, CALENDAR);
      if (due) expect(withoutDue(line, due)).toBe(line);
    }),
    { seed, numRuns: 200 },
  );
});

const joined = fc.constantFrom("、", "，", "和", "或", "前报初稿，", " ");

test("two dates that differ are asked about, never chosen between", () => {
  fc.assert(
    fc.property(zhLimit, joined, zhLimit, (one, between, other) => {
      const [first, second] = [findDue(`${one}完成`, CALENDAR)?.day, findDue(`${other}完成`, CALENDAR)?.day];
      fc.pre(first !== second);
      const line = `${one}${between}${other}报送`;
      expect(readDue(line, CALENDAR).kind, line).toBe("ask");
    }),
    { seed, numRuns: 500 },
  );
});

test("nothing that has gone by is set, whatever stands around it", () => {
  const past = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom("去年", "2025年", "前年"))
      .map(([month, year]) => `${year}${month}月28日`),
    fc.constantFrom("昨天", "前天", "上周五", "上个月底", "去年底", "2025年底", "去年四季度末", "11月1日", "10月底"),
  );
  const around = fc.constantFrom(["", "完成"], ["整理", "的数据"], ["由专班", "报送"], ["完成 ", ""], ["完成，", "。"]);
  fc.assert(
    fc.property(past, fc.constantFrom("", "前", "之前", "内"), around, (day, limit, [before = "", after = ""]) => {
      const line = `${before}${day}${limit}${after}`;
      expect(["ask", "none"], line).toContain(readDue(line, CALENDAR).kind);
    }),
    { seed, numRuns: 500 },
  );
});

test("figures of any width mean the same", () => {
  const wide = (text: string) => text.replaceAll(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(fc.oneof(zhLimit, enLimit), (limit) => {
      expect(readDue(wide(`${limit} 提交`), CALENDAR)).toEqual(readDue(`${limit} 提交`, CALENDAR));
    }),
    { seed, numRuns: 300 },
  );
});

test("whatever is typed, a day that is set exists, lies ahead, and stands where it is said to", () => {
  const piece = fc.constantFrom(
    ...["2026", "12", "31", "2", "30", "-", "/", " ", "，", "、", "（", "）"],
    ...[
      "年",
      "月",
      "日",
      "底",
      "前",
      "内",
      "后",
      "下",
      "周",
      "五",
      "十",
      "一",
      "季度",
      "半",
      "上旬",
      "工作日",
      "至",
      "的",
      "提交",
    ],
    ...["by ", "next ", "friday", "dec ", "may ", "end of ", "within ", "two ", "weeks", " or ", "the "],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const line = pieces.join("");
      const due = findDue(line, CALENDAR);
      if (!due) return;
      expect(due.start < due.end && due.end <= line.length, line).toBe(true);
      if (due.day !== null) expect([dayExists(due.day), due.day >= TODAY], line).toEqual([true, true]);
    }),
    { seed, numRuns: 2_000 },
  );
});
