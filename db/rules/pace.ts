/** How far an action should be today, if its work goes evenly from the day on which it was given to the one on which it is due. */
import { daysBetween, isWholeDay } from "../contract/dates.ts";

interface Span {
  /** `YYYY-MM-DD`; of a month or a year alone nobody counts days. */
  given: string | null;
  due: string | null;
  /** `YYYY-MM-DD` */
  today: string;
}

/** @returns percent, 0 to 100; null where either day is not known, or they leave no time between them */
export function expectedOf({ given, due, today }: Span): number | null {
  if (!isWholeDay(given) || !isWholeDay(due)) return null;
  const whole = daysBetween(given, due);
  if (whole <= 0) return null;
  return Math.round(Math.min(1, Math.max(0, daysBetween(given, today) / whole)) * 100);
}

/**
 * The moment at which a record was made, as its id tells (UUIDv7, RFC 9562).
 * @returns milliseconds; null: it came with starter data, or is one of its kind
 */
export function madeAt(id: string): number | null {
  const time = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.exec(id);
  return time ? Number.parseInt(`${time[1]}${time[2]}`, 16) : null;
}
