/** Days and moments as they are read, in either language. Pure. */
import { daysBetween, isBefore, isWholeDay } from "../contract/dates.ts";
import type { Language } from "./names.ts";

/** Not the browser's or the system's: dates in one text are written in one way. */
const LOCALES: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** A whole day in words, with its weekday; a month or year as it is held. @param day `YYYY-MM-DD`, `YYYY-MM` or `YYYY` */
export function dayInWords(day: string, language: Language): string {
  return isWholeDay(day) ? noonOf(day).toLocaleDateString(LOCALES[language], { dateStyle: "full" }) : day;
}

/**
 * 2026年12月4日 周五, Fri 4 Dec 2026: always with the year, because a day without one is a guess.
 * @param day `YYYY-MM-DD`
 */
export function dayInShort(day: string, language: Language): string {
  const month = language === "zh" ? "long" : "short";
  const date = noonOf(day);
  const written = date.toLocaleDateString(LOCALES[language], { year: "numeric", month, day: "numeric" });
  const weekday = date.toLocaleDateString(LOCALES[language], { weekday: "short" });
  return language === "zh" ? `${written} ${weekday}` : `${weekday} ${written}`;
}

/** 11/30, 30 Nov: under a bar of a chart, where the year is clear and there is little room. @param day `YYYY-MM-DD` */
export function dayOnAxis(day: string, language: Language): string {
  const month = language === "zh" ? "numeric" : "short";
  return noonOf(day).toLocaleDateString(LOCALES[language], { month, day: "numeric" });
}

/** The month that a day lies in, with its year. @param day `YYYY-MM-DD` */
export function monthInWords(day: string, language: Language): string {
  return noonOf(day).toLocaleDateString(LOCALES[language], { year: "numeric", month: "long" });
}

/** The name of a day's weekday, in full or as short as can be. @param day `YYYY-MM-DD` */
export function weekdayInWords(day: string, language: Language, width: "narrow" | "long"): string {
  return noonOf(day).toLocaleDateString(LOCALES[language], { weekday: width });
}

/** A moment in the language that is read rather than the browser's. @param at ISO 8601 @param zone on whose clocks (IANA) */
export function momentInWords(at: string, language: Language, zone: string): string {
  return new Date(at).toLocaleString(LOCALES[language], { dateStyle: "medium", timeStyle: "medium", timeZone: zone });
}

function isMonth(due: string): boolean {
  return /^\d{4}-\d{2}$/.test(due);
}

/** A day is the same day in every time zone at noon. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00`);
}

/** A due day from today on: which of the three it is, how far away in words (empty for a month or a year that is not over), and itself. */
export interface DueWords {
  when: "late" | "soon" | "later";
  words: string;
  day: string;
}

/** Days within which what is due is soon. */
const SOON_DAYS = 7;

/**
 * 逾期 9 天 · 11月21日, due tomorrow · 1 Dec. The year stands with a day of another year.
 * @param due `YYYY-MM-DD`, `YYYY-MM` or `YYYY`
 * @param today `YYYY-MM-DD`
 */
export function dueInWords(due: string, today: string, language: Language): DueWords {
  if (!isWholeDay(due)) {
    const late = isBefore(due, today);
    const day = isMonth(due) ? monthInWords(`${due}-01`, language) : due;
    return { when: late ? "late" : "later", words: late ? DUE[language].late : "", day };
  }
  const left = daysBetween(today, due);
  const words = DUE[language];
  return {
    when: left < 0 ? "late" : left <= SOON_DAYS ? "soon" : "later",
    words: left < 0 ? words.lateBy(-left) : left === 0 ? words.today : left === 1 ? words.tomorrow : words.left(left),
    day: dayOfYear(due, today, language),
  };
}

const DUE = {
  zh: {
    late: "逾期",
    lateBy: (days: number) => `逾期 ${days} 天`,
    today: "今天",
    tomorrow: "明天",
    left: (days: number) => `还有 ${days} 天`,
  },
  en: {
    late: "late",
    lateBy: (days: number) => `${days} ${days === 1 ? "day" : "days"} late`,
    today: "today",
    tomorrow: "tomorrow",
    left: (days: number) => `in ${days} days`,
  },
} as const satisfies Record<Language, object>;

/** 11月21日, 21 Nov; with its year where that is not today's. */
function dayOfYear(day: string, today: string, language: Language): string {
  const month = language === "zh" ? "long" : "short";
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  return noonOf(day).toLocaleDateString(LOCALES[language], { ...year, month, day: "numeric" });
}
