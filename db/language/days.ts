/** Days as people write them, for fields that hold `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. Pure. */
import { dayExists, isWholeDay } from "../contract/dates.ts";
import type { Calendar } from "./dates/working-days.ts";
import { datesIn } from "./due.ts";

export interface DayReading extends Calendar {
  /** The day lies ahead, as a due date does: "1-5" is the coming one. Else it is the nearest. */
  ahead?: boolean;
  /** A month or a year is enough. */
  partial?: boolean;
}

/** A day and a month, in either language, which are without a year where none stands beside them. */
const DAY_OF_YEAR =
  /^\d{1,2}\s*[-/月]\s*\d{1,2}\s*[日号]?$|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/iu;

/**
 * 2026年11月26日, 2026.11.26, 11月26日, 下周五, next Friday, 26 Nov: all that a due date in the entry line may be.
 * @returns the day as the field holds it; empty for an empty text; null for what is no such day
 */
export function readDay(text: string, { today, years, ahead = false, partial = false }: DayReading): string | null {
  // In a line 11.29 may be a number; in a field for days it is one.
  const written = text
    .normalize("NFKC")
    .trim()
    .replace(/^(\d{1,2})\s*[.。]\s*(\d{1,2})$/u, "$1-$2");
  if (written === "") return "";
  const numbers = inNumbers(written);
  if (numbers !== null) return dayExists(numbers) && (partial || isWholeDay(numbers)) ? numbers : null;
  const [only] = datesIn(written, { today, years });
  if (!only?.day || only.start > 0 || only.end < written.length || only.sense === "none") return null;
  const yearless = DAY_OF_YEAR.test(written) && !/\d{4}/.test(written);
  return yearless && !ahead ? nearest(only.day, today) : only.day;
}

/** The year that a text counts working days of although nobody has entered them, so that only weekends are left out; else null. */
export function uncountedYear(text: string, calendar: Calendar): string | null {
  return datesIn(text, calendar).find(({ unknown }) => unknown)?.unknown ?? null;
}

function inNumbers(written: string): string | null {
  const [, year, month, day] =
    /^(\d{4})(?:\s*[年./-]\s*(?:(\d{1,2})(?:\s*[月./-]\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?$/u.exec(written) ?? [];
  if (!year) return null;
  return [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter((part) => part !== undefined).join("-");
}

/** The coming one of a day in the year, or the last one, whichever is less far away. */
function nearest(coming: string, today: string): string {
  const last = `${Number(coming.slice(0, 4)) - 1}${coming.slice(4)}`;
  const away = (day: string) => Math.abs(Date.parse(day) - Date.parse(today));
  return dayExists(last) && away(last) < away(coming) ? last : coming;
}
