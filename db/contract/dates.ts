/** Calendar days as text. Concord never turns a day into a moment: a due date has no time zone. */

/**
 * Whether a day, month or year exists in the Gregorian calendar.
 * @param value `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 */
export function dayExists(value: string): boolean {
  const [year, month = 1, day = 1] = value.split("-").map(Number) as [number, number?, number?];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
