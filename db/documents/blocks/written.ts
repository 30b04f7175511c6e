/** Days, moments and numbers as documents write them. */
import { momentIn } from "../../contract/zones.ts";
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

/**
 * A moment, so that it reads the same everywhere, with its zone. @param value ISO 8601
 * @param zone IANA name; without it by Beijing time in Chinese, in UTC in English
 */
export function writtenInstant(value: string, language: Language, zone?: string): string {
  if (Number.isNaN(Date.parse(value))) return value;
  const moment = writtenMoment(value, language, zone);
  const words = zoneInWords(zone, language);
  return language === "zh" ? `${moment}（${words}）` : `${moment} ${words}`;
}

/** The same without its zone. */
export function writtenMoment(value: string, language: Language, zone = ZONE_OF[language]): string {
  if (Number.isNaN(Date.parse(value))) return value;
  const { day, time } = momentIn(new Date(value), zone);
  return `${writtenDate(day, language)} ${time}`;
}

const ZONE_OF: Record<Language, string> = { zh: "Asia/Shanghai", en: "UTC" };

/** 北京时间, or how far it is from UTC. */
export function zoneInWords(zone: string | undefined, language: Language): string {
  const name = zone ?? ZONE_OF[language];
  if (name === "Asia/Shanghai") return language === "zh" ? "北京时间" : "Beijing time";
  return name === "UTC" ? "UTC" : name;
}
