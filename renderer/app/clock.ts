/** Day and time in the region that the workspace is for, whatever this computer's clock is set to. */
import { localDay, localTime } from "../../db/contract/dates.ts";
import { momentIn } from "../../db/contract/zones.ts";

/** Of the open workspace (IANA); null: it says none, and this computer's counts. */
let zone: string | null = null;

/** The workspace has told how it stands. */
export function regionIs(told: string | null): void {
  zone = told;
}

/** The calendar day, `YYYY-MM-DD`. */
export function todayHere(): string {
  return hereAt(new Date()).day;
}

/** The time of day, `HH:MM`. */
export function timeHere(): string {
  return hereAt(new Date()).time;
}

function hereAt(now: Date): { day: string; time: string } {
  return zone === null ? { day: localDay(now), time: localTime(now) } : momentIn(now, zone);
}
