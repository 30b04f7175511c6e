/**
 * The one place in which a moment becomes a day or an hour: those of the region that the workspace is for, whatever zone this
 * computer is set to; and which days are worked there.
 */
import { daysAfter } from "../../db/contract/dates.ts";
import { ANNOUNCED, type WorkingYears } from "../../db/contract/working-days.ts";
import { momentAt, momentIn } from "../../db/contract/zones.ts";
import type { Calendar } from "../../db/language/dates/working-days.ts";
import { momentInWords } from "../../db/language/day-words.ts";

/** Of the open workspace (IANA); null: it says none, and this computer's counts. */
let zone: string | null = null;
/** What was entered in the workspace goes before what the program ships. */
let years: WorkingYears = ANNOUNCED;

/** The workspace has told how it stands. */
export function regionIs(told: { zone: string | null; workingYears: WorkingYears }): void {
  zone = told.zone;
  years = { ...ANNOUNCED, ...told.workingYears };
}

/** The calendar day, `YYYY-MM-DD`. */
export function todayHere(): string {
  return hereAt(new Date()).day;
}

/** By what words of days are read here. */
export function calendarHere(): Calendar {
  return { today: todayHere(), years };
}

/** The time of day, `HH:MM`. */
export function timeHere(): string {
  return hereAt(new Date()).time;
}

/** The calendar day on which a moment lies, `YYYY-MM-DD`. @param moment ISO 8601, or milliseconds */
export function dayAt(moment: string | number): string {
  return hereAt(new Date(moment)).day;
}

/** The time of day of a moment, `HH:MM`. @param moment ISO 8601, or milliseconds */
export function timeAt(moment: string | number): string {
  return hereAt(new Date(moment)).time;
}

/** With its seconds, `HH:MM:SS`. @param moment milliseconds */
export function secondAt(moment: number): string {
  // Zones differ by whole minutes.
  return `${timeAt(moment)}:${new Date(moment).toISOString().slice(17, 19)}`;
}

/** Day and time of a moment in words. @param moment ISO 8601 */
export function momentHere(moment: string, language: "zh" | "en"): string {
  return momentInWords(moment, language, zoneHere());
}

/** The moment at which the clocks here show an hour, of all such the one nearest to another. @param hour `HH:MM` @param near milliseconds */
export function nearestMoment(hour: string, near: number): number {
  const { day } = hereAt(new Date(near));
  const moments = [-1, 0, 1].map((days) => momentAt(daysAfter(day, days), hour, zoneHere()).getTime());
  const away = (moment: number) => Math.abs(moment - near);
  return moments.reduce((best, one) => (away(one) < away(best) ? one : best));
}

/** This moment, ISO 8601. */
export function momentNow(): string {
  return new Date().toISOString();
}

function hereAt(now: Date): { day: string; time: string } {
  return momentIn(now, zoneHere());
}

function zoneHere(): string {
  return zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
