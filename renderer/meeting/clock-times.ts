/** When each agenda item begins: as planned from the start of the meeting, and as it is to be expected while it is held. */
import { minutesAfter } from "../../db/contract/dates.ts";
import { timeAt } from "../app/clock.ts";
import { secondsSpent } from "./clock.ts";
import type { MeetingView } from "./meeting-view.ts";

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

type Held = Pick<MeetingView["items"][number], "id" | "state" | "minutes" | "started_at" | "spent">;

/**
 * What is still to come begins when the item that is on, and those before it, will be over as planned; never before now.
 * @param items in their order, without those that were put off
 * @param current id of the item that is on; null: none is, and nothing can be expected
 * @param now ms since 1970, by the laptop's clock
 * @returns `HH:MM` per item that is open and not on, null for the others
 */
export function expectedTimes(items: readonly Held[], current: string | null, now: number): (string | null)[] {
  const on = items.find(({ id }) => id === current);
  if (!on) return items.map(() => null);
  let begins = now + (on.minutes ? Math.max(0, on.minutes * 60 - secondsSpent(on, now)) * 1_000 : 0);
  return items.map((item) => {
    if (item === on || item.state !== "open") return null;
    const time = timeAt(begins);
    begins += (item.minutes ?? 0) * 60_000;
    return time;
  });
}
