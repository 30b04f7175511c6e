/** Day, time and working days in the region that the workspace is for, whatever this computer's clock is set to. */
import { localDay, localTime } from "../../db/contract/dates.ts";
import { ANNOUNCED, type WorkingYears } from "../../db/contract/working-days.ts";
import { momentIn } from "../../db/contract/zones.ts";
import type { Calendar } from "../../db/language/dates/working-days.ts";

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

function hereAt(now: Date): { day: string; time: string } {
  return zone === null ? { day: localDay(now), time: localTime(now) } : momentIn(now, zone);
}
