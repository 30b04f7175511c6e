/** The zone of a workspace, and what its clocks show. */
import type { Reader } from "../base/store.ts";
import { localDay, localTime } from "../contract/dates.ts";
import { momentIn, ZONE, zoneExists } from "../contract/zones.ts";

/** IANA name; undefined in a workspace of a build that had no such setting: there the laptop's zone counts, as it did. */
export function zoneOf(reader: Reader): string | undefined {
  const value = reader.get<{ value: string | null }>("SELECT value FROM setting WHERE id = ?", ZONE)?.value;
  return value && zoneExists(value) ? value : undefined;
}

/**
 * Day (`YYYY-MM-DD`) and time (`HH:MM`) of a moment in the region; in a workspace that says no zone, where the laptop is.
 * @param moment ISO 8601
 */
export function hereAt(reader: Reader, moment: string): { day: string; time: string } {
  const at = new Date(moment);
  const zone = zoneOf(reader);
  return zone === undefined ? { day: localDay(at), time: localTime(at) } : momentIn(at, zone);
}

/** The day in the region of what is told as a moment; a day, month or year is itself. */
export function dayOf(reader: Reader, said: string): string {
  return said.includes("T") ? hereAt(reader, said).day : said;
}
