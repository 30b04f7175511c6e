/** Open problems that nobody works on, each with the reason why it is told. */
import { monthsAfter } from "../../contract/dates.ts";
import type { IdleReason, problemProcedures } from "../../contract/procedures/policies/problems.ts";
import { doneSql, openProblemSql, openSql } from "../../contract/questions.ts";
import type { Context } from "../../records/context.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { dayOf } from "../../schema/here.ts";
import { labelsAll } from "./course.ts";

/** What was begun and has not moved for so many months has stopped. */
const REST = 6;

interface Row {
  id: string;
  named: number;
  ahead: number;
  busy: number;
  open: number;
  done: number;
  last: string | null;
}

/** Decisions on a problem: those that name it, and those under an item that does. */
const DECISIONS = `SELECT o.id FROM outcome o WHERE o.kind = 'decision' AND o.state <> 'rejected' AND (
  o.id IN (SELECT id FROM list_value WHERE subject = 'outcome' AND field = 'problems' AND value = p.id)
  OR o.agenda_item IN (SELECT id FROM list_value WHERE subject = 'agenda_item' AND field = 'problems' AND value = p.id))`;

export function idleProblems(context: Context): AnswerOf<typeof problemProcedures.idle> {
  const { reader } = context;
  const naming = (subject: string) =>
    `SELECT id FROM list_value WHERE subject = '${subject}' AND field = 'problems' AND value = p.id`;
  const rows = reader.all<Row>(
    `SELECT p.id,
       EXISTS (${naming("agenda_item")}) OR EXISTS (${naming("outcome")}) AS named,
       EXISTS (SELECT 1 FROM agenda_item i JOIN meeting m ON m.id = i.meeting
         WHERE m.state IN ('planned', 'live') AND i.id IN (${naming("agenda_item")})) AS ahead,
       EXISTS (SELECT 1 FROM task_force t WHERE t.status = 'active' AND t.id IN (${naming("task_force")})) AS busy,
       (SELECT count(*) FROM action a WHERE ${openSql("a")} AND a.outcome IN (${DECISIONS})) AS open,
       (SELECT count(*) FROM action a WHERE ${doneSql("a")} AND a.outcome IN (${DECISIONS})) AS done,
       (SELECT max(coalesce(u.made_at, m.day)) FROM outcome o JOIN meeting m ON m.id = o.meeting
         LEFT JOIN action a ON a.outcome = o.id LEFT JOIN action_update u ON u.action = a.id
         WHERE o.id IN (${DECISIONS})) AS last
     FROM problem p WHERE ${openProblemSql("p")}
     ORDER BY CASE p.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 WHEN 'low' THEN 3 ELSE 2 END, p.id`,
  );
  const rested = monthsAfter(context.today(), -REST);
  const problems = rows.flatMap((row) => {
    const last = row.last === null ? null : dayOf(reader, row.last);
    const why = reasonOf({ ...row, last }, rested);
    return why ? [{ id: row.id, why, since: last }] : [];
  });
  return { problems, open: rows.length, labels: labelsAll(reader, { problem: problems.map(({ id }) => id) }) };
}

function reasonOf({ named, ahead, busy, open, done, last }: Row, rested: string): IdleReason | null {
  if (ahead || busy) return null;
  if (open > 0) return last !== null && last < rested ? "stopped" : null;
  if (done > 0) return "all_done";
  return named ? "only_said" : "nothing";
}
