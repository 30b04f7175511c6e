/**
 * Due dates as people write them in one line, in Chinese and English: 12-31, 2026年12月31日, 下周五, 月底, 两周内,
 * next Friday, end of month. A week begins on Monday; "下周五" and "next Friday" are the Friday of the next week.
 */
import { dayExists, daysAfter, monthsAfter } from "../contract/dates.ts";

export interface Due {
  /** `YYYY-MM-DD`; null for a day that does not exist, such as 2-30. */
  day: string | null;
  start: number;
  end: number;
  /** It stands between spaces or marks. */
  apart: boolean;
}

/** What belongs to a date and makes no sense without it. */
const LATEST = /(?:最迟|最晚|不晚于?|不迟于?)\s*$/u;
const LIMIT = /(?:前|内)$/u;

/**
 * The sentence without its due date, where it can be taken out without hurting the sentence: it stands apart, or inside
 * Chinese words as a limit (下周五前, 两周内) that is neither an attribute (下周五前的数据) nor one of many (每周五前).
 */
export function withoutDue(line: string, { start, end, apart }: Due): string {
  const before = line.slice(0, start);
  const after = line.slice(end);
  const limit = LIMIT.test(line.slice(start, end)) && !/^\s*[的之]/u.test(after) && !/[每近]\s*$/u.test(before);
  if (!apart && !limit) return line;
  // Between Chinese characters there was no space, and none is left.
  return mended(`${before.replace(LATEST, "")}${apart ? " " : ""}${after}`);
}

/** Marks and brackets that lost what stood between them. */
function mended(text: string): string {
  return text
    .replace(/[（(]\s*[）)]/gu, " ")
    .replace(/\s+(?=[,，、;；。.:：）)])/gu, "")
    .replace(/[,，、;；]+(?=[,，、;；。])/gu, "");
}

interface Pattern {
  form: RegExp;
  /** Taken as a date only where it stands apart: "3-5 家" is a number of firms, "3-5" a day. */
  apartOnly?: true;
  read(groups: Record<string, string | undefined>, today: Date): string | null;
}

/**
 * The due date in a line; one that stands apart goes before one inside a sentence, an earlier one before a later one.
 * @param today `YYYY-MM-DD`
 */
export function findDue(line: string, today: string): Due | null {
  const found: Due[] = [];
  for (const { form, apartOnly, read } of PATTERNS)
    for (const match of line.matchAll(form)) {
      const end = match.index + match[0].trimEnd().length;
      const start = match.index + match[0].length - match[0].trimStart().length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const apart = isEdge(line[start - 1]) && isEdge(line[end]);
      if (!apartOnly || apart) found.push({ day: read(match.groups ?? {}, dayOf(today)), start, end, apart });
    }
  // A day gone by inside a sentence is what the sentence is about, not when it is due.
  const meant = found.filter(({ apart, day }) => apart || day === null || day >= today);
  return meant.sort((a, b) => Number(b.apart) - Number(a.apart) || a.start - b.start)[0] ?? null;
}

const isEdge = (character: string | undefined) =>
  character === undefined || /[\s,，。.;；、:：()（）@]/.test(character);

const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const MONTH_NAME = `(?<name>${MONTHS})(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?\\b\\.?`;
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const NUMBER = "\\d{1,3}|[一二两三四五六七八九十]{1,3}";
const COUNT = "\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve";
const BEFORE = "(?:(?:截止日期|于|在|至|到|截止到?|截至|期限|日期|限)\\s*[:：]?)?\\s*";
const AFTER = "(?:\\s*(?:之前|以前|前|之内|以内|内))?";
const BY = "(?:\\b(?:by|before|due|until|on|deadline)(?:\\s*:\\s*|\\s+))?(?:the\\s+)?";

const zh = (form: string) => new RegExp(`${BEFORE}${form}${AFTER}`, "gu");
const en = (form: string) => new RegExp(`${BY}\\b${form}\\b`, "giu");

