/** Who has spoken how long, and which sector has not been heard. Pure. */
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import { SECTORS, type Sector } from "../../db/contract/vocabulary.ts";
import type { MeetingView } from "./meeting-view.ts";

export interface Share {
  sector: Sector;
  seconds: number;
  /** Of all speaking time, 0 to 1. */
  share: number;
}

/** Seconds of a speech; one that is going on has run until now. A clock that went back counts as nothing. */
export function secondsOf(speech: RecordOf<"speech">, now: number): number {
  if (speech.ended_at) return speech.seconds ?? 0;
  return Math.max(0, Math.floor((now - Date.parse(speech.started_at)) / 1000));
}

/** Speaking time by sector, for the sectors that sit here, in their order. */
export function speakingShares(
  { speeches, attendance }: Pick<MeetingView, "speeches" | "attendance">,
  now: number,
): Share[] {
  const sectorOf = new Map(attendance.map(({ organization, sector }) => [organization, sector]));
  const seconds = new Map<Sector, number>();
  for (const speech of speeches) {
    const sector = sectorOf.get(speech.organization);
    if (sector) seconds.set(sector, (seconds.get(sector) ?? 0) + secondsOf(speech, now));
  }
  const all = [...seconds.values()].reduce((sum, one) => sum + one, 0);
  return SECTORS.filter((sector) => attendance.some((seat) => seat.sector === sector)).map((sector) => {
    const own = seconds.get(sector) ?? 0;
    return { sector, seconds: own, share: all === 0 ? 0 : own / all };
  });
}

/** Sectors that sit here and have neither spoken, reported nor taken a position under the item. */
export function unheardSectors(
  view: Pick<MeetingView, "speeches" | "attendance" | "reports" | "outcomes" | "positions">,
  item: string | null,
): Sector[] {
  const outcomes = new Set(view.outcomes.filter(({ agenda_item }) => agenda_item === item).map(({ id }) => id));
  const heard = new Set([
    ...view.speeches.filter(({ agenda_item }) => agenda_item === item).map(({ organization }) => organization),
    ...view.reports.filter(({ agenda_item }) => agenda_item === item).map(({ organization }) => organization),
    ...view.positions.filter(({ outcome }) => outcomes.has(outcome)).map(({ organization }) => organization),
  ]);
  const seats = view.attendance.filter(({ presence, role }) => presence === "present" && role === "member");
  return SECTORS.filter((sector) => {
    const own = seats.filter((seat) => seat.sector === sector);
    return own.length > 0 && own.every(({ organization }) => !heard.has(organization));
  });
}
