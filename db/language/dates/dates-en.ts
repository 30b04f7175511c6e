/**
 * Dates in English: 31 Dec, December 31, 2027, Sunday Dec 6, the end of Q1, next Friday, within ten working days, 31/12/2027.
 * "next Friday" is the Friday of the next week, which begins on Monday. The day stands before the month where only one of the
 * two orders is possible; where both are, only a person can tell.
 */
import { daysAfter, monthEnd, weekdayOf } from "../../contract/dates.ts";
import { NUMBER_EN, numberOf } from "../numbers.ts";
import { type DateWords, type Groups, type Meant, VAGUE, type Wording, worked } from "./date-words.ts";
import { coming, dayOf, later, monthOf, type Unit, weekdayFrom, yearOf } from "./reckoning.ts";
import { type Calendar, workingDaysAfter } from "./working-days.ts";

const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const MONTH =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
const DAYS = "mon|tue|wed|thu|fri|sat|sun";
const WEEKDAY =
  "(?<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b\\.?";
const YEAR = "(?<year>\\d{4})";
/** The year behind a day, month or part of a year: 2027, of next year. */
const IN_YEAR = `(?:,?\\s+(?:${YEAR}\\b|(?:of\\s+)?(?<yearly>next|this|last)\\s+year\\b))?`;
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
/** The day of the week, said once more behind the date: 10 Oct (Sat). */
const WEEKDAY_BEHIND = `(?:,?\\s*\\((?<on>(?:${DAYS})[a-z]*)\\.?\\))?`;
const ORDINALS = [
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(
    " ",
  ),
  ..."sixteenth seventeenth eighteenth nineteenth twentieth".split(" "),
  ..."first second third fourth fifth sixth seventh eighth ninth".split(" ").map((ninth) => `twenty-${ninth}`),
  ..."thirtieth thirty-first".split(" "),
];
/** A day in words: the twenty-first of May, May the first. */
const ORDINAL = `(?<ordinal>${ORDINALS.toReversed().join("|")})`;
const WHICH = "(?:(?<which>next|this|last|coming|the)\\s+)?";
/** A time of the year that is named, whose days nobody has read from a calendar. */
const FESTIVAL =
  "(?:christmas|spring\\s+festival|(?:chinese\\s+|lunar\\s+)?new\\s+year|national\\s+day|golden\\s+week|labou?r\\s+day|may\\s+day|mid[\\s-]autumn(?:\\s+festival)?|dragon\\s+boat(?:\\s+festival)?|qingming(?:\\s+festival)?|lantern\\s+festival|easter)(?:['’]s)?(?:\\s+(?:holidays?|break|week|eve))?";
/** What comes before or after it is asked about as well. */
const AROUND = "(?:after|following|during|over|ahead\\s+of|prior\\s+to)";
const QUARTERS = ["first", "second", "third", "fourth"];
const NEXT: Record<string, number> = { next: 1, last: -1 };
/** EOW, EOM and their kin. */
const ENDS: Record<string, string> = { w: "week", m: "month", q: "quarter", y: "year" };
const UNITS: Record<string, Unit> = {
  hour: "hour",
  day: "day",
  week: "week",
  fortnight: "fortnight",
  month: "month",
  year: "year",
};

const monthIn = (name: string | undefined) => MONTHS.split("|").indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
const weekdayIn = (name: string | undefined) => DAYS.split("|").indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;

/** A day of a year that is named, or of the coming one. */
function inYear({ year, yearly }: Groups, today: string, of: (year: number) => string | null): Meant | null {
  const on = yearly?.toLowerCase();
  // What was last year tells of something; nobody is to do it by then.
  if (on === "last") return null;
  if (on !== undefined) return { day: of(yearOf(today) + (NEXT[on] ?? 0)) };
  if (year !== undefined) return { day: of(Number(year)) };
  const { day, recent } = coming(of, today);
  return { day, doubt: recent ? "past" : undefined };
}

function dayOfMonth(groups: Groups, today: string): Meant | null {
  const { ordinal } = groups;
  const day = ordinal === undefined ? Number(groups.day) : ORDINALS.indexOf(ordinal.toLowerCase()) + 1;
  const meant = inYear(groups, today, (year) => dayOf(year, monthIn(groups.month), day));
  if (meant === null) return null;
  const weekday = groups.weekday ?? groups.on;
  const agrees = weekday === undefined || meant.day === null || weekdayOf(meant.day) === weekdayIn(weekday);
  return agrees ? meant : VAGUE;
}

/** The end of the year, quarter, month or week that is named or counted from this one. */
function endOf(unit: string, which: string | undefined, today: string): string {
  const on = NEXT[which ?? ""] ?? 0;
  if (unit === "year") return `${yearOf(today) + on}-12-31`;
  if (unit === "month") return monthEnd(yearOf(today), monthOf(today) + on);
  if (unit === "week") return weekdayFrom(today, 7, on);
  return monthEnd(yearOf(today), (Math.ceil(monthOf(today) / 3) + on) * 3);
}

