/** Who has spoken how long, who waits to, and which sector has not been heard. Pure. */
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { SECTORS, type Sector } from "../../../db/contract/vocabulary.ts";
import { floorOrder, heardOf, type Turn, waitingOn } from "../../../db/rules/floor.ts";
import type { MeetingView } from "../meeting-view.ts";

export interface Share {
  sector: Sector;
  seconds: number;
  /** Of all speaking time, 0 to 1. */
  share: number;
  /** Seconds that it may speak in all; null: as long as it takes. */
  limit: number | null;
}

/** Speaking time by sector, for the sectors that sit here, in their order. */
export function speakingShares(
  { speeches, attendance, meeting }: Pick<MeetingView, "speeches" | "attendance" | "meeting">,
  now: number,
): Share[] {
  const { seconds } = heardOf(speeches, attendance, now);
  const all = [...seconds.values()].reduce((sum, one) => sum + one, 0);
  return SECTORS.filter((sector) => attendance.some((seat) => seat.sector === sector)).map((sector) => {
    const own = seconds.get(sector) ?? 0;
    const minutes = meeting.sector_minutes?.[sector];
    return { sector, seconds: own, share: all === 0 ? 0 : own / all, limit: minutes ? minutes * 60 : null };
  });
}

/** Those who wait to speak on the item that is on, the next first, as the worker has them too. */
export function turnsOf(
  view: Pick<MeetingView, "meeting" | "requests" | "speeches" | "attendance">,
  now: number,
): Turn<RecordOf<"floor_request">>[] {
  const { current_item, floor_order } = view.meeting;
  const heard = heardOf(view.speeches, view.attendance, now);
  return floorOrder(floor_order, waitingOn(view.requests, current_item), heard);
}

/** Parties that have spoken, reported or taken a position under the item. */
export function heardUnder(
  view: Pick<MeetingView, "speeches" | "reports" | "outcomes" | "positions">,
  item: string | null,
): Set<string> {
  const outcomes = new Set(view.outcomes.filter(({ agenda_item }) => agenda_item === item).map(({ id }) => id));
  return new Set([
    ...view.speeches.filter(({ agenda_item }) => agenda_item === item).map(({ organization }) => organization),
    ...view.reports.filter(({ agenda_item }) => agenda_item === item).map(({ organization }) => organization),
    ...view.positions.filter(({ outcome }) => outcomes.has(outcome)).map(({ organization }) => organization),
  ]);
}

/** Sectors that sit here and of which nobody has been heard under the item. */
export function unheardSectors(
  view: Pick<MeetingView, "speeches" | "attendance" | "reports" | "outcomes" | "positions">,
  item: string | null,
): Sector[] {
  const heard = heardUnder(view, item);
  const seats = view.attendance.filter(({ presence, role }) => presence === "present" && role === "member");
  return SECTORS.filter((sector) => {
    const own = seats.filter((seat) => seat.sector === sector);
    return own.length > 0 && own.every(({ organization }) => !heard.has(organization));
  });
}
