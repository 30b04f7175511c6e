/** How far away a meeting is: days, or hours on the day itself. Pure. */
import { daysBetween, isWholeDay, minutesBetween } from "../../../db/contract/dates.ts";

export type Countdown =
  /** No day is known, or only a month or a year. */
  | { kind: "open" }
  | { kind: "days"; days: number }
  /** Minutes until it starts; null: no hour is known, or it has passed. */
  | { kind: "today"; minutes: number | null };

/** @param now of the region, `YYYY-MM-DD` and `HH:MM` */
export function countdownTo(
  { day, starts }: { day: string | null; starts: string | null },
  now: { day: string; time: string },
): Countdown {
  if (!isWholeDay(day)) return { kind: "open" };
  const days = daysBetween(now.day, day);
  if (days > 0) return { kind: "days", days };
  // It began on an earlier day, and has not ended.
  if (days < 0 || starts === null) return { kind: "today", minutes: null };
  const minutes = minutesBetween(now.time, starts);
  return { kind: "today", minutes: minutes > 0 ? minutes : null };
}