const END = "(?:end(?:\\s+of)?[\\s-]+(?:the\\s+)?)";
const PART = `(?:q(?<q>[1-4])|h(?<h>[12])|(?<nth>${QUARTERS.join("|")})\\s+(?<unit>quarter|half))(?:\\s+of(?=\\s+\\d))?${IN_YEAR}`;

function partOfYear(groups: Groups, today: string): Meant | null {
  const { q, h, nth, unit } = groups;
  const at = q || h ? Number(q ?? h) : QUARTERS.indexOf(nth?.toLowerCase() ?? "") + 1;
  const months = h || unit === "half" ? 6 : 3;
  return at * months > 12 ? VAGUE : inYear(groups, today, (year) => monthEnd(year, at * months));
}

/** A whole month or part of a year is no day. */
function vagueInYear({ yearly }: Groups): Meant | null {
  return yearly?.toLowerCase() === "last" ? null : VAGUE;
}

// Longer forms stand before those they contain.
const WORDINGS: Wording[] = [
  { form: `(?:${DAYS})[a-z]*\\s*(?:to|-|–|through)\\s*(?:${DAYS})[a-z]*`, read: () => null },
  {
    form: "(?<![\\d/.-])(?<first>\\d{1,2})/(?<second>\\d{1,2})/(?<year>\\d{4})(?![\\d/])",
    read({ first, second, year }) {
      const [one, two] = [Number(first), Number(second)];
      if (one <= 12 && two <= 12 && one !== two) return VAGUE;
      return { day: one > 12 ? dayOf(Number(year), two, one) : dayOf(Number(year), one, two) };
    },
  },
  // 31/12 without a year only behind a word that asks for a day; 12/31 is read with the Chinese forms.
  {
    form: "(?<day>1[3-9]|2\\d|3[01])/(?<month>0?[1-9]|1[0-2])(?![\\d/])",
    read: ({ before, day, month }, today) =>
      before === undefined ? null : inYear({}, today, (year) => dayOf(year, Number(month), Number(day))),
  },
  // 30.9.2026, and 30.09. before nothing else: the day first, as it is written with points.
  {
    form: "(?<![\\d.])(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})(?![\\d.]\\d)",
    read: ({ day, month, year }) => ({ day: dayOf(Number(year), Number(month), Number(day)) }),
  },
  {
    form: `(?:${WEEKDAY},?\\s+)?(?:the\\s+)?${DAY}(?:\\s+of)?\\s+${MONTH}${IN_YEAR}${WEEKDAY_BEHIND}`,
    read: dayOfMonth,
  },
  {
    form: `(?:${WEEKDAY},?\\s+)?${MONTH}\\s+(?:the\\s+)?${DAY}(?!\\d)${IN_YEAR}${WEEKDAY_BEHIND}`,
    read: dayOfMonth,
  },
  { form: `(?:the\\s+)?${ORDINAL}\\s+of\\s+${MONTH}${IN_YEAR}`, read: dayOfMonth },
  { form: `${MONTH}\\s+the\\s+${ORDINAL}${IN_YEAR}`, read: dayOfMonth },
  {
    form: `${WHICH}(?<unit>year|quarter|month|week)[\\s-]end(?:\\s+${YEAR})?`,
    read: ({ which, unit, year }, today) =>
      year
        ? { day: dayOf(Number(year), 12, 31) }
        : { day: endOf((unit ?? "").toLowerCase(), which?.toLowerCase(), today) },
  },
  {
    form: `${END}${MONTH}${IN_YEAR}`,
    read: (groups, today) => inYear(groups, today, (year) => monthEnd(year, monthIn(groups.month))),
  },
  { form: `${END}${PART}`, read: partOfYear },
  { form: `${END}${YEAR}`, read: ({ year }) => ({ day: dayOf(Number(year), 12, 31) }) },
  {
    form: `${END}(?:(?<which>next|this|last)\\s+)?(?<unit>year|quarter|month|week)`,
    read: ({ which, unit }, today) => ({ day: endOf((unit ?? "").toLowerCase(), which?.toLowerCase(), today) }),
  },
  {
    form: `(?<count>${NUMBER_EN})\\s+(?<unit>day|week|fortnight|month|year)s?\\s+from\\s+(?:now|today)`,
    read: ({ count, unit }, today) => ({
      day: later(today, numberOf(count ?? ""), UNITS[(unit ?? "").toLowerCase()] as Unit),
    }),
  },
  {
    form: "eo(?<of>[wmqy])",
    read: ({ of }, today) => ({ day: endOf(ENDS[(of ?? "").toLowerCase()] ?? "", undefined, today) }),
  },
  { form: "(?:the\\s+)?day\\s+after\\s+tomorrow", read: (_, today) => ({ day: daysAfter(today, 2) }) },
  {
    form: "(?<which>today|tomorrow|yesterday)",
    read: ({ which }, today) => ({
      day: daysAfter(today, ["yesterday", "today", "tomorrow"].indexOf((which ?? "").toLowerCase()) - 1),
    }),
  },
  {
    form: `${WHICH}${WEEKDAY}`,
    read({ which, weekday }, today) {
      const weeks = NEXT[which?.toLowerCase() ?? ""];
      return { day: weekdayFrom(today, weekdayIn(weekday), weeks ?? (which?.toLowerCase() === "this" ? 0 : null)) };
    },
  },
  {
    form: "within\\s+(?:this|the)\\s+(?:current\\s+)?(?<unit>year|quarter|month|week)",
    read: ({ unit }, today) => ({ day: endOf((unit ?? "").toLowerCase(), undefined, today) }),
  },
  { form: "(?:with)?in\\s+half\\s+a\\s+year", read: (_, today) => ({ day: later(today, 6, "month") }) },
  {
    form: `(?:with)?in\\s+(?:the\\s+next\\s+)?(?<count>${NUMBER_EN})\\s+(?<unit>(?:working|business)\\s+day|hour|day|week|fortnight|month|year)s?`,
    read({ count, unit }, today, years) {
      const named = (unit ?? "").toLowerCase();
      const number = numberOf(count ?? "");
      if (named in UNITS) return { day: later(today, number, UNITS[named] as Unit) };
      return worked(workingDaysAfter(today, number, years));
    },
  },
  {
    form: "the\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)(?:\\s+of\\s+(?:(?<which>this|next)|the)\\s+month)?",
    read({ day, which }, today) {
      const passed = which === undefined && Number(today.slice(8)) > Number(day);
      const next = passed || which?.toLowerCase() === "next" ? 1 : 0;
      const first = monthEnd(yearOf(today), monthOf(today) + next);
      return { day: dayOf(yearOf(first), monthOf(first), Number(day)) };
    },
  },
  { form: `(?:(?:in|during)\\s+(?:the\\s+)?)?${PART}`, read: vagueInYear },
  { form: `(?:in\\s+)?(?:(?:mid|early|late)[\\s-])?${MONTH}${IN_YEAR}(?!\\s*\\d)`, read: vagueInYear },
  { form: "(?:next|this)\\s+(?:week|month|quarter|year)", read: () => VAGUE },
  { form: `(?:${AROUND}\\s+)?(?:the\\s+)?${FESTIVAL}`, read: () => VAGUE },
  // A number alone is a year only after a word that asks for a day: before it begins, or ends?
  { form: YEAR, read: ({ before }) => (before ? VAGUE : null) },
];

