/**
 * What a workspace says of itself: the own office with what its documents say of it, and the time zone and working days of its
 * region, so that days and hours follow no laptop; and how its names and duties are written in English.
 */
import type { Reader } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import { OFFICE, OFFICE_FIELDS, type Office } from "../contract/office.ts";
import type { Vocabulary } from "../contract/vocabulary.ts";
import { storedYear, WORKING_DAYS, type WorkingYear, yearOfSetting } from "../contract/working-days.ts";
import { ZONE, zoneExists } from "../contract/zones.ts";
import type { Rules } from "./rules.ts";

/** The own office, as far as somebody has said what it is; an organization that is gone is none. */
export function officeOf(reader: Reader): Office {
  const held = new Map(
    reader
      .all<{ id: string; value: string | null }>(
        "SELECT id, value FROM setting WHERE id >= 'office.' AND id < 'office/'",
      )
      .map(({ id, value }) => [id, value?.trim() || null]),
  );
  const office = Object.fromEntries(OFFICE_FIELDS.map((field) => [field, held.get(OFFICE[field]) ?? null])) as Office;
  return { ...office, organization: isOrganization(reader, office.organization) ? office.organization : null };
}

function isOrganization(reader: Reader, id: string | null): boolean {
  return id !== null && reader.get("SELECT 1 FROM organization WHERE id = ?", id) !== undefined;
}

/** Ids of the settings that minutes are made of beside the records of their meeting. */
export const PRINTED_SETTINGS: readonly string[] = [ZONE, ...Object.values(OFFICE)];

/** The word list of what documents print as it was typed, with its English: names of people, duties, issuers. */
export const TYPED_WORDS: Vocabulary = "minutes_word";

/** Ids of all its entries. */
export function wordsHeld(reader: Reader): string[] {
  return reader.all<{ id: string }>("SELECT id FROM term WHERE vocabulary = ?", TYPED_WORDS).map(({ id }) => id);
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
  check({ tx, id, after }) {
    if (id === OFFICE.organization && after.value !== null && !isOrganization(tx.reader, after.value))
      throw new ConcordError("E_UNKNOWN_RECORD", { subject: "organization", id: after.value });
    if (id === ZONE && after.value !== null && !zoneExists(after.value))
      throw new ConcordError("E_TIME_ZONE", { value: after.value.slice(0, 40) });
    const year = yearOfSetting(id);
    const read = year === null || after.value === null ? null : storedYear(year, after.value);
    if (read && "code" in read) throw new ConcordError(read.code, read.params);
    return undefined;
  },
};
