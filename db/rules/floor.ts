/** Who gets the floor next, as the worker and every window reckon it. Pure. */
import type { RecordOf } from "../contract/subjects/index.ts";
import type { Sector } from "../contract/vocabulary.ts";

type Speech = Pick<RecordOf<"speech">, "organization" | "started_at" | "ended_at" | "seconds">;
type Seat = Pick<RecordOf<"attendance">, "organization"> & { sector: Sector };
type Request = Pick<
  RecordOf<"floor_request">,
  "id" | "organization" | "agenda_item" | "asked_at" | "turn" | "taken_at"
>;

/** What a meeting has heard so far. */
export interface Heard {
  sectorOf: ReadonlyMap<string, Sector>;
  /** Seconds that a sector has spoken. */
  seconds: ReadonlyMap<Sector, number>;
  /** How often a party has had the floor. */
  speeches: ReadonlyMap<string, number>;
}

/** One who waits, at its place, with all that its place rests on. */
export interface Turn<R extends Request = Request> {
  request: R;
  /** Undefined of a party that is not on the list any more. */
  sector: Sector | undefined;
  /** Its place by the time at which it asked, 1 the first. */
  asked: number;
  /** What gave it its place. */
  why: "asked" | "fair" | "moved";
  /** Seconds that its sector has spoken. */
  seconds: number;
  /** Its sector has been heard least of those that wait. */
  least: boolean;
  /** How often it has spoken itself. */
  speeches: number;
}

/**
 * Seconds of a speech; one that is going on has run until now. A clock that went back counts as nothing.
 * @param now ms since 1970
 */
export function secondsOf(speech: Speech, now: number): number {
  if (speech.ended_at) return speech.seconds ?? 0;
  return Math.max(0, Math.floor((now - Date.parse(speech.started_at)) / 1000));
}

export function heardOf(speeches: readonly Speech[], attendance: readonly Seat[], now: number): Heard {
  const sectorOf = new Map(attendance.map(({ organization, sector }) => [organization, sector]));
  const seconds = new Map<Sector, number>();
  const times = new Map<string, number>();
  for (const speech of speeches) {
    times.set(speech.organization, (times.get(speech.organization) ?? 0) + 1);
    const sector = sectorOf.get(speech.organization);
    if (sector) seconds.set(sector, (seconds.get(sector) ?? 0) + secondsOf(speech, now));
  }
  return { sectorOf, seconds, speeches: times };
}

/** Those who wait to speak on an item, in the order in which they asked. */
export function waitingOn<R extends Request>(requests: readonly R[], item: string | null): R[] {
  return requests
    .filter(({ agenda_item, taken_at }) => agenda_item === item && taken_at === null)
    .toSorted((a, b) => compare(a.asked_at, b.asked_at) || compare(a.id, b.id));
}

/**
 * Those who wait, the next first. Fair: the sector that has been heard least goes first; within it who has spoken less
 * often, then who asked first. Whoever was put somewhere by hand stays there, whatever the order.
 * @param waiting in the order in which they asked
 */
export function floorOrder<R extends Request>(
  order: RecordOf<"meeting">["floor_order"],
  waiting: readonly R[],
  heard: Heard,
): Turn<R>[] {
  const turns = waiting.map((request, index): Turn<R> => {
    const sector = heard.sectorOf.get(request.organization);
    const why = request.turn !== null ? "moved" : order === "fair" ? "fair" : "asked";
    const seconds = sector ? (heard.seconds.get(sector) ?? 0) : 0;
    const speeches = heard.speeches.get(request.organization) ?? 0;
    return { request, sector, asked: index + 1, why, seconds, least: false, speeches };
  });
  const least = Math.min(...turns.map(({ seconds }) => seconds));
  for (const turn of turns) turn.least = turn.seconds === least;
  const free = turns.filter(({ why }) => why !== "moved");
  if (order === "fair") free.sort((a, b) => a.seconds - b.seconds || a.speeches - b.speeches || a.asked - b.asked);
  const placed = turns
    .filter(({ why }) => why === "moved")
    .sort((a, b) => (a.request.turn ?? 0) - (b.request.turn ?? 0) || a.asked - b.asked);
  const all = [...free];
  for (const turn of placed) all.splice((turn.request.turn ?? 1) - 1, 0, turn);
  return all;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
