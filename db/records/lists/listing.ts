/** Lists of records, page by page: filters and sorting become SQL over the indexes. */
import type { Reader, SqlValue } from "../../base/store.ts";
import type { Labels, ListQuery, ParsedListQuery } from "../../contract/records.ts";
import type { RecordOf, Subject } from "../../contract/subjects/index.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { spelled } from "../../search/spelled.ts";
import { labelFor, labelsOf } from "../labels.ts";
import { requireRecord } from "../rules.ts";
import type { Condition } from "./asked.ts";
import { conditionsOf, whereOf } from "./conditions.ts";
import { countIn, matching, pageIn } from "./held/ask.ts";
import type { HeldList } from "./held/held-list.ts";
import { byName, isInOrder, orderOf } from "./order.ts";

/** Up to so many filtered rows are sorted; beyond, the sort index is walked until the page is full. */
const SORTABLE = 20_000;
/** Up to so many are sorted as their names are spelled; beyond, by the numbers of their characters, which an index holds. */
const SPELLABLE = 5_000;

/** Some records in their order, with the labels of what they name. */
export interface Page<S extends Subject> {
  rows: RecordOf<S>[];
  labels: Labels;
  /** Whether others follow. */
  more: boolean;
}

/** @throws ConcordError E_UNKNOWN_FIELD, also for a private one */
export function listRecords<S extends Subject>(
  reader: Reader,
  subject: S,
  query: ParsedListQuery,
  held: HeldList | null = null,
): Page<S> {
  const rows = (held && heldRows(reader, held, query)) ?? tableRows(reader, subject, query);
  const records = rows.slice(0, query.limit).map((row) => recordFrom(subject, row));
  return { rows: records, labels: labelsOf(reader, { subject, records }), more: rows.length > query.limit };
}

/** A page of what is held in memory, and the row after it; null: what is held has no such order. */
function heldRows(reader: Reader, held: HeldList, query: ParsedListQuery): Row[] | null {
  if (query.search && query.sort.length === 0) return null;
  const found = pageIn(held, matching(held, reader, query), query);
  return found && rowsNumbered(reader, held.subject, found);
}

function tableRows(reader: Reader, subject: Subject, query: ParsedListQuery): Row[] {
  const conditions = conditionsOf(subject, query);
  const few = query.sort.length > 0 ? countUpTo(reader, subject, conditions, SORTABLE) : 0;
  const order = orderOf(subject, query, few < SORTABLE);
  const name = few < SPELLABLE ? byName(subject, query) : null;
  return name
    ? spelledRows(reader, subject, conditions, { name, order: order.sql, ...query })
    : orderedRows(reader, subject, conditions, {
        ...query,
        order,
        // The planner would fetch and sort all rows of a common value; for those the sort index is walked instead ("+"
        // hides a column from the planner's choice of index).
        walk: order.sorted && conditions.length > 0 && !isInOrder(subject, query) && few >= SORTABLE,
      });
}

interface Slice {
  offset: number;
  limit: number;
}

/** A page as SQL orders it, and the row after it. */
function orderedRows(
  reader: Reader,
  subject: Subject,
  conditions: Condition[],
  { order, walk, offset, limit }: Slice & { order: ReturnType<typeof orderOf>; walk: boolean },
): Row[] {
  return reader.all<Row>(
    `SELECT * FROM "${subject}" ${whereOf(conditions, walk)} ORDER BY ${order.sql} LIMIT ? OFFSET ?`,
    ...valuesOf(conditions),
    ...order.values,
    limit + 1,
    offset,
  );
}

/** The same in the order in which names are spelled: 重庆 under C, beside Changan. Whoever has none stands last. */
function spelledRows(
  reader: Reader,
  subject: Subject,
  conditions: Condition[],
  { name, order, offset, limit }: Slice & { name: NonNullable<ReturnType<typeof byName>>; order: string },
): Row[] {
  const down = name.dir === "desc" ? -1 : 1;
  const wanted = reader
    .all<{ row: number; name: string | null }>(
      `SELECT row, ${name.sql} AS name FROM "${subject}" ${whereOf(conditions, false)} ORDER BY ${order}`,
      ...valuesOf(conditions),
    )
    .map((one) => ({ row: one.row, key: one.name ? spelled(one.name, name.person) : null }))
    .sort((a, b) => {
      if (a.key === b.key) return 0;
      if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
      return a.key < b.key ? -down : down;
    })
    .slice(offset, offset + limit + 1)
    .map(({ row }) => row);
  return rowsNumbered(reader, subject, wanted);
}

/** Rows by their numbers, in that order. */
function rowsNumbered(reader: Reader, subject: Subject, wanted: readonly number[]): Row[] {
  const rows = reader.all<Row>(
    `SELECT * FROM "${subject}" WHERE row IN (SELECT value FROM json_each(?))`,
    JSON.stringify(wanted),
  );
  const byRow = new Map(rows.map((row) => [row.row as number, row]));
  return wanted.map((row) => byRow.get(row)).filter((row) => row !== undefined);
}

/** @throws ConcordError E_UNKNOWN_FIELD, also for a private one */
export function countRecords(
  reader: Reader,
  subject: Subject,
  query: Pick<ListQuery, "filters" | "search">,
  held: HeldList | null = null,
): number {
  if (held) return countIn(matching(held, reader, query));
  const conditions = conditionsOf(subject, query);
  const sql = `SELECT count(*) AS c FROM "${subject}" ${whereOf(conditions, false)}`;
  return reader.get<{ c: number }>(sql, ...valuesOf(conditions))?.c ?? 0;
}

/**
 * One record with its own label and those of what it names.
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function wholeRecord<S extends Subject>(
  reader: Reader,
  subject: S,
  id: string,
): { record: RecordOf<S>; labels: Labels } {
  const record = requireRecord(reader, subject, id);
  const labels = labelsOf(reader, { subject, records: [record] });
  const own = labelFor(reader, subject, id);
  return { record, labels: own ? { ...labels, [id]: own } : labels };
}

function countUpTo(reader: Reader, subject: Subject, conditions: Condition[], limit: number): number {
  const sql = `SELECT count(*) AS c FROM (SELECT 1 FROM "${subject}" ${whereOf(conditions, false)} LIMIT ${limit})`;
  return reader.get<{ c: number }>(sql, ...valuesOf(conditions))?.c ?? 0;
}

function valuesOf(conditions: Condition[]): SqlValue[] {
  return conditions.flatMap(({ values }) => values);
}
