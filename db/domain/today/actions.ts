/** Actions on the page of today: when they are due, what came of them, and those of one's own party. */
import type { Reader, SqlValue } from "../../base/store.ts";
import { daysAfter, weekdayOf } from "../../contract/dates.ts";
import type { SectorDone, Weeks } from "../../contract/procedures/today.ts";
import {
  doneSql,
  isDone,
  isDueBy,
  isOpen,
  isOverdue,
  ofPartySql,
  openSql,
  overdueSql,
  partyJoin,
  sectorSql,
} from "../../contract/questions.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { SECTORS, type Sector } from "../../contract/vocabulary.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";

/** Weeks ahead that are shown, with the running one. */
const WEEKS = 8;
const SHOWN = 20;

interface Counted {
  due: string | null;
  status: RecordOf<"action">["status"];
  n: number;
}

/** Actions by the week in which they are due; what is due in a month or a year is so on its last day. @param today `YYYY-MM-DD` */
export function dueByWeek(reader: Reader, today: string): Weeks {
  const monday = daysAfter(today, 1 - weekdayOf(today));
  const weeks = Array.from({ length: WEEKS }, (_, n) => ({ from: daysAfter(monday, 7 * n), open: 0, done: 0 }));
  const sundays = weeks.map(({ from }) => daysAfter(from, 6));
  const weekOf = (due: string | null) =>
    weeks.find(({ from }, n) => isDueBy({ status: "in_progress", due }, from, sundays[n] ?? from));
  const counted: Weeks = { late: 0, weeks, later: 0, undated: 0 };
  // By the index alone, which holds both. Of what is done only these weeks count, and the years that they lie in.
  const grouped = (condition: string) =>
    `SELECT due, status, count(*) AS n FROM action WHERE ${condition} GROUP BY status, due`;
  for (const { n, ...action } of reader.all<Counted>(
    `${grouped(openSql())} UNION ALL ${grouped(`${doneSql()} AND due >= ? AND due <= ?`)}`,
    monday.slice(0, 4),
    sundays.at(-1) ?? monday,
  )) {
    const week = isOpen(action) || isDone(action) ? weekOf(action.due) : undefined;
    if (isDone(action) && week) week.done += n;
    if (!isOpen(action)) continue;
    if (action.due === null) counted.undated += n;
    else if (isOverdue(action, today)) counted.late += n;
    else if (week) week.open += n;
    else counted.later += n;
  }
  return counted;
}

/** What came of the actions that each sector leads, in the order of the sectors; those that lead none are left out. */
export function doneBySector(reader: Reader, today: string): SectorDone[] {
  const sectors = new Map(SECTORS.map((sector) => [sector, { sector, open: 0, late: 0, done: 0 }]));
  // Both by the index of who leads, party by party; the sector of each is looked up once.
  const add = (counts: string, values: SqlValue[], to: (found: Found, sum: SectorDone) => void) => {
    const rows = reader.all<Found>(
      `SELECT ${sectorSql()} AS sector, a.status, a.n FROM (${counts}) a ${partyJoin("a.lead")}`,
      ...values,
    );
    for (const row of rows) {
      const sum = sectors.get(row.sector);
      if (sum) to(row, sum);
    }
  };
  add(
    "SELECT lead, status, count(*) AS n FROM action WHERE lead IS NOT NULL GROUP BY lead, status",
    [],
    (found, sum) => {
      if (isOpen(found)) sum.open += found.n;
      if (isDone(found)) sum.done += found.n;
    },
  );
  add(
    `SELECT lead, NULL AS status, (SELECT count(*) FROM action b WHERE b.lead = led.lead AND b.due < ? AND ${overdueSql("b")}) AS n
     FROM (SELECT DISTINCT lead FROM action WHERE lead IS NOT NULL) led`,
    [today, today],
    ({ n }, sum) => {
      sum.late += n;
    },
  );
  return [...sectors.values()].filter(({ open, done }) => open + done > 0);
}

interface Found {
  sector: Sector;
  status: RecordOf<"action">["status"];
  n: number;
}

/** The open actions that a party leads or supports, those due first in front. */
export function ownActions(reader: Reader, organization: string | null) {
  if (organization === null) return { organization, open: 0, done: 0, actions: [] };
  const counts = reader.get<{ open: number | null; done: number | null }>(
    `SELECT sum(${openSql()}) AS open, sum(${doneSql()}) AS done FROM action WHERE ${ofPartySql()}`,
    organization,
    organization,
  );
  const rows = reader.all<Row>(
    // "+" keeps the planner from walking all that is open.
    `SELECT * FROM action WHERE ${ofPartySql()} AND ${openSql("+action")} ORDER BY due IS NULL, due, row LIMIT ${SHOWN}`,
    organization,
    organization,
  );
  const actions = rows.map((row) => {
    const action = recordFrom("action", row);
    const heard = reader.get<{ at: string | null }>(
      "SELECT max(made_at) AS at FROM action_update WHERE action = ?",
      action.id,
    );
    return { action, heard: heard?.at ?? null };
  });
  return { organization, open: counts?.open ?? 0, done: counts?.done ?? 0, actions };
}
