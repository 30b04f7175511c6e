/** Days and hours as spreadsheets keep them: numbers since 1900 or 1904, shown by a number format. */
import { dayExists, daysAfter } from "../../contract/dates.ts";

const MINUTES = 1_440;
/** 9999-12-31. */
const LAST = 2_958_465;
const BEFORE_1904 = 1_462;

/** Numbers of formats that every workbook knows: days, hours, and those of Chinese, Japanese and Korean. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const HOURS = new Set([18, 19, 20, 21, 32, 33, 45, 47]);
const ELAPSED = 46;

export type Shown = "number" | "day" | "hour" | "elapsed";

/** What a number format makes of a number. @param code as the workbook writes it; undefined for a built-in one */
export function shownAs(id: number, code: string | undefined): Shown {
  if (code === undefined)
    return BUILT_IN.has(id) ? "day" : HOURS.has(id) ? "hour" : id === ELAPSED ? "elapsed" : "number";
  // Quoted text, escaped letters, colours and currencies are no letters of the format.
  const bare = code
    .split(";")[0]
    ?.replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  if (!bare || /general/i.test(bare)) return "number";
  if (/\[(h+|m+|s+)\]/i.test(bare)) return "elapsed";
  if (/[yde年月日]/i.test(bare.replace(/e[+-]/gi, "")) || /m{3,}/i.test(bare)) return "day";
  return /[hs时分秒]/i.test(bare) ? "hour" : "number";
}

/** @returns ISO 8601, with the hour where there is one; null: there is no such day */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial)) return null;
  const days = from1904 ? serial + BEFORE_1904 : serial;
  const whole = Math.floor(days);
  // 60 is 29 February 1900, which spreadsheets count and which never was.
  if (whole < 1 || whole > LAST || whole === 60) return null;
  // To the minute: the fraction is binary.
  const minutes = Math.round((days - whole) * MINUTES);
  const day = daysAfter(whole < 60 ? "1899-12-31" : "1899-12-30", whole + Math.floor(minutes / MINUTES));
  if (!dayExists(day)) return null;
  const rest = minutes % MINUTES;
  return rest === 0 ? day : `${day} ${two(rest / 60)}:${two(rest % 60)}`;
}

/** A span as `[h]:mm:ss` shows it. */
export function elapsed(serial: number): string {
  const seconds = Math.round(serial * 86_400);
  return `${Math.floor(seconds / 3_600)}:${two((seconds % 3_600) / 60)}:${two(seconds % 60)}`;
}

function two(value: number): string {
  return String(Math.trunc(value)).padStart(2, "0");
}
