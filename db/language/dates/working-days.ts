/**
 * Counting in working days: Monday to Friday, but for the holidays and the weekends that are worked instead, as the State
 * Council announces them for each year. Pure; the years that are known stand in assets/working-days.json.
 */
import ANNOUNCED from "../../../assets/working-days.json" with { type: "json" };
import { daysAfter, weekdayOf } from "../../contract/dates.ts";

/** Days off that would else be worked, and days worked that would else be off, by year; `YYYY-MM-DD`. */
export type WorkingYears = Readonly<Record<string, { off: readonly string[]; work: readonly string[] }>>;

/**
 * The day that ends so many working days after one.
 * @returns `known` false: it lies in or behind a year whose holidays nobody has entered, and only weekends were counted there
 */
export function workingDaysAfter(
  day: string,
  count: number,
  years: WorkingYears = ANNOUNCED,
): { day: string; known: boolean } {
  let at = day;
  let known = true;
  for (let left = count; left > 0; ) {
    at = daysAfter(at, 1);
    const year = years[at.slice(0, 4)];
    known &&= year !== undefined;
    const usual = weekdayOf(at) <= 5;
    if (usual ? !year?.off.includes(at) : year?.work.includes(at)) left--;
  }
  return { day: at, known };
}
