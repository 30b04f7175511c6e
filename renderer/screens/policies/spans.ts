/** Where the days of a policy stand on a line of years, and the times in which it held. Pure. */
import { daysBetween, lastDayOf } from "../../../db/contract/dates.ts";
import type { CourseStep } from "../../../db/contract/procedures/policies/policies.ts";
import type { PolicyEffect } from "../../../db/contract/vocabulary.ts";

type Step = Pick<CourseStep, "move" | "day" | "planned">;

export interface Span {
  years: readonly number[];
  /** From 0 at the first day of the first year to 1. */
  at(day: string): number;
}

/** At least so many years are shown. */
const FEWEST = 4;

export function spanOf(steps: readonly Step[], today: string): Span {
  const known = [...steps.map(({ day }) => day), today].map((day) => Number(day.slice(0, 4)));
  const last = Math.max(...known) + 1;
  const first = Math.min(...known, last - FEWEST);
  const from = `${first}-01-01`;
  const whole = daysBetween(from, `${last + 1}-01-01`);
  return {
    years: Array.from({ length: last - first + 1 }, (_, at) => first + at),
    at: (day) => daysBetween(from, middleOf(day)) / whole,
  };
}

/** A month or a year stands in its middle: no day is made up for it. */
function middleOf(day: string): string {
  if (day.length === 4) return `${day}-07-01`;
  return day.length === 7 ? `${day}-15` : day;
}

export interface Band {
  /** `rest`: its time is over and nobody has renewed it. */
  kind: "held" | "planned" | "rest";
  from: string;
  to: string;
}

const BEGINS = new Set(["in_force", "extended", "partly_void"]);
const ENDS = new Set(["expired", "repealed", "replaced"]);

/** @param steps of both axes, the earliest first */
export function bandsOf(steps: readonly Step[], effect: PolicyEffect, today: string): Band[] {
  const bands: Band[] = [];
  let since: string | null = null;
  // Nothing says since when it has held: then since it was issued.
  const begins = steps.some(({ move, planned }) => BEGINS.has(move) && !planned)
    ? BEGINS
    : new Set([...BEGINS, "issued", "adopted"]);
  for (const { move, day, planned } of steps) {
    const on = ENDS.has(move) ? lastDayOf(day) : day;
    if (planned) continue;
    if (begins.has(move)) since ??= on;
    else if (ENDS.has(move) && since) {
      bands.push({ kind: "held", from: since, to: on });
      since = null;
    }
  }
  const holds = effect === "in_force" || effect === "partly_void";
  if (since && (holds || effect === "unknown")) bands.push({ kind: "held", from: since, to: today });
  const ahead = steps.find(({ move, planned }) => planned && (ENDS.has(move) || BEGINS.has(move)));
  if (ahead && holds && ENDS.has(ahead.move)) bands.push({ kind: "planned", from: today, to: lastDayOf(ahead.day) });
  const last = bands.findLast(({ kind }) => kind === "held");
  if (effect === "over" && last && last.to < today) bands.push({ kind: "rest", from: last.to, to: today });
  return bands;
}
