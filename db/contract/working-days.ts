/**
 * Which days an office works: Monday to Friday, but for the holidays and the weekends that are worked instead (调休), which are
 * announced for each year. The announced years that the program ships stand in assets/working-days.json; a workspace may hold
 * others, or others of the same years, each as a setting of its own, so that two laptops may enter two years.
 */
import SHIPPED from "../../assets/working-days.json" with { type: "json" };
import { dayExists, weekdayOf } from "./dates.ts";
import type { Failure } from "./errors.ts";

/** Days of one year, `YYYY-MM-DD`, in order. */
export interface WorkingYear {
  /** Days off, which may lie on weekends too. */
  off: string[];
  /** Days of weekends that are worked. */
  work: string[];
}

/** Characters of the longest text that is read as a year: the notices of the State Council have some 500. */
export const MAX_NOTICE = 4_000;

/** By year, `YYYY`. */
export type WorkingYears = Readonly<Record<string, WorkingYear>>;

/** Years that every workspace knows, as the State Council announced them. */
export const ANNOUNCED: WorkingYears = SHIPPED;

/** All settings of working days have ids that begin so, and end with their year. */
export const WORKING_DAYS = "workspace.working-days.";

/** The year that a setting is about; null: it is about something else. */
export function yearOfSetting(id: string): string | null {
  return id.startsWith(WORKING_DAYS) ? id.slice(WORKING_DAYS.length) : null;
}

/** What is wrong with the days of a year; null: nothing. @param year `YYYY` */
export function faultOfYear(year: string, { off, work }: WorkingYear): Failure | null {
  const outside = [...off, ...work].find((one) => !one.startsWith(`${year}-`));
  if (outside) return { code: "E_WORKING_DAY_YEAR", params: { value: outside, year } };
  const twice = work.find((one) => off.includes(one));
  if (twice) return { code: "E_WORKING_DAY_TWICE", params: { value: twice } };
  const weekday = work.find((one) => weekdayOf(one) <= 5);
  if (weekday) return { code: "E_WORKING_DAY_WEEKDAY", params: { value: weekday } };
  return off.length === 0 ? { code: "E_WORKING_DAYS_NONE", params: { year } } : null;
}

/**
 * A year as a setting holds it (JSON).
 * @returns what is wrong with it, where it is none
 */
export function storedYear(year: string, value: string): WorkingYear | Failure {
  const read = /^\d{4}$/.test(year) ? jsonOf(value) : undefined;
  if (!isYear(read)) return { code: "E_WORKING_DAYS_TEXT", params: { value: value.slice(0, 40) } };
  return faultOfYear(year, read) ?? read;
}

function isYear(value: unknown): value is WorkingYear {
  if (typeof value !== "object" || value === null) return false;
  const { off, work, ...others } = value as Record<string, unknown>;
  return areDays(off) && areDays(work) && Object.keys(others).length === 0;
}

function areDays(value: unknown): value is string[] {
  const isDay = (day: unknown) => typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day) && dayExists(day);
  return Array.isArray(value) && value.length <= 366 && value.every(isDay);
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
