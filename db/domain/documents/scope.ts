/** What a list is of: a meeting, a series, a task force, or all of the workspace. */
import type { Reader, SqlValue } from "../../base/store.ts";
import type { Bilingual } from "../../contract/minutes.ts";
import { ACTIONS_OF_TASK_FORCE } from "../../contract/questions.ts";
import { readRecord } from "../../ledger/transaction.ts";
import { requireRecord } from "../../records/rules.ts";
import { nameOf } from "./names.ts";

export interface Scope {
  /** Null: everything. */
  about: Bilingual | null;
  of: "all" | "meeting" | "series" | "task_force";
  /** Condition on the rows of `action`. */
  actions: { sql: string; values: SqlValue[] };
  /** Condition on the rows of `meeting`. */
  meetings: { sql: string; values: SqlValue[] };
}

/** @throws ConcordError E_UNKNOWN_RECORD */
export function scopeOf(reader: Reader, of: string | undefined): Scope {
  if (of === undefined)
    return { about: null, of: "all", actions: { sql: "1", values: [] }, meetings: { sql: "1", values: [] } };
  if (readRecord(reader, "meeting", of))
    return {
      about: nameOf(reader, "meeting", of),
      of: "meeting",
      actions: { sql: "meeting = ?", values: [of] },
      meetings: { sql: "id = ?", values: [of] },
    };
  if (readRecord(reader, "series", of))
    return {
      about: nameOf(reader, "series", of),
      of: "series",
      actions: { sql: "meeting IN (SELECT id FROM meeting WHERE series = ?)", values: [of] },
      meetings: { sql: "series = ?", values: [of] },
    };
  requireRecord(reader, "task_force", of);
  return {
    about: nameOf(reader, "task_force", of),
    of: "task_force",
    actions: { sql: `id IN (${ACTIONS_OF_TASK_FORCE})`, values: [of, of] },
    meetings: { sql: "task_force = ?", values: [of] },
  };
}
