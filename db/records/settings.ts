/** What a workspace says of its region, so that its days and hours follow no laptop: the time zone, and which days are worked. */
import type { Reader } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import { storedYear, WORKING_DAYS, type WorkingYear, yearOfSetting } from "../contract/working-days.ts";
import { ZONE, zoneExists } from "../contract/zones.ts";
import type { Rules } from "./rules.ts";

/** IANA name; undefined in a workspace of a build that had no such setting: there the laptop's zone counts, as it did. */
export function zoneOf(reader: Reader): string | undefined {
  const value = reader.get<{ value: string | null }>("SELECT value FROM setting WHERE id = ?", ZONE)?.value;
  return value && zoneExists(value) ? value : undefined;
}

/** The working years that a workspace has entered itself; what a build that knew other rules wrote amiss is not among them. */
export function enteredYears(reader: Reader): Record<string, WorkingYear> {
  const found = reader.all<{ id: string; value: string | null }>(
    "SELECT id, value FROM setting WHERE substr(id, 1, ?) = ? AND value IS NOT NULL ORDER BY id",
    WORKING_DAYS.length,
    WORKING_DAYS,
  );
  const years: Record<string, WorkingYear> = {};
  for (const { id, value } of found) {
    const year = yearOfSetting(id) ?? "";
    const read = storedYear(year, value ?? "");
    if (!("code" in read)) years[year] = read;
  }
  return years;
}

export const settingRules: Rules<"setting"> = {
  check({ id, after }) {
    if (id === ZONE && after.value !== null && !zoneExists(after.value))
      throw new ConcordError("E_TIME_ZONE", { value: after.value.slice(0, 40) });
    const year = yearOfSetting(id);
    const read = year === null || after.value === null ? null : storedYear(year, after.value);
    if (read && "code" in read) throw new ConcordError(read.code, read.params);
    return undefined;
  },
};
