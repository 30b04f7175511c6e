/**
 * Dates in Chinese: 2026年12月31日, 明年三月底, 一季度末, 12月中旬, 下周五, 两周内, 12-31. A wording is made of a year, a part of
 * the year and a part of that, each of which may be left out or be relative; words before and behind say whether it is a limit.
 * A week begins on Monday and ends on Sunday; 下周五 is the Friday of the next week. Ten-day periods (旬) end on the 10th, the
 * 20th and the last of a month.
 */
import { daysAfter, monthEnd, weekdayOf } from "../../contract/dates.ts";
import { NUMBER, numberOf } from "../numbers.ts";
import { type DateWords, type Groups, type Meant, VAGUE, type Wording, worked } from "./date-words.ts";
import { coming, dayOf, later, monthOf, type Unit, weekdayFrom, yearOf } from "./reckoning.ts";
import { type Calendar, workingDaysAfter } from "./working-days.ts";

const S = "\\s*";
const YEAR = `(?:(?:(?<year>\\d{4}|\\d{2}|[〇零一二三四五六七八九]{4})${S}年度?|(?<years>大前|前|去|上|今|本|这|当|明|来|后|大后)年度?)${S})`;
const MONTH = `(?:(?<month>${NUMBER}|元)${S}月份?|(?<months>上上|上|本|这|当|下下|下)?个?月)`;
const QUARTER = "(?:第?(?<quarter>[一二三四1-4])季度?|(?<quarters>上|本|这|当|下)?个?季度?)";
const WEEK = "(?:(?<weeks>上上|上|本|这|当|下下|下)?个?(?:周|星期|礼拜))";
/** A length of time is no period: 三个月内, 两年内, 半年内. */
const NO_LENGTH = "(?<![\\d〇零一二两三四五六七八九十百个半])";
const WEEKDAY = "一二三四五六日";
/** A time of the year that is named, whose days nobody has read from a calendar. */
const FESTIVAL =
  "(?:元旦|除夕|春节|元宵|清明|端午|五一|六一|七一|八一|(?<![\\d一二三四五六七八九十])十一(?=国庆|黄金周|长?假|前|后)|劳动|教师|中秋|重阳|国庆|腊月|正月|小年|双节|寒(?=假)|暑(?=假)|全国两会)(?:、?(?:中秋|国庆))?(?:佳?节)?(?:长|小长)?(?:放?假(?:期(?!间))?|黄金周)?(?:期间)?";

const YEARS: Record<string, number> = { 大前: -3, 前: -2, 去: -1, 上: -1, 明: 1, 来: 1, 后: 2, 大后: 3 };
const NEXT: Record<string, number> = { 上上: -2, 上: -1, 下: 1, 下下: 2 };
const DAYS: Record<string, number> = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };
const UNITS: Record<string, Unit> = {
  小时: "hour",
  天: "day",
  日: "day",
  周: "week",
  星期: "week",
  礼拜: "week",
  月: "month",
  年: "year",
};
/** Last months of quarters and halves, last days of ten-day periods. */
const HALVES: Record<string, number> = { 上: 6, 下: 12 };
const TENS: Record<string, number> = { 上: 10, 中: 20 };

/** The year that is named; null where none is. */
function yearIn({ year, years }: Groups, today: string): number | null {
  if (years !== undefined) return yearOf(today) + (YEARS[years] ?? 0);
  if (year === undefined) return null;
  const named = numberOf(year);
  return named < 100 ? 2_000 + named : named;
}

/** A day of a year that is named, or of the coming one. */
function inYear(groups: Groups, today: string, of: (year: number) => string | null): Meant {
  const year = yearIn(groups, today);
  if (year !== null) return { day: of(year) };
  const { day, recent } = coming(of, today);
  return { day, doubt: recent ? "past" : undefined };
}

