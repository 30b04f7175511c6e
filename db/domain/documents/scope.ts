/** What a list is of: a meeting, a series, a task force, or all of the workspace. */
import type { Reader, SqlValue } from "../../base/store.ts";
import type { Bilingual } from "../../contract/minutes.ts";
import { ACTIONS_OF_TASK_FORCE } from "../../contract/questions.ts";
import { nameOf } from "../../records/labels.ts";
import type { Target } from "./document.ts";

export interface Scope {
  /** Null: everything. */
  about: Bilingual | null;
  /** Condition on the rows of `action`. */
  actions: { sql: string; values: SqlValue[] };
  /** Condition on the rows of `meeting`. */
  meetings: { sql: string; values: SqlValue[] };
}

export function scopeOf(reader: Reader, target: Target<"meeting" | "series" | "task_force"> | null): Scope {
  if (!target) return { about: null, actions: { sql: "1", values: [] }, meetings: { sql: "1", values: [] } };
  return { about: nameOf(reader, target.subject, target.id), ...conditionsOf(target) };
}

function conditionsOf({ subject, id }: NonNullable<Parameters<typeof scopeOf>[1]>): Omit<Scope, "about"> {
  switch (subject) {
    case "meeting":
      return { actions: { sql: "meeting = ?", values: [id] }, meetings: { sql: "id = ?", values: [id] } };
    case "series":
      return {
        actions: { sql: "meeting IN (SELECT id FROM meeting WHERE series = ?)", values: [id] },
        meetings: { sql: "series = ?", values: [id] },
      };
    case "task_force":
      return {
        actions: { sql: `id IN (${ACTIONS_OF_TASK_FORCE})`, values: [id, id] },
        meetings: { sql: "task_force = ?", values: [id] },
      };
  }
}

/**
 * Condition that a day lies in the period. A month or a year of which only a part does counts as well; what has no day is
 * in no period.
 */
export function inPeriod(
  column: string,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): { sql: string; values: SqlValue[] } {
  const parts = [
    ...(from ? [`${column} >= substr(?, 1, length(${column}))`] : []),
    ...(to ? [`${column} <= substr(?, 1, length(${column}))`] : []),
  ];
  return { sql: parts.join(" AND ") || "1", values: [from, to].filter((day): day is string => day !== undefined) };
}
