/** The days of a month as a calendar shows them. */
import { monthEnd, weekdayOf } from "../../../db/contract/dates.ts";

/** Days of the month that `day` lies in, in weeks from Monday to Sunday; those of other months are null. */
export function weeksOf(day: string): (string | null)[][] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const before = weekdayOf(`${day.slice(0, 7)}-01`) - 1;
  const length = Number(monthEnd(year, month).slice(8));
  const days = Array.from({ length }, (_, index) => `${day.slice(0, 7)}-${String(index + 1).padStart(2, "0")}`);
  const cells: (string | null)[] = [...Array<null>(before).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