/** Something of a month that is named, or of one counted from this one. */
function inMonth(groups: Groups, today: string, of: (year: number, month: number) => string | null): Meant {
  const { month, months } = groups;
  if (month === undefined) {
    const first = monthEnd(yearOf(today), monthOf(today) + (NEXT[months ?? ""] ?? 0));
    return { day: of(yearOf(first), monthOf(first)) };
  }
  const named = month === "元" ? 1 : numberOf(month);
  return named >= 1 && named <= 12 ? inYear(groups, today, (year) => of(year, named)) : { day: null };
}

function weekdayIn(name: string): number {
  return (name === "天" ? WEEKDAY.length - 1 : WEEKDAY.indexOf(name)) + 1;
}

/** A whole period is a day only by a word that says so. */
const ENDING = `(?=${S}(?:之|以)?[前内])`;
/** A word that asks for the day that stands before it. */
const ASKED = `(?:\\([^)]*\\))?${S}(?:之前|以前|前(?![后期来往置])|截止|下班)`;

// Longer forms stand before those they contain. What ends in 内 says so: a whole period is a limit only with that word.
const WORDINGS: Wording[] = [
  {
    form: `(?<!\\d)${YEAR}?${MONTH}${S}(?:(?<day>${NUMBER})${S}[日号]|(?<bare>\\d{1,2})(?![\\d.]))(?:${S}\\((?:周|星期|礼拜)(?<of>[${WEEKDAY}天])\\))?`,
    read(groups, today) {
      if (groups.month === undefined && groups.months === undefined) return null;
      const meant = inMonth(groups, today, (year, month) =>
        dayOf(year, month, numberOf(groups.day ?? groups.bare ?? "")),
      );
      const agrees = !groups.of || meant.day === null || weekdayOf(meant.day) === weekdayIn(groups.of);
      return agrees ? meant : VAGUE;
    },
  },
  {
    form: "(?<![\\d.-])(?<year>\\d{4})\\s*(?<mark>[-/.])\\s*(?<month>\\d{1,2})\\s*\\k<mark>\\s*(?<day>\\d{1,2})(?![\\d-]|\\.\\d)",
    read: ({ year, month, day }) => ({ day: dayOf(Number(year), Number(month), Number(day)) }),
  },
  // 26.9.30前, 20260930前: only before a word that asks for a day.
  {
    form: `(?<![\\d.-])(?:(?<year>\\d{2})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})|(?<years>20\\d{2})(?<months>\\d{2})(?<days>\\d{2}))(?![\\d.-])(?=${S}日?${ASKED})`,
    read: ({ year, month, day, years, months, days }) => ({
      day: years
        ? dayOf(Number(years), Number(months), Number(days))
        : dayOf(2_000 + Number(year), Number(month), Number(day)),
    }),
  },
  // 12月中下旬, 12月上旬至中旬: somewhere in two of them.
  {
    form: `(?<!\\d)${YEAR}?${MONTH}份?${S}[上中下](?:旬?${S}[、至到或-]?${S}[上中下])旬`,
    read: () => VAGUE,
  },
  {
    form: `(?<!\\d)${YEAR}?${MONTH}份?${S}(?:月?[底末]|(?<tens>[上中下])旬[末底]?)`,
    read(groups, today) {
      const named = groups.month ?? groups.months;
      if (groups.tens && named === undefined && !yearIn(groups, today)) return null;
      const last = TENS[groups.tens ?? ""];
      return inMonth(groups, today, (year, month) => (last ? dayOf(year, month, last) : monthEnd(year, month)));
    },
  },
  {
    form: `(?<!\\d)${YEAR}?(?:${QUARTER})${S}(?:[底末]|(?<within>内))`,
    read(groups, today) {
      const { quarter, quarters, within } = groups;
      if (within && quarter === undefined && quarters === undefined) return null;
      if (quarter !== undefined) return inYear(groups, today, (year) => monthEnd(year, numberOf(quarter) * 3));
      const now = Math.ceil(monthOf(today) / 3) + (NEXT[quarters ?? ""] ?? 0);
      return { day: monthEnd(yearOf(today), now * 3) };
    },
  },
  {
    form: `${YEAR}(?<half>[上下])半年(?:[底末]|${ENDING})`,
    read: (groups, today) => inYear(groups, today, (year) => monthEnd(year, HALVES[groups.half ?? ""] ?? 12)),
  },
  {
    form: `(?<half>[上下])半年(?:[底末]|${ENDING})`,
    // Of this year, as long as it is not over.
    read: ({ half }, today) => {
      const day = monthEnd(yearOf(today), HALVES[half ?? ""] ?? 12);
      return day >= today ? { day } : VAGUE;
    },
  },
  {
    form: `(?:${YEAR}年?|${NO_LENGTH}年)${S}[底末终]`,
    read: (groups, today) => ({ day: dayOf(yearIn(groups, today) ?? yearOf(today), 12, 31) }),
  },
  {
    form: `(?:(?<!\\d)${YEAR}|${NO_LENGTH}年度?)(?:之|以)?内`,
    read: (groups, today) => ({ day: dayOf(yearIn(groups, today) ?? yearOf(today), 12, 31) }),
  },
  {
    form: `${NO_LENGTH}${MONTH}(?:之|以)?内`,
    read: (groups, today) => (groups.month === undefined ? inMonth(groups, today, monthEnd) : null),
  },
  {
    form: `${WEEK}(?:(?<day>[${WEEKDAY}天])|(?<figure>[1-7])(?!\\d|个|天)|(?<last>末|(?:之|以)?内))`,
    read({ weeks, day, figure, last }, today) {
      // 周5: a Friday, or a slip.
      if (figure) return VAGUE;
      if (last && weeks === undefined && last !== "末") return null;
      const on = weeks ? (NEXT[weeks] ?? 0) : last ? 0 : null;
      return { day: weekdayFrom(today, last ? 7 : weekdayIn(day ?? ""), on) };
    },
  },
  {
    form: "(?<day>大后|后|明|今|昨|前)[天日](?!期)",
    read: ({ day }, today) => ({ day: daysAfter(today, DAYS[day ?? ""] ?? 0) }),
  },
  {
    form: `(?<![\\d.])(?:(?<count>${NUMBER})${S}个?|(?<half>半)个?)${S}(?<unit>工作日|小时|天|日|周|星期|礼拜|月|年)(?:之内|以内|内|之后|以后|后)`,
    read({ count, half, unit }, today, years) {
      if (half)
        return half && unit === "年"
          ? { day: later(today, 6, "month") }
          : unit === "月"
            ? { day: later(today, 15, "day") }
            : null;
      const number = numberOf(count ?? "");
      if (Number.isNaN(number)) return null;
      if (unit !== "工作日") return { day: later(today, number, UNITS[unit ?? ""] ?? "day") };
      return worked(workingDaysAfter(today, number, years));
    },
  },
  {
    form: "(?<![\\d./-])(?<month>0?[1-9]|1[0-2])(?<mark>[-/])(?<day>0?[1-9]|[12]\\d|3[01])(?![\\d/-]|\\.\\d|\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    apartOnly: true,
    read: ({ before, mark, month, day }, today) => {
      // By 03/04: in English the month stands first or last; 12/15 is one day alone.
      if (mark === "/" && /[a-z]/iu.test(before ?? "") && Number(day) <= 12 && Number(day) !== Number(month))
        return VAGUE;
      const found = coming((year) => dayOf(year, Number(month), Number(day)), today);
      return { day: found.day, doubt: found.recent ? "past" : undefined };
    },
  },
  // With a point between them a day only before a word that asks for one: 10.15前, but no 10.15万元.
  {
    form: `(?<![\\d./-]|[版本第a-z]\\s*)(?<month>0?[1-9]|1[0-2])\\.(?<day>0?[1-9]|[12]\\d|3[01])(?=${S}${ASKED})`,
    read: ({ month, day }, today) => {
      const found = coming((year) => dayOf(year, Number(month), Number(day)), today);
      return { day: found.day, doubt: found.recent ? "past" : undefined };
    },
  },
  {
    form: `(?<!\\d)(?<day>${NUMBER})${S}[日号](?!${S}[线楼院房门车])`,
    apartOnly: true,
    read({ day }, today) {
      const number = numberOf(day ?? "");
      if (Number.isNaN(number) || number < 1 || number > 31) return null;
      const next = Number(today.slice(8)) > number ? 1 : 0;
      const first = monthEnd(yearOf(today), monthOf(today) + next);
      return { day: dayOf(yearOf(first), monthOf(first), number) };
    },
  },
  { form: `${YEAR}?[上下]半年`, read: () => VAGUE },
  { form: `(?:(?<!\\d)${YEAR}|(?<![\\d年]))年中(?![国央心小型医期间])`, read: () => VAGUE },
  { form: `${YEAR}?${FESTIVAL}`, read: () => VAGUE },
  {
    form: `(?<!\\d)${YEAR}?${MONTH}(?:份?[初中]?)`,
    read: ({ month, months, year }) =>
      month && numberOf(month) > 12 && !year ? null : (month ?? months) ? VAGUE : null,
  },
  { form: `${YEAR}?(?:第?[一二三四1-4]季度?|[本这当下]个?季度)(?:[初中])?`, read: () => VAGUE },
  { form: `(?:${YEAR}|年)[初中]`, read: () => VAGUE },
  { form: "月[初中]", read: () => VAGUE },
  { form: YEAR, read: () => VAGUE },
  { form: "(?:下下|下|本|这)个?(?:周|星期|礼拜)", read: () => VAGUE },
];

