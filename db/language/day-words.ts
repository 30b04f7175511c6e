/** Days and moments as they are read, in either language. Pure. */
import { isWholeDay } from "../contract/dates.ts";
import type { Language } from "./names.ts";

/** Not the browser's or the system's: dates in one text are written in one way. */
const LOCALES: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** A whole day in words, with its weekday; a month or year as it is held. @param day `YYYY-MM-DD`, `YYYY-MM` or `YYYY` */
export function dayInWords(day: string, language: Language): string {
  return isWholeDay(day) ? noonOf(day).toLocaleDateString(LOCALES[language], { dateStyle: "full" }) : day;
}

/**
 * 2026年12月4日 周五, 4 Dec 2026 Fri: always with the year, because a day without one is a guess.
 * @param day `YYYY-MM-DD`
 */
export function dayInShort(day: string, language: Language): string {
  const month = language === "zh" ? "long" : "short";
  const date = noonOf(day);
  const written = date.toLocaleDateString(LOCALES[language], { year: "numeric", month, day: "numeric" });
  return `${written} ${date.toLocaleDateString(LOCALES[language], { weekday: "short" })}`;
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

/** A day is the same day in every time zone at noon. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00`);
}