// Longer forms stand before those they contain.
const PATTERNS: Pattern[] = [
  {
    form: zh(
      "(?<![\\d])(?<year>\\d{4})\\s*[-/.年]\\s*(?<month>\\d{1,2})\\s*[-/.月]\\s*(?<day>\\d{1,2})(?!\\d)\\s*[日号]?",
    ),
    read: ({ year, month, day }) => exact(Number(year), Number(month), Number(day)),
  },
  {
    form: zh("(?<year>\\d{4})\\s*年\\s*(?<month>\\d{1,2})\\s*月\\s*[底末]"),
    read: ({ year, month }) => monthEnd(Number(year), Number(month)),
  },
  {
    form: zh("(?<!\\d)(?<month>\\d{1,2})\\s*月\\s*(?<day>\\d{1,2})(?!\\d)\\s*[日号]?"),
    read: ({ month, day }, today) => next(Number(month), Number(day), today),
  },
  {
    form: zh("(?<!\\d)(?<month>\\d{1,2})\\s*月\\s*[底末]"),
    read: ({ month }, today) => nextMonthEnd(Number(month), today),
  },
  {
    form: en(`${MONTH_NAME}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<year>\\d{4}))?`),
    read: ({ name, day, year }, today) => named(name, Number(day), year, today),
  },
  {
    form: en(`(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH_NAME}(?:,?\\s+(?<year>\\d{4}))?`),
    read: ({ name, day, year }, today) => named(name, Number(day), year, today),
  },
  { form: en(`end\\s+of\\s+${MONTH_NAME}`), read: ({ name }, today) => nextMonthEnd(monthNumber(name), today) },
  {
    form: en(
      "(?:(?<which>next\\s+|this\\s+)?month[\\s-]end|end\\s+of\\s+(?:the\\s+|this\\s+)?(?<later>next\\s+)?month)",
    ),
    read: ({ which, later }, today) => monthEndAfter(today, which?.startsWith("next") || later ? 1 : 0),
  },
  {
    form: en("(?:year[\\s-]end|end\\s+of\\s+(?:the\\s+|this\\s+)?(?<later>next\\s+)?year)"),
    read: ({ later }, today) => exact(today.getUTCFullYear() + (later ? 1 : 0), 12, 31),
  },
  {
    form: zh("(?<which>下下|下|本|这|当)?(?:个)?月[底末]"),
    read: ({ which }, today) => monthEndAfter(today, which === "下下" ? 2 : which === "下" ? 1 : 0),
  },
  {
    form: zh("(?<which>明|今|本)?年[底末]"),
    read: ({ which }, today) => exact(today.getUTCFullYear() + (which === "明" ? 1 : 0), 12, 31),
  },
  {
    form: zh("(?<which>下|本|这)?(?:个)?季度?[底末]"),
    read: ({ which }, today) => {
      const quarter = Math.floor(today.getUTCMonth() / 3) + (which === "下" ? 1 : 0);
      return monthEnd(today.getUTCFullYear(), quarter * 3 + 3);
    },
  },
  {
    form: zh("(?<which>下下|下|本|这)?(?:个)?(?:周|星期|礼拜)(?<day>[一二三四五六日天])"),
    read: ({ which, day }, today) => {
      const weekday = "一二三四五六日".indexOf(day === "天" ? "日" : (day ?? "")) + 1;
      return weekdayOf(today, weekday, which === "下下" ? 2 : which === "下" ? 1 : which ? 0 : null);
    },
  },
  {
    form: en(`(?<which>next|this|coming)?\\s*(?<day>${WEEKDAYS.join("|")})`),
    read: ({ which, day }, today) => weekdayOf(today, isoWeekday(day), which?.toLowerCase() === "next" ? 1 : null),
  },
  { form: zh("大后天"), read: (_, today) => after(today, 3) },
  { form: zh("后[天日]"), apartOnly: true, read: (_, today) => after(today, 2) },
  { form: zh("明[天日]"), read: (_, today) => after(today, 1) },
  { form: zh("今[天日]"), read: (_, today) => after(today, 0) },
  { form: en("day\\s+after\\s+tomorrow"), read: (_, today) => after(today, 2) },
  { form: en("tomorrow"), read: (_, today) => after(today, 1) },
  { form: en("today"), read: (_, today) => after(today, 0) },
  {
    form: new RegExp(
      `${BEFORE}(?<count>${NUMBER})\\s*个?(?<unit>工作日|天|日|周|星期|礼拜|月)(?:之内|以内|内|之后|以后|后)`,
      "gu",
    ),
    read: ({ count, unit }, today) => later(today, numberOf(count), unit ?? ""),
  },
  {
    form: en(`(?:in|within)\\s+(?<count>${COUNT})\\s+(?<unit>day|week|month)s?`),
    read: ({ count, unit }, today) => later(today, numberOf(count), unit?.toLowerCase() ?? ""),
  },
  {
    form: zh("(?<!\\d)(?<month>0?[1-9]|1[0-2])[-/](?<day>0?[1-9]|[12]\\d|3[01])(?!\\d)"),
    apartOnly: true,
    read: ({ month, day }, today) => next(Number(month), Number(day), today),
  },
  {
    form: zh("(?<!\\d)(?<day>\\d{1,2})\\s*[日号]"),
    apartOnly: true,
    read: ({ day }, today) => nextDayOfMonth(Number(day), today),
  },
];