const BEFORE =
  "(?<before>(?:(?:截止日期|截止时间|截止到?|截至到?|时限|期限|日期|最迟|最晚|不晚于?|不迟于?|先?于|再于|在|至|到|限)[为是]?\\s*:?\\s*){0,2}|\\b(?:by|before|until|till|due|on|deadline)\\b\\s*:?\\s*)";
const HOURS =
  "(?:上午|下午|中午|晚上?|早上?|傍晚)?\\s*\\d{1,2}\\s*(?:点(?:半|整|钟|\\d{1,2}分)?|:\\d{2})|(?:0?[1-9]|1\\d|2[0-3])\\s*时(?:\\d{1,2}分|整|半)?|下班|收工|中午|晚上|\\(含(?:当[天日])?\\)";
const AFTER = `(?:\\s*(?:(?<hours>${HOURS})\\s*(?=之前|以前|前|截止))?(?<after>之前|以前|前(?!后|期|来|往|置)|之内|以内|内(?![部容外])|截止(?![到至日时:])|到期|为止|(?:之后|以后|后)(?!续|期|台|端|勤)))?`;
const LATEST = /截|时限|期限|日期|最迟|最晚|不晚|不迟|限|by|before|until|till|due|deadline/iu;
const LIMITS = /前|内|截止|到期|为止/u;
/** "By" the end of a period, where a clause begins: 到2027年底, 实现全覆盖. */
const UP_TO = /^\s*到\s*$/u;
const CLAUSE = /(?:^|[\s,，。;；、:()（）]|力争|确保|争取|计划|预计|预期|拟|将|应|需)$/u;
/** It comes again and again. */
const AGAIN = /(?:每|逐|各)(?:个)?(?:半?年|月|季度?|周|旬)?度?的?(?:首月|末月|首周|末周|次月|次年|第一个?月)?\s*$/u;
/** It says more of what follows than of when, or how often: 一年内两次. */
const OF_SOMETHING = /^\s*(?:[的之]|(?:不少于|至少|不超过)?[\d一二两三四五六七八九十]+次|以来|期间|版|份的)/u;
/** Another date follows: which of the two is meant, or from when to when? */
const AND_ANOTHER =
  /^\s*(?:至|到|或|和|及|与|-|—|–|~|、)\s*(?:[\d〇一二三四五六七八九十廿]|[上下本]|周|星期|年底|月底|明)/u;
