/** Days as people write them, for fields that hold `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. Pure. */
import { dayExists, isWholeDay, localDay } from "../../db/contract/dates.ts";
import { findDue } from "./due.ts";

interface Reading {
  /** `YYYY-MM-DD` */
  today: string;
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
export function readDay(text: string, { today, ahead = false, partial = false }: Reading): string | null {
  const written = text.normalize("NFKC").trim();
  if (written === "") return "";
  const numbers = inNumbers(written);
  if (numbers !== null) return dayExists(numbers) && (partial || isWholeDay(numbers)) ? numbers : null;
  const due = findDue(written, today);
  if (!due?.day || due.start > 0 || due.end < written.length) return null;
  const yearless = DAY_OF_YEAR.test(written) && !/\d{4}/.test(written);
  return yearless && !ahead ? nearest(due.day, today) : due.day;
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

/** The calendar day here, `YYYY-MM-DD`. */
export function localToday(): string {
  return localDay(new Date());
}

/** A whole day in words, with its weekday; a month or year as it is held. */
export function dayInWords(day: string, language: "zh" | "en"): string {
  if (!isWholeDay(day)) return day;
  return new Date(`${day}T12:00:00`).toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "full" });
}

/** A moment by the laptop's clock, in the language of the interface rather than the browser's. @param at ISO 8601 */
export function momentInWords(at: string, language: "zh" | "en"): string {
  const form = { dateStyle: "medium", timeStyle: "medium" } as const;
  return new Date(at).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", form);
}

/** Days of the month that `day` lies in, in weeks from Monday to Sunday; those of other months are null. */
export function weeksOf(day: string): (string | null)[][] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = Array.from({ length }, (_, index) => `${day.slice(0, 7)}-${String(index + 1).padStart(2, "0")}`);
  const cells: (string | null)[] = [...Array<null>(before).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
