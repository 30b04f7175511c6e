/** Days that date words stand for, reckoned from a day. All days are `YYYY-MM-DD`; null is a day that does not exist. Pure. */
import { dayExists, daysAfter, monthsAfter, weekdayOf } from "../../contract/dates.ts";

/** A day without its year that went by so many days ago may be meant as well as the coming one, which is nearly a year away. */
const RECENT_DAYS = 60;

export const yearOf = (day: string) => Number(day.slice(0, 4));
export const monthOf = (day: string) => Number(day.slice(5, 7));

export function dayOf(year: number, month: number, day: number): string | null {
  const value = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return Number.isInteger(year * month * day) && value.length === 10 && dayExists(value) ? value : null;
}

export interface Coming {
  day: string | null;
  /** It went by not long ago in this year: that may be meant as well. */
  recent: boolean;
}

/** The coming one of a day that is written without its year. @param of the day in a year; null where it has none */
export function coming(of: (year: number) => string | null, today: string): Coming {
  const year = yearOf(today);
  const now = of(year);
  if (now !== null && now >= today) return { day: now, recent: false };
  // 29 February comes in one of the next years.
  if (now === null) return { day: of(year + 1), recent: false };
  return { day: of(year + 1), recent: now >= daysAfter(today, -RECENT_DAYS) };
}

/** @param weekday 1 Monday to 7 Sunday @param weeks from this week; null: the coming one, today included */
export function weekdayFrom(today: string, weekday: number, weeks: number | null): string {
  const now = weekdayOf(today);
  return daysAfter(today, weeks === null ? (weekday - now + 7) % 7 : weekday - now + weeks * 7);
}

export type Unit = "hour" | "day" | "week" | "fortnight" | "month" | "year";

/** Days of what is counted in days. */
const DAYS_OF = { day: 1, week: 7, fortnight: 14 };

/** So much later. A day that has begun counts. */
export function later(today: string, count: number, unit: Unit): string {
  if (unit === "month") return monthsAfter(today, count);
  if (unit === "year") return monthsAfter(today, count * 12);
  if (unit === "hour") return daysAfter(today, Math.ceil(count / 24));
  return daysAfter(today, count * DAYS_OF[unit]);
}