/** A length of time that is counted from something else than today: 会后三日内, 自即日起一个月内, 第一个月底前. */
const FROM_ELSEWHERE = /(?:后|起|之日|第[一二三四1-4]个?)\s*$/u;
/** How long something may take at any time, and no day: 审批时限压缩至5个工作日内, 连续三年内, 24小时内响应机制, 30天内不断供. */
const LENGTH_OF_TIME = new RegExp(
  `^(?:${NUMBER}|半)\\s*个?\\s*(?:工作日|小时|天|日|周|星期|礼拜|月|年)(?:之内|以内|内)$`,
  "u",
);
const MEASURED_BEFORE =
  /(?:压缩|缩短|缩减|压减|降低?|控制|限制|减少|延长|稳定|保持|维持|(?:时限|时间|周期|时长|工期|时效|间隔)(?:为|是|不超过)?|连续|近|过去|最[长短]|平均|[单每]次|任意)\s*$/u;
const MEASURED_BEHIND = /^[^,，。;；]{0,8}(?:机制|制度|服务圈|交通圈|生活圈)|^\s*(?:不断|不停|无)/u;
const PERIOD_OF_YEARS = /^\d{4}\s*年$/u;

const READERS = WORDINGS.map(({ form, ...wording }) => ({
  ...wording,
  pattern: new RegExp(`${BEFORE}(?<words>${form})${AFTER}`, "giu"),
}));

