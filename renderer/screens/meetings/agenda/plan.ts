/** When each item begins, when the meeting will be over, and how that fits the hour that was announced. Pure. */
import { daysUntilEnd, minutesAfter, minutesBetween } from "../../../../db/contract/dates.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";

type Item = Pick<MeetingView["items"][number], "id" | "minutes" | "state">;

interface Place {
  number: number;
  /** `HH:MM`; null where the meeting has no start. */
  time: string | null;
}

interface Plan {
  /** By the id of the item; what was put off has no place. */
  places: ReadonlyMap<string, Place>;
  /** Where one more would stand. */
  next: Place;
  minutes: number;
  /** Minutes between the end of the agenda and the end that was announced, negative beyond it; null where there is none. */
  spare: number | null;
}

export function planOf({ starts, ends }: { starts: string | null; ends: string | null }, items: readonly Item[]): Plan {
  const places = new Map<string, Place>();
  let minutes = 0;
  const place = (): Place => ({ number: places.size + 1, time: starts && minutesAfter(starts, minutes) });
  for (const item of items) {
    if (item.state === "parked") continue;
    places.set(item.id, place());
    minutes += item.minutes ?? 0;
  }
  const nights = starts && ends ? daysUntilEnd(starts, ends) : null;
  const span = starts && ends && nights !== null ? minutesBetween(starts, ends) + nights * 1_440 : null;
  return { places, next: place(), minutes, spare: span === null ? null : span - minutes };
}
