/**
 * Calendar days and times of day as text: `YYYY-MM-DD`, or `YYYY-MM` and `YYYY` where a month or a year is enough, and
 * `HH:MM`. Concord never turns a day into a moment: a due date has no time zone.
 */

const DAY_MS = 86_400_000;

/**
 * Whether a day, month or year exists in the Gregorian calendar.
 * @param value `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 */
export function dayExists(value: string): boolean {
  const [year, month = 1, day = 1] = value.split("-").map(Number) as [number, number?, number?];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether it names one day, not a month or a year. */
export function isWholeDay(value: string | null | undefined): value is string {
  return value?.length === 10;
}

/** Whether the first is over when the second begins; of different precision they compare as far as both go. */
export function isBefore(first: string, second: string): boolean {
  const length = Math.min(first.length, second.length);
  return first.slice(0, length) < second.slice(0, length);
}

/** The day so many days later, or earlier. @param day `YYYY-MM-DD` */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** How many days the second is after the first; negative: before it. @param from, to `YYYY-MM-DD` */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The same day of the month so many months later, or that month's last. @param day `YYYY-MM-DD` */
export function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The last day of a month. @param month may lie past 12 or below 1, and belongs to another year then */
export function monthEnd(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The last day of a month or a year; a day itself. @param day `YYYY-MM-DD`, `YYYY-MM` or `YYYY` */
export function lastDayOf(day: string): string {
  if (day.length === 4) return `${day}-12-31`;
  const [year = 0, month = 1] = day.split("-").map(Number);
  return day.length === 7 ? monthEnd(year, month) : day;
}

/** 1 Monday to 7 Sunday. @param day `YYYY-MM-DD` */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The time so many minutes later; past midnight it begins anew. @param time `HH:MM` */
export function minutesAfter(time: string, count: number): string {
  const all = (((minutesOf(time) + count) % 1_440) + 1_440) % 1_440;
  return `${twoDigits(Math.floor(all / 60))}:${twoDigits(all % 60)}`;
}

/** A sitting that ends on the day after lasts at most so long: else its hours are in the wrong order. */
const LONGEST_NIGHT = 12 * 60;

/**
 * How far an end lies behind a start of the same day: an earlier hour is past midnight, as long as that makes at most
 * twelve hours.
 * @param starts `HH:MM`
 * @param ends `HH:MM`
 * @returns 0 on the day, 1 on the day after, null where the end lies before the start
 */
export function daysUntilEnd(starts: string, ends: string): 0 | 1 | null {
  const span = minutesBetween(starts, ends);
  if (span >= 0) return 0;
  return span + 1_440 <= LONGEST_NIGHT ? 1 : null;
}

/** Minutes from one time of a day to another; negative where the other is earlier. @param from `HH:MM` */
export function minutesBetween(from: string, to: string): number {
  return minutesOf(to) - minutesOf(from);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** The calendar day where the laptop is, `YYYY-MM-DD`. */
export function localDay(now: Date): string {
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** The time of day where the laptop is, `HH:MM`. */
export function localTime(now: Date): string {
  return `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
