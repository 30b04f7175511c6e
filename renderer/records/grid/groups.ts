/** Where the rows of a list lie that has groups. Pure. */
import type { Filter, Label } from "../../../db/contract/records.ts";

/** Rows that belong together under one head. */
export interface Group {
  key: string;
  /** What narrows the list down to them. */
  filters: Filter[];
  count: number;
  /** How many of them are overdue. */
  late: number;
  /** The value that they share; null: none. */
  value: string | null;
  /** Of a record that they share. */
  label?: Label;
}

/** A part of the rows that are asked for: a head, or some of a group's records. */
export type Slice<G> = { head: G } | { group: G; offset: number; limit: number };

/** How many rows there are, heads among them. */
export function rowsOf(groups: readonly Group[], folded: ReadonlySet<string>): number {
  return groups.reduce((sum, group) => sum + 1 + (folded.has(group.key) ? 0 : group.count), 0);
}

/** What lies in rows from `start` up to `end`, which is not among them. */
export function slicesOf<G extends Pick<Group, "key" | "count">>(
  groups: readonly G[],
  folded: ReadonlySet<string>,
  start: number,
  end: number,
): Slice<G>[] {
  const slices: Slice<G>[] = [];
  let at = 0;
  for (const group of groups) {
    if (at >= end) break;
    if (at >= start) slices.push({ head: group });
    const first = at + 1;
    const count = folded.has(group.key) ? 0 : group.count;
    const offset = Math.max(start, first) - first;
    const limit = Math.min(end, first + count) - first - offset;
    if (limit > 0) slices.push({ group, offset, limit });
    at = first + count;
  }
  return slices;
}
