/**
 * Questions of db/contract/questions.ts by which a list can be narrowed down, beside its fields: whoever counts by one of
 * them and whoever lists what was counted ask the same.
 */
import type { SqlValue } from "../../base/store.ts";
import { dayExists, isWholeDay } from "../../contract/dates.ts";
import { ConcordError } from "../../contract/errors.ts";
import { asksForReportSql, ofPartySql, ofSectorSql, openSql, reportDays } from "../../contract/questions.ts";
import type { Subject } from "../../contract/subjects/index.ts";

export interface Condition {
  /** `{+}` stands before columns that the planner may be kept from. */
  sql: string;
  values: SqlValue[];
}

/** Reports are asked for of so many open actions at most, of those that are due first, and of as many without a due day. */
const REPORTED = 1_000;

/** "+" hides a column from the planner's choice of index: the days in their order are walked, not all that is open. */
const OPEN = openSql("+action");

/** Ids of the actions on which a report is due. Takes the three of `reportDays`. */
export const REPORTS_DUE = `SELECT id FROM action WHERE row IN (
    SELECT row FROM (SELECT row FROM action WHERE due IS NOT NULL AND ${OPEN} ORDER BY due LIMIT ${REPORTED})
    UNION ALL SELECT row FROM (SELECT row FROM action WHERE due IS NULL AND ${OPEN} LIMIT ${REPORTED}))
  AND ${asksForReportSql()}`;

/** Ids of what is done in meetings of a series whose actions somebody else than their parties closes. */
export const TO_VERIFY = `SELECT a.id FROM series s JOIN meeting m ON m.series = s.id JOIN action a ON a.meeting = m.id
  WHERE s.verification = 1 AND a.status = 'done'`;

/** Ids of organizations that a link leads from or to. */
const TIED_IDS = 'SELECT "from" FROM link WHERE "from" IS NOT NULL UNION SELECT "to" FROM link WHERE "to" IS NOT NULL';

const OF_SERIES = "meeting IN (SELECT id FROM meeting WHERE series = ?)";

/** @param value of the question: a party's id, a sector, today's day */
const QUESTIONS: Partial<Record<Subject, Readonly<Record<string, (value: string) => Condition>>>> = {
  action: {
    party: (party) => ({ sql: ofPartySql(), values: [party, party] }),
    sector: (sector) => ({ sql: ofSectorSql(), values: [sector, sector, sector] }),
    /** Of a meeting of this series. */
    series: (series) => ({ sql: OF_SERIES, values: [series] }),
    /** Done, and to be verified (销号): any value. */
    verify: () => ({ sql: `id IN (${TO_VERIFY})`, values: [] }),
    report: (today) => {
      if (!isWholeDay(today) || !dayExists(today)) throw new ConcordError("E_DATE", { value: today });
      return { sql: `id IN (${REPORTS_DUE})`, values: reportDays(today) };
    },
  },
  organization: {
    /** Whether it has a link to any other. */
    tied: (value) => {
      if (value !== "none" && value !== "some") throw new ConcordError("E_INPUT", { path: "tied" });
      return { sql: `id ${value === "none" ? "NOT IN" : "IN"} (${TIED_IDS})`, values: [] };
    },
  },
  outcome: { series: (series) => ({ sql: OF_SERIES, values: [series] }) },
};

/** @throws ConcordError E_UNKNOWN_FIELD if nobody asks this of such records; E_DATE for a day that there is not */
export function askedOf(subject: Subject, question: string, value: string): Condition {
  const known = QUESTIONS[subject];
  const ask = known && Object.hasOwn(known, question) ? known[question] : undefined;
  if (!ask) throw new ConcordError("E_UNKNOWN_FIELD", { path: question });
  return ask(value);
}
