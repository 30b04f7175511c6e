/** How a task force stands, at a glance. */

import type { taskForceProcedures } from "../../contract/procedures/actions.ts";
import { ACTIONS_OF_TASK_FORCE, doneSql, openSql, overdueSql } from "../../contract/questions.ts";
import { SECTORS, type Sector } from "../../contract/vocabulary.ts";
import type { Context } from "../../records/context.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { labelsOf } from "../../records/labels.ts";
import { requireRecord } from "../../records/rules.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";

const SHOWN = 100;

export type TaskForceHealth = AnswerOf<typeof taskForceProcedures.health>;

/** How a task force stands. @throws ConcordError E_UNKNOWN_RECORD */
export function taskForceHealth({ reader, today }: Context, id: string): TaskForceHealth {
  const { members, lead } = requireRecord(reader, "task_force", id);
  const counts = reader.get<{ open: number; overdue: number; blocked: number; done: number }>(
    `SELECT count(*) FILTER (WHERE ${openSql()}) AS open,
       count(*) FILTER (WHERE ${overdueSql()}) AS overdue,
       count(*) FILTER (WHERE status = 'blocked') AS blocked,
       count(*) FILTER (WHERE ${doneSql()}) AS done
     FROM action WHERE id IN (${ACTIONS_OF_TASK_FORCE})`,
    today(),
    id,
    id,
  ) ?? { open: 0, overdue: 0, blocked: 0, done: 0 };
  const last = reader.get<{ made: string | null }>(
    `SELECT max(made_at) AS made FROM action_update WHERE action IN (${ACTIONS_OF_TASK_FORCE})`,
    id,
    id,
  );
  const next = reader.get<{ id: string; day: string | null }>(
    "SELECT id, day FROM meeting WHERE task_force = ? AND state IN ('planned', 'live') AND (day IS NULL OR day >= ?) ORDER BY day IS NULL, day LIMIT 1",
    id,
    today(),
  );
  const actions = reader
    .all<Row>(
      `SELECT * FROM action WHERE id IN (${ACTIONS_OF_TASK_FORCE})
       ORDER BY NOT ${openSql()}, due IS NULL, due, id LIMIT ${SHOWN}`,
      id,
      id,
    )
    .map((row) => recordFrom("action", row));
  const parties = [...new Set([...members, ...(lead ? [lead] : [])])];
  const sectors = parties.map((organization) => requireRecord(reader, "organization", organization).sector);
  return {
    ...counts,
    lastUpdate: last?.made ?? null,
    nextMeeting: next ?? null,
    members: Object.fromEntries(
      SECTORS.map((sector) => [sector, sectors.filter((one) => one === sector).length]),
    ) as Record<Sector, number>,
    actions,
    labels: labelsOf(reader, { subject: "action", records: actions }),
  };
}
