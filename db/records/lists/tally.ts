/** How many records of a list hold each value of a field: for its groups, and for what it can be narrowed down to. */
import type { Reader, SqlValue } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import { kindOfFacet, valuesOfFacet } from "../../contract/lists/facets.ts";
import { overdueSql } from "../../contract/questions.ts";
import type { Filter, ParsedTally, Tally } from "../../contract/records.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { isCounted } from "../../contract/subjects/lists.ts";
import { type Column, columnOf } from "../../schema/columns.ts";
import { spelled } from "../../search/spelled.ts";
import { labelsOrRemoved } from "../labels.ts";
import { conditionsOf, requireOpen, whereOf } from "./conditions.ts";
import { countIn, matching, tallyIn } from "./held/ask.ts";
import type { HeldList } from "./held/held-list.ts";
import { orderOf } from "./order.ts";

type Counted = Tally["values"][number];
/** A year of a day is told by its first characters. */
const YEAR = 4;

/**
 * Of a day, its years are counted; of a list, a record counts for each of its values. The values stand in their order on
 * screen: a closed list in its own, years from the last, records as their own list has them, other values by how many hold
 * them; what holds none stands last.
 * @throws ConcordError E_UNKNOWN_FIELD, also for a private one and for one whose values are hardly ever the same
 */
export function tallyRecords(
  reader: Reader,
  subject: Subject,
  query: ParsedTally,
  held: HeldList | null = null,
): Tally {
  const { by } = query;
  if (kindOfFacet(subject, by) === "asked") return { values: answered(reader, subject, query, held), labels: {} };
  requireOpen(subject, by);
  const column = columnOf(subject, by);
  if (!column || !isCounted(subject, by)) throw new ConcordError("E_UNKNOWN_FIELD", { path: by });
  const values =
    (held && tallyIn(held, matching(held, reader, query), by, query.today)) ?? counted(reader, subject, column, query);
  const { ref } = column.meta;
  const ids = values.flatMap(({ value }) => value ?? []);
  const labels = ref ? labelsOrRemoved(reader, ref as Subject, ids) : {};
  return { values: inOrder(reader, column, values), labels };
}

/** A question is asked for each of its answers. */
function answered(
  reader: Reader,
  subject: Subject,
  { by, filters, search, today }: ParsedTally,
  held: HeldList | null,
): Counted[] {
  const { values } = valuesOfFacet(subject, by);
  if (!values) throw new ConcordError("E_UNKNOWN_FIELD", { path: by });
  const all = values.map((value): Counted => {
    const narrowed: Filter[] = [...filters, { field: by, op: "asks", value }];
    if (held && subject !== "action")
      return { value, count: countIn(matching(held, reader, { filters: narrowed, search })), late: 0 };
    const conditions = conditionsOf(subject, { filters: narrowed, search });
    const [late, given] = lateOf(subject, today);
    const sql = `SELECT count(*) AS count, coalesce(sum(${late}), 0) AS late FROM "${subject}" ${whereOf(conditions, false)}`;
    const one = reader.get<Omit<Counted, "value">>(
      sql,
      ...given,
      ...conditions.flatMap((condition) => condition.values),
    );
    return { value, count: one?.count ?? 0, late: one?.late ?? 0 };
  });
  return all.filter(({ count }) => count > 0);
}

/** Whether a record is late, as SQL with the values that it takes. */
function lateOf(subject: Subject, today: string | undefined): [string, SqlValue[]] {
  return subject === "action" && today ? [overdueSql(), [today]] : ["0", []];
}

function counted(reader: Reader, subject: Subject, column: Column, query: ParsedTally): Counted[] {
  const conditions = conditionsOf(subject, query);
  const { today } = query;
  const [late, lateValues] = lateOf(subject, today);
  const { kind } = column.meta;
  const value =
    kind === "date" || kind === "partial_date" ? `substr("${column.name}", 1, ${YEAR})` : `"${column.name}"`;
  const kept = `WITH kept AS (SELECT id, ${column.list ? "NULL" : value} AS value, ${late} AS late
    FROM "${subject}" ${whereOf(conditions, false)})`;
  const values = [...lateValues, ...conditions.flatMap((condition) => condition.values)];
  const sums = "count(*) AS count, coalesce(sum(late), 0) AS late";
  if (!column.list)
    return reader
      .all<Counted>(`${kept} SELECT value, ${sums} FROM kept GROUP BY value`, ...values)
      .map((one) => ({ ...one, value: one.value === null ? null : String(one.value) }));
  const held = "SELECT id, value FROM list_value WHERE subject = ? AND field = ?";
  const of = [subject, column.name];
  return reader.all<Counted>(
    `${kept}, held AS (${held})
     SELECT h.value AS value, ${sums} FROM kept JOIN held h ON h.id = kept.id GROUP BY h.value
     UNION ALL SELECT NULL, ${sums} FROM kept WHERE id NOT IN (SELECT id FROM held) HAVING count(*) > 0`,
    ...values,
    ...of,
  );
}

function inOrder(reader: Reader, { meta }: Column, values: Counted[]): Counted[] {
  const { kind, ref, values: closed } = meta;
  const place = closed ? placesIn(closed) : ref ? placesIn(listedIds(reader, ref as Subject)) : () => 0;
  const dated = kind === "date" || kind === "partial_date";
  return values.toSorted((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    if (dated) return a.value < b.value ? 1 : -1;
    return place(a.value) - place(b.value) || b.count - a.count || (spelled(a.value) < spelled(b.value) ? -1 : 1);
  });
}

function placesIn(list: readonly string[]): (value: string) => number {
  const at = new Map(list.map((value, index) => [value, index]));
  return (value) => at.get(value) ?? list.length;
}

/** Records in the order of their own list, where it has one. */
function listedIds(reader: Reader, subject: Subject): string[] {
  const { sort } = subjectOf(subject);
  if (!sort || columnOf(subject, sort.field)?.meta.kind === "text") return [];
  return reader
    .all<{ id: string }>(`SELECT id FROM "${subject}" ORDER BY ${orderOf(subject, { sort: [sort] }, true).sql}`)
    .map(({ id }) => id);
}