const LIMIT =
  "by|before|until|till|due(?:\\s+(?:on|by))?|(?:at\\s+the\\s+)?latest(?:\\s+(?:by|on))?|no\\s+later\\s+than|not\\s+later\\s+than|on\\s+or\\s+before|deadline";
const CLOCK = "noon|midnight|\\d{1,2}(?::\\d{2}(?:\\s*[ap]m)?|\\s*[ap]m)";
const CLOSING = "cob|eob|eod|close\\s+of\\s+(?:business|play)|end\\s+of\\s+(?:the\\s+)?(?:day|business)";
const BEFORE = `(?:\\b(?<before>${LIMIT}|on|at)(?:\\s*:\\s*|\\s+)(?:(?<hours>${CLOSING}|${CLOCK})(?:,|\\s+on)?\\s+)?(?:the\\s+)?)?`;
const AFTER = `(?:,?\\s+(?:at\\s+)?(?<clock>${CLOCK}|${CLOSING}))?(?:\\s+(?<after>at\\s+the\\s+latest|or\\s+earlier|inclusive))?`;
/** Words that are something else as well: a date only after a word that asks for one, or written large. */
const OTHER_WORDS = /^(?:the\s+)?(?:may|mar|march|dec|sat|sun|wed|mon|fri|jan|aug|sep|sept)\b/u;
/** It comes again and again: every quarter by the 15th, by the 5th of each month. */
const AGAIN_BEFORE = /\b(?:(?:every|each)\s+\p{L}+|daily|weekly|monthly|quarterly|yearly|annually)\s*$/iu;
const AGAIN_BEHIND = /^\s+(?:of\s+)?(?:each|every|the\s+(?:following|same))\b/iu;
/** It says of what, or since when, not until when. */
const OF_SOMETHING =
  /\b(?:of|every|each|from|since|as\s+of|as\s+at|dated|with|than|for|in\s+the|last)\s+(?:the\s+)?$/iu;
