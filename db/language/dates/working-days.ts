/** Counting in working days, by the years that a workspace knows. Pure. */
import { daysAfter, weekdayOf } from "../../contract/dates.ts";
import type { WorkingYears } from "../../contract/working-days.ts";

/** By what words of days are read: which day it is, and which days are worked. */
export interface Calendar {
  /** `YYYY-MM-DD` */
  today: string;
  years: WorkingYears;
}

/**
 * The day that ends so many working days after one.
 * @returns `unknown`: the first year in which only weekends were counted, because nobody has entered its days; null: none
 */
export function workingDaysAfter(
  day: string,
  count: number,
  years: WorkingYears,
): { day: string; unknown: string | null } {
  let at = day;
  let unknown: string | null = null;
  for (let left = count; left > 0; ) {
    at = daysAfter(at, 1);
    const name = at.slice(0, 4);
    const year = years[name];
    if (!year) unknown ??= name;
    const usual = weekdayOf(at) <= 5;
    if (usual ? !year?.off.includes(at) : year?.work.includes(at)) left--;
  }
  return { day: at, unknown };
}
