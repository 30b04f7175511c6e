/** In which groups hits stand, and by what they can be narrowed. Pure. */
import type { SearchHit } from "../../../db/contract/procedures/search.ts";
import { SUBJECTS } from "../../../db/contract/subjects/index.ts";

/** In the order in which they stand. */
export const GROUPS = ["parties", "policies", "meetings", "work", "others", "papers"] as const;
export type Group = (typeof GROUPS)[number];

const KINDS: Readonly<Record<Exclude<Group, "others">, readonly string[]>> = {
  parties: ["organization", "person"],
  policies: ["policy", "policy_version", "clause", "problem"],
  meetings: ["meeting", "agenda_item", "series"],
  work: ["outcome", "amendment", "action", "action_step", "action_update", "report", "task_force"],
  papers: ["paper"],
};

function groupOf({ subject }: Pick<SearchHit, "subject">): Group {
  return GROUPS.find((group) => group !== "others" && KINDS[group].includes(subject)) ?? "others";
}

/** Subjects of a group, for the search. */
export function subjectsOf(group: Group): string[] {
  const known = Object.values(KINDS).flat();
  return group === "others" ? SUBJECTS.filter((subject) => !known.includes(subject)) : [...KINDS[group]];
}

/**
 * Hits in their groups. Where something is called so, its group comes before those in which nothing is as near: Enter opens what
 * stands first.
 */
export function grouped(hits: readonly SearchHit[]): { group: Group; hits: SearchHit[] }[] {
  const byGroup = Map.groupBy(hits, groupOf);
  const near = (group: Group) => Math.max(0, ...(byGroup.get(group) ?? []).map((hit) => hit.near));
  return GROUPS.filter((group) => byGroup.has(group))
    .toSorted((a, b) => near(b) - near(a) || GROUPS.indexOf(a) - GROUPS.indexOf(b))
    .map((group) => ({ group, hits: byGroup.get(group) ?? [] }));
}

export const TIMES = ["month", "half", "year", "last"] as const;
export type Time = (typeof TIMES)[number];

/** The days of a time, seen from one of them: the last month, half year and year, and the calendar year before this one. */
export function daysOf(time: Time, today: string): { from: string; until?: string } {
  const back = (days: number) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  if (time === "month") return { from: back(31) };
  if (time === "half") return { from: back(183) };
  if (time === "year") return { from: back(366) };
  const last = String(Number(today.slice(0, 4)) - 1);
  return { from: last, until: last };
}
