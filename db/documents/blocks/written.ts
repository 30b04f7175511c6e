/** Days, moments and numbers as documents write them. */
import type { Language } from "./words.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A day, month or year as minutes write it: 2026年9月8日, 8 September 2026. */
export function writtenDate(value: string, language: Language): string {
  const [year, month, day] = value.split("-").map(Number);
  if (language === "zh") return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** The same as a time limit: a month or a year means its end. */
export function writtenDeadline(value: string, language: Language): string {
  const date = writtenDate(value, language);
  if (value.split("-").length === 3) return date;
  return language === "zh" ? `${date}底` : `the end of ${date}`;
}

const BEIJING_MS = 8 * 3_600_000;

/** A moment, so that it reads the same everywhere: by Beijing time in Chinese, in UTC in English. @param value ISO 8601 */
export function writtenInstant(value: string, language: Language): string {
  const moment = Date.parse(value);
  if (Number.isNaN(moment)) return value;
  const [day = "", time = ""] = new Date(moment + (language === "zh" ? BEIJING_MS : 0)).toISOString().split("T");
  return `${writtenDate(day, language)} ${time.slice(0, 5)}${language === "zh" ? "（北京时间）" : " UTC"}`;
}

const DIGITS = "〇一二三四五六七八九";

/** A number from 1 to 999 as headings count: 一, 十二, 二十, 一百〇五. */
export function chineseNumber(number: number): string {
  if (number < 1 || number > 999 || !Number.isInteger(number)) return String(number);
  const digit = (value: number) => DIGITS[value] ?? "";
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const start = hundreds > 0 ? `${digit(hundreds)}百` : "";
  if (tens === 0) return `${start}${start && ones ? "〇" : ""}${ones ? digit(ones) : ""}`;
  const ten = tens === 1 && start === "" ? "十" : `${digit(tens)}十`;
  return `${start}${ten}${ones ? digit(ones) : ""}`;
}