/** All Chinese dates of a line, from the left. @param line in half width */
export function chineseDates(line: string, { today, years }: Calendar): DateWords[] {
  const found: DateWords[] = [];
  for (const { pattern, read, apartOnly } of READERS)
    for (const match of line.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const start = match.index + match[0].length - match[0].trimStart().length;
      const end = match.index + match[0].trimEnd().length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const meant = read(groups, today, years);
      if (meant)
        found.push({
          start,
          end,
          ...(apartOnly && { apartOnly }),
          // "On that day included" is no hour.
          ...(groups.hours && !groups.hours.startsWith("(") && { hours: true as const }),
          ...judged(line, { start, end }, groups, meant, today),
        });
    }
  return found.sort((a, b) => a.start - b.start);
}

type Place = { start: number; end: number };

function judged(
  line: string,
  { start, end }: Place,
  groups: Groups,
  meant: Meant,
  today: string,
): Omit<DateWords, "start" | "end"> {
  const { before = "", words = "", after = "" } = groups;
  const rest = line.slice(end);
  const ended = /内$/u.test(words) || LIMITS.test(after);
  const upTo = UP_TO.test(before) && /[底末终]\s*$/u.test(words) && CLAUSE.test(line.slice(0, start));
  const limit = ended || upTo || LATEST.test(before);
  const day = meant.day;
  if (AGAIN.test(line.slice(0, start)) || OF_SOMETHING.test(rest)) return { day, sense: "none" };
  if (LENGTH_OF_TIME.test(words.trim()) && (MEASURED_BEFORE.test(line.slice(0, start)) || MEASURED_BEHIND.test(rest)))
    return { day, sense: "none" };
  const sense = limit ? "limit" : before !== "" && meant !== VAGUE ? "day" : "bare";
  if (AND_ANOTHER.test(rest))
    return PERIOD_OF_YEARS.test(words.trim()) ? { day, sense: "none" } : { day: null, doubt: "vague", sense: "limit" };
  if (limit && FROM_ELSEWHERE.test(line.slice(0, start))) return { day: null, doubt: "vague", sense: "limit" };
  // From a day on, or about it: neither says until when.
  const from = /后/u.test(after) || /^\s*(?:前后|左右|起(?!草)|开始|\d+时)/u.test(rest);
  if (from) return day !== null && day < today ? { day, sense: "none" } : { day: null, doubt: "vague", sense: "limit" };
  const doubt = meant.doubt ?? (day !== null && day < today ? "past" : undefined);
  return { day, ...(doubt && { doubt }), ...(meant.unknown && { unknown: meant.unknown }), sense };
}
