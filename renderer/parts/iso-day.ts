/** Days as people write them, for fields that hold `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */

/** 2026年11月6日, 2026.11.6 and 2026/11/6 become 2026-11-06; what is no such day stays as it was typed. */
export function isoDay(text: string): string {
  const [, year, month, day] =
    /^\s*(\d{4})(?:[年./-](?:(\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?)?)?\s*$/u.exec(text) ?? [];
  if (!year) return text;
  return [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter((part) => part !== undefined).join("-");
}
