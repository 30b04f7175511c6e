/** How far actions are: progress that parties log, and what has come of the actions of each sector and task force. */

import type { actionProcedures } from "../../contract/procedures/actions.ts";
import { overdueSql, partyJoin, sectorSql, taskForceSql } from "../../contract/questions.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { ACTION_STATUS } from "../../contract/vocabulary.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { labelsFor } from "../../records/labels.ts";
import { putIn } from "../../records/records.ts";
import type { Fields } from "../../schema/columns.ts";
import { writtenColumn } from "../../schema/standing.ts";

export interface Progress {
  id: string;
  text?: string | undefined;
  percent?: number | undefined;
  status?: RecordOf<"action">["status"] | undefined;
  evidence?: string | undefined;
  /** Who reports, where it is not the party logged in. */
  organization?: string | undefined;
  opId?: string | undefined;
}

/** Logs progress: one update, and the action's percent and status with it. */
export function reportProgress(context: Context, input: Progress): void {
  if (asked(context, "action.report", input)) return;
  act(context, "action.report", input, (tx) => logProgress(context, tx, input));
}

/** The same inside an action that does more. */
export function logProgress(context: Context, tx: Tx, input: Progress): void {
  const { id, text, percent, status, evidence, organization } = input;
  putIn(context, tx, "action_update", {
    fields: definedFields({ action: id, text, percent, status, evidence, organization }),
  });
  const fields = definedFields({
    status,
    percent,
    // What was said before in English is not what is said now.
    ...(text && { status_note: text, status_note_en: null }),
  });
  if (Object.keys(fields).length > 0) putIn(context, tx, "action", { id, fields });
}

/** The status as it was written, where the percent contradicts it, so that another one counts. */
export function statusApart({ reader }: Context, id: string): { status: RecordOf<"action">["status"] } | null {
  const written = writtenColumn("action", "status");
  return (
    reader.get<{ status: RecordOf<"action">["status"] }>(
      `SELECT "${written}" AS status FROM action WHERE id = ? AND status <> "${written}"`,
      id,
    ) ?? null
  );
}

export function definedFields(fields: Record<string, unknown>): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

/** What has come of the actions of each sector and each task force. */
export type FollowThrough = AnswerOf<typeof actionProcedures.followThrough>;
type Group = FollowThrough["sectors"][number];

/** What has come of the actions that each sector leads, and of those of each task force. */
export function followThrough({ reader, today }: Context): FollowThrough {
  const late = `sum(coalesce(${overdueSql("a")}, 0))`;
  const of = (sql: string): Group[] => {
    const groups = new Map<string, Group>();
    for (const { grp, status, n, late: overdue } of reader.all<{
      grp: string;
      status: string;
      n: number;
      late: number;
    }>(sql, today())) {
      const group = groups.get(grp) ?? { group: grp, counts: {}, overdue: 0, total: 0 };
      group.counts[status as (typeof ACTION_STATUS)[number]] = n;
      group.overdue += overdue;
      group.total += n;
      groups.set(grp, group);
    }
    return [...groups.values()].toSorted((a, b) => b.total - a.total);
  };
  const sectors = of(
    `SELECT ${sectorSql()} AS grp, a.status, count(*) AS n, ${late} AS late
     FROM action a ${partyJoin("a.lead")} WHERE a.lead IS NOT NULL GROUP BY grp, a.status`,
  );
  const taskForces = of(
    `SELECT ${taskForceSql("a", "m")} AS grp, a.status, count(*) AS n, ${late} AS late
     FROM action a LEFT JOIN meeting m ON m.id = a.meeting
     WHERE grp IS NOT NULL GROUP BY grp, a.status`,
  );
  return {
    sectors,
    taskForces,
    labels: labelsFor(
      reader,
      "task_force",
      taskForces.map(({ group }) => group),
    ),
  };
}
