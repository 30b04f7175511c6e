/** The last decisions, of all meetings or of those that concern one party, with the numbers that the minutes have. */
import type { Reader, SqlValue } from "../../base/store.ts";
import type { LastDecision } from "../../contract/procedures/today.ts";
import { decidedSql, decisionNumber } from "../meetings/chain.ts";

const SHOWN = 5;
/** Decisions are looked for in so many meetings, those that were held last. */
const MEETINGS = 40;

interface Found extends Omit<LastDecision, "number" | "reserved" | "opposed" | "stance"> {
  item: number | null;
  decision: number;
}

/**
 * @param concerning a party that is named by it, took a position on it, or has an action from it; null: any
 * @param party whose position is told
 */
export function lastDecisions(reader: Reader, concerning: string | null, party: string | null): LastDecision[] {
  const held = `SELECT id FROM (SELECT m.id FROM meeting m WHERE m.state <> 'planned' AND m.day IS NOT NULL
      AND EXISTS (SELECT 1 FROM outcome o WHERE o.meeting = m.id AND o.kind = 'decision')
    ORDER BY m.day DESC LIMIT ${MEETINGS})`;
  const values: SqlValue[] = concerning === null ? [] : [concerning, concerning, concerning, concerning];
  const rows = reader.all<Found>(
    `${decidedSql(held)} SELECT d.id, d.meeting, d.day, d.text, d.text_en, d.state, d.number AS item, d.decision
     FROM decided d WHERE ${concerning === null ? "1" : CONCERNING}
     ORDER BY d.day DESC, d.meeting, d.number DESC, d.decision DESC LIMIT ${SHOWN}`,
    ...values,
  );
  return rows.map(({ item, decision, ...row }) => ({
    ...row,
    number: decisionNumber({ number: item, decision }),
    ...standing(reader, row.id, party),
  }));
}

const CONCERNING = `(d.id IN (SELECT outcome FROM position WHERE organization = ?)
  OR d.id IN (SELECT id FROM list_value WHERE value = ? AND subject = 'outcome' AND field = 'organizations')
  OR d.id IN (SELECT outcome FROM action WHERE lead = ?)
  OR d.id IN (SELECT a.outcome FROM action a JOIN list_value l ON l.id = a.id
    WHERE l.value = ? AND l.subject = 'action' AND l.field = 'supporting'))`;

function standing(reader: Reader, outcome: string, party: string | null) {
  const positions = reader.all<{ organization: string; stance: NonNullable<LastDecision["stance"]> }>(
    "SELECT organization, stance FROM position WHERE outcome = ? ORDER BY id",
    outcome,
  );
  const count = (wanted: LastDecision["stance"]) => positions.filter(({ stance }) => stance === wanted).length;
  return {
    reserved: count("reservation"),
    opposed: count("oppose"),
    stance: positions.find(({ organization }) => organization === party)?.stance ?? null,
  };
}
