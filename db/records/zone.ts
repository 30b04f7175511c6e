/** The time zone of the region that a workspace is for: a setting, so that its days and hours do not follow a laptop. */
import type { Reader } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import { ZONE, zoneExists } from "../contract/zones.ts";
import type { Rules } from "./rules.ts";

/** IANA name; undefined in a workspace of a build that had no such setting: there the laptop's zone counts, as it did. */
export function zoneOf(reader: Reader): string | undefined {
  const value = reader.get<{ value: string | null }>("SELECT value FROM setting WHERE id = ?", ZONE)?.value;
  return value && zoneExists(value) ? value : undefined;
}

export const settingRules: Rules<"setting"> = {
  check({ id, after }) {
    if (id === ZONE && after.value !== null && !zoneExists(after.value))
      throw new ConcordError("E_TIME_ZONE", { value: after.value.slice(0, 40) });
    return undefined;
  },
};
