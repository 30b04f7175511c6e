/** When each agenda item begins, from the start of the meeting and the minutes planned before it. */
import { minutesAfter } from "../../db/contract/dates.ts";

/**
 * @param starts `HH:MM`, or null: then there are no times
 * @param minutes planned per item, null counts as 0
 * @returns `HH:MM` per item, counting on past midnight
 */
export function clockTimes(starts: string | null, minutes: readonly (number | null)[]): string[] {
  if (!starts) return [];
  let before = 0;
  return minutes.map((planned) => {
    const time = minutesAfter(starts, before);
    before += planned ?? 0;
    return time;
  });
}