/** Since when something holds, and nothing to be done until then: the rules enter into force on 1 January. */
const IN_FORCE =
  /\b(?:(?:in|into)\s+(?:force|effect|operation)|takes?\s+effect|effective|valid|expires?|lapses?)\s*(?:as\s+)?$/iu;
/** A person: Ms. Sun, Mr. May. */
const TITLE = /\b(?:mr|mrs|ms|miss|dr|prof)\.?\s+$/iu;
const RANGE = /\b(?:from|between)\s+(?:the\s+)?$/iu;
const AND_ANOTHER =
  /^\s*(?:or|to|and|-|–|through)\s+(?:by\s+)?(?:the\s+)?(?:\d|next|end|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;
const OF_TWO = /\d(?:st|nd|rd|th)?\s*(?:[-–—/&]|,|\b(?:or|to|and|through|thru|till|until)\b)\s*(?:the\s+)?$/iu;
const AROUND_WORDS = new RegExp(`^${AROUND}\\s`, "iu");
/** How long something may take at any time, and no day: keep response time within 24 hours. So do hours in the passive: incidents are answered within 24 hours. */
const OF_HOURS = /\bhours?$/iu;
const PASSIVE_BEFORE = /\b(?:be|are|is)\s+\p{L}+ed\s*$/iu;
const MEASURED_BEFORE =
  /\b(?:keep|hold|limit|reduce|cut|shorten|bring|guarantee|ensure|average)\b[^,.;]*$|\b(?:times?|periods?|delays?)\s+(?:to\s+)?$/iu;
const POSSESSIVE = /^['’]s\b/u;

const READERS = WORDINGS.map(({ form, ...wording }) => ({
  ...wording,
  pattern: new RegExp(`${BEFORE}\\b(?<words>${form})(?![\\p{L}\\d])${AFTER}`, "giu"),
}));

/** All English dates of a line, from the left. @param line in half width */
export function englishDates(line: string, { today, years }: Calendar): DateWords[] {
  const found: (DateWords & { skipped?: true })[] = [];
  for (const { pattern, read } of READERS)
    for (const match of line.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const place = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => place.start < other.end && other.start < place.end)) continue;
      const meant = read(groups, today, years);
      const named = groups.hours !== undefined || groups.clock !== undefined;
      const judgment = meant ? judged(line, place, groups, meant, today) : { day: null, sense: "none" as const };
      found.push({ ...place, ...judgment, ...(named && { hours: true }) });
    }
  return found.sort((a, b) => a.start - b.start);
}

function judged(
  line: string,
  { start, end }: { start: number; end: number },
  groups: Groups,
  meant: Meant,
  today: string,
): Omit<DateWords, "start" | "end"> {
  const { before = "", words = "", after } = groups;
  const [ahead, rest] = [line.slice(0, start), line.slice(end)];
  const { day } = meant;
  const limit =
    after !== undefined || /^(?:with)?in\s/iu.test(words)
      ? meant !== VAGUE
      : before !== "" && !/^(?:on|at)$/iu.test(before);
  // Before, over or after days that have only a name: asked about as by them.
  // A month between "the" and a noun says which: on the August survey.
  if (
    meant === VAGUE &&
    /^(?:on|at)\s+the\s/iu.test(`${before} ${line.slice(start + before.length, end).trim()}`) &&
    /^\s+\p{L}/u.test(rest)
  )
    return { day, sense: "none" };
  const around = AROUND_WORDS.test(words) && meant === VAGUE;
  const asksFor = limit || before !== "";
  if (POSSESSIVE.test(rest) || AGAIN_BEFORE.test(ahead) || AGAIN_BEHIND.test(rest)) return { day, sense: "none" };
  if (TITLE.test(ahead)) return { day, sense: "none" };
  if (RANGE.test(ahead) || OF_TWO.test(ahead) || IN_FORCE.test(ahead))
    return { day: null, doubt: "vague", sense: "limit" };
  if (!asksFor && (OF_SOMETHING.test(ahead) || OTHER_WORDS.test(words))) return { day, sense: "none" };
  // A length of time that is counted from something else than today: within two weeks of signing.
  const elsewhere =
    /^(?:with)?in\s/iu.test(words) &&
    (/^\s+(?:of|after|from)\b/iu.test(rest) ||
      MEASURED_BEFORE.test(ahead) ||
      (OF_HOURS.test(words) && PASSIVE_BEFORE.test(ahead)));
  if (elsewhere || AND_ANOTHER.test(rest)) return { day: null, doubt: "vague", sense: "limit" };
  const doubt = meant.doubt ?? (day !== null && day < today ? "past" : undefined);
  return {
    day,
    ...(doubt && { doubt }),
    ...(meant.unknown && { unknown: meant.unknown }),
    sense: limit || around ? "limit" : before !== "" ? "day" : "bare",
  };
}
