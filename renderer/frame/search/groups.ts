/** In which groups hits stand, and by what they can be narrowed. Pure. */

import { daysAfter } from "../../../db/contract/dates.ts";
import type { SearchHit } from "../../../db/contract/procedures/search.ts";
import { HIT_GROUPS, type HitGroup } from "../../../db/contract/subjects/define.ts";
import { SUBJECTS, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";

function groupOf({ subject }: Pick<SearchHit, "subject">): HitGroup {
  return subjectOf(subject as Subject).foundAmong;
}

/** Subjects of a group, for the search. */
export function subjectsOf(group: HitGroup): Subject[] {
  return SUBJECTS.filter((subject) => subjectOf(subject).foundAmong === group);
}

/**
 * Hits in their groups. Where something is called so, its group comes before those in which nothing is as near: Enter opens what
 * stands first.
 */
export function grouped(hits: readonly SearchHit[]): { group: HitGroup; hits: SearchHit[] }[] {
  const byGroup = Map.groupBy(hits, groupOf);
  const near = (group: HitGroup) => Math.max(0, ...(byGroup.get(group) ?? []).map((hit) => hit.near));
  return HIT_GROUPS.filter((group) => byGroup.has(group))
    .toSorted((a, b) => near(b) - near(a) || HIT_GROUPS.indexOf(a) - HIT_GROUPS.indexOf(b))
    .map((group) => ({ group, hits: byGroup.get(group) ?? [] }));
}

export const TIMES = ["month", "half", "year", "last"] as const;
export type Time = (typeof TIMES)[number];

/** The days of a time, seen from one of them: the last month, half year and year, and the calendar year before this one. */
export function daysOf(time: Time, today: string): { from: string; until?: string } {
  if (time === "month") return { from: daysAfter(today, -31) };
  if (time === "half") return { from: daysAfter(today, -183) };
  if (time === "year") return { from: daysAfter(today, -366) };
  const last = String(Number(today.slice(0, 4)) - 1);
  return { from: last, until: last };
}
