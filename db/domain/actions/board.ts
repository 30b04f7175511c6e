/** Actions as the board shows them: what a card tells of each, and by what they may be put into lanes. */
import type { actionProcedures } from "../../contract/procedures/actions.ts";
import { openSql, partyJoin, sectorSql, taskForceSql } from "../../contract/questions.ts";
import type { ListQuery } from "../../contract/records.ts";
import type { Context } from "../../records/context.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { labelsFor } from "../../records/labels.ts";
import { conditionsOf, whereOf } from "../../records/lists/conditions.ts";

/** So many cards stand on a board: what is open and due first, then what ended last. */
export const MOST_CARDS = 2_500;

type Board = AnswerOf<typeof actionProcedures.board>;
type Card = Board["cards"][number];

/** @throws ConcordError E_UNKNOWN_FIELD, also for a private one */
export function actionBoard({ reader }: Context, asked: Pick<ListQuery, "filters" | "search">): Board {
  const conditions = conditionsOf("action", asked);
  const kept = `SELECT * FROM action ${whereOf(conditions, false)}`;
  const values = conditions.flatMap((condition) => condition.values);
  const counted = reader.all<{ status: Card["status"]; count: number }>(
    `SELECT status, count(*) AS count FROM (${kept}) GROUP BY status`,
    ...values,
  );
  const rows = reader.all<Omit<Card, "evidence"> & { evidence: number }>(
    `SELECT a.id, a.text, a.text_en, a.status, a.percent, a.due, a.lead,
       CASE WHEN a.lead IS NOT NULL THEN ${sectorSql()} END AS sector, o.city, o.city_en,
       ${taskForceSql("a", "m")} AS taskForce,
       (EXISTS (SELECT 1 FROM paper p WHERE p.action = a.id)
         OR EXISTS (SELECT 1 FROM action_update u WHERE u.action = a.id AND u.evidence <> '')) AS evidence,
       CASE WHEN EXISTS (SELECT 1 FROM extension_request e WHERE e.action = a.id AND e.state = 'asked') THEN 'extension'
         WHEN a.status = 'done' AND s.verification = 1 THEN 'verify' END AS waits
     FROM (${kept}) a ${partyJoin("a.lead")} LEFT JOIN meeting m ON m.id = a.meeting LEFT JOIN series s ON s.id = m.series
     ORDER BY ${openSql("a")} DESC, CASE WHEN ${openSql("a")} THEN a.due END NULLS LAST, a.due DESC NULLS LAST, a.row
     LIMIT ${MOST_CARDS}`,
    ...values,
  );
  const cards = rows.map((row): Card => ({ ...row, evidence: row.evidence === 1 }));
  const ids = (pick: (card: Card) => string | null) => [...new Set(cards.flatMap((card) => pick(card) ?? []))];
  return {
    counts: Object.fromEntries(counted.map(({ status, count }) => [status, count])),
    cards,
    labels: {
      ...labelsFor(
        reader,
        "organization",
        ids(({ lead }) => lead),
      ),
      ...labelsFor(
        reader,
        "task_force",
        ids(({ taskForce }) => taskForce),
      ),
    },
  };
}