function dayOf(value: string): Date {
  return new Date(`${value}T00:00:00Z`);
}

const textOf = (date: Date) => date.toISOString().slice(0, 10);

function after(today: Date, days: number): string {
  return daysAfter(textOf(today), days);
}

function exact(year: number, month: number, day: number): string | null {
  const value = [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
  return dayExists(value) ? value : null;
}

/** The coming one of a day that was written without its year. */
function next(month: number, day: number, today: Date): string | null {
  const year = today.getUTCFullYear();
  const value = exact(year, month, day);
  if (value !== null && value >= textOf(today)) return value;
  // 29 February comes in one of the next years.
  return exact(year + 1, month, day) ?? (value === null ? null : value);
}

/** @param month may be past 12 and then belongs to the following year */
function monthEnd(year: number, month: number): string | null {
  return month < 1 ? null : textOf(new Date(Date.UTC(year, month, 0)));
}

function nextMonthEnd(month: number, today: Date): string | null {
  if (month < 1 || month > 12) return null;
  return monthEnd(today.getUTCFullYear() + (month < today.getUTCMonth() + 1 ? 1 : 0), month);
}

function monthEndAfter(today: Date, months: number): string | null {
  return monthEnd(today.getUTCFullYear(), today.getUTCMonth() + 1 + months);
}

function nextDayOfMonth(day: number, today: Date): string | null {
  const month = today.getUTCMonth() + 1 + (day < today.getUTCDate() ? 1 : 0);
  return exact(today.getUTCFullYear() + (month > 12 ? 1 : 0), ((month - 1) % 12) + 1, day);
}

/**
 * @param weekday 1 Monday to 7 Sunday
 * @param weeks how many weeks on; null: the coming one, today included
 */
function weekdayOf(today: Date, weekday: number, weeks: number | null): string {
  const now = today.getUTCDay() === 0 ? 7 : today.getUTCDay();
  if (weeks === null) return after(today, (weekday - now + 7) % 7);
  return after(today, weekday - now + weeks * 7);
}

function isoWeekday(name: string | undefined): number {
  return WEEKDAYS.indexOf((name ?? "").toLowerCase()) || 7;
}

function monthNumber(name: string | undefined): number {
  return MONTHS.split("|").indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

function named(name: string | undefined, day: number, year: string | undefined, today: Date): string | null {
  const month = monthNumber(name);
  return year ? exact(Number(year), month, day) : next(month, day, today);
}

function later(today: Date, count: number, unit: string): string {
  if (unit === "工作日") return afterWorkdays(today, count);
  if (unit === "月" || unit === "month") return monthsAfter(textOf(today), count);
  return after(today, unit === "天" || unit === "日" || unit === "day" ? count : count * 7);
}

/** Monday to Friday count; public holidays are not known here. */
function afterWorkdays(today: Date, count: number): string {
  const day = new Date(today);
  for (let left = count; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left--;
  }
  return textOf(day);
}

const WORDS = "a an one two three four five six seven eight nine ten".split(" ");

function numberOf(word: string | undefined): number {
  const text = (word ?? "").toLowerCase();
  if (/^\d+$/.test(text)) return Number(text);
  if (text === "twelve") return 12;
  const at = WORDS.indexOf(text);
  if (at >= 0) return Math.max(1, at - 1);
  const digit = (character: string) => "零一二三四五六七八九".indexOf(character === "两" ? "二" : character);
  const ten = text.indexOf("十");
  if (ten < 0) return digit(text.slice(0, 1));
  return (ten === 0 ? 1 : digit(text.slice(0, 1))) * 10 + (ten + 1 < text.length ? digit(text.slice(ten + 1)) : 0);
}
