/** Lists of records, page by page: filters and sorting become SQL over the indexes. */
import type { Reader, SqlValue } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import type { Filter, Labels, ListQuery, ParsedListQuery } from "../contract/records.ts";
import { type RecordOf, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { type Column, columnOf, type FieldValue, type Row, recordFrom, toSql } from "../schema/columns.ts";
import { searchTable } from "../schema/tables.ts";
import { nameMatches } from "../search/called.ts";
import { matchFor } from "../search/tokens.ts";
import { askedOf, type Condition } from "./asked.ts";
import { labelFor, labelsOf } from "./labels.ts";
import { isPrivate } from "./privacy.ts";
import { requireRecord } from "./rules.ts";

/** A search inside a list looks at this many hits at most. */
const MAX_HITS = 20_000;
/** Up to so many filtered rows are sorted; beyond, the sort index is walked until the page is full. */
const SORTABLE = 20_000;

/** Some records in their order, with the labels of what they name. */
export interface Page<S extends Subject> {
  rows: RecordOf<S>[];
  labels: Labels;
  /** Whether others follow. */
  more: boolean;
}

/** @throws ConcordError E_UNKNOWN_FIELD, also for a private one */
export function listRecords<S extends Subject>(reader: Reader, subject: S, query: ParsedListQuery): Page<S> {
  const conditions = conditionsOf(subject, query);
  const order = orderOf(subject, query);
  const values = conditions.flatMap((condition) => condition.values);
  // The planner would fetch and sort all rows of a common value; for those the sort index is walked instead ("+" hides
  // a column from the planner's choice of index).
  const walk =
    order.sorted &&
    conditions.length > 0 &&
    !isInOrder(subject, query) &&
    countUpTo(reader, subject, conditions, SORTABLE) >= SORTABLE;
  const where = whereOf(conditions, walk);
  const rows = reader.all<Row>(
    `SELECT * FROM "${subject}" ${where} ORDER BY ${order.sql} LIMIT ? OFFSET ?`,
    ...values,
    ...order.values,
    query.limit + 1,
    query.offset,
  );
  const records = rows.slice(0, query.limit).map((row) => recordFrom(subject, row));
  return { rows: records, labels: labelsOf(reader, { subject, records }), more: rows.length > query.limit };
}

/** @throws ConcordError E_UNKNOWN_FIELD, also for a private one */
export function countRecords(reader: Reader, subject: Subject, query: Pick<ListQuery, "filters" | "search">): number {
  const conditions = conditionsOf(subject, query);
  const values = conditions.flatMap((condition) => condition.values);
  return (
    reader.get<{ c: number }>(`SELECT count(*) AS c FROM "${subject}" ${whereOf(conditions, false)}`, ...values)?.c ?? 0
  );
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

/** Whether the index of a filtered value holds its records in the wanted order already. */
function isInOrder(subject: Subject, { filters = [], sort = [] }: Pick<ListQuery, "filters" | "sort">): boolean {
  const [first, ...others] = sort;
  return (
    first !== undefined &&
    others.length === 0 &&
    filters.some(({ field, op }) => op === "is" && columnOf(subject, field)?.meta.inOrderOf === first.field)
  );
}

function countUpTo(reader: Reader, subject: Subject, conditions: Condition[], limit: number): number {
  const values = conditions.flatMap((condition) => condition.values);
  const sql = `SELECT count(*) AS c FROM (SELECT 1 FROM "${subject}" ${whereOf(conditions, false)} LIMIT ${limit})`;
  return reader.get<{ c: number }>(sql, ...values)?.c ?? 0;
}

function whereOf(conditions: Condition[], walk: boolean): string {
  if (conditions.length === 0) return "";
  const mark = walk ? "+" : "";
  return `WHERE ${conditions.map(({ sql }) => sql.replaceAll("{+}", mark)).join(" AND ")}`;
}

function conditionsOf(subject: Subject, { filters = [], search }: Pick<ListQuery, "filters" | "search">): Condition[] {
  const conditions = filters.map((filter) => conditionOf(subject, filter));
  const match = search ? matchFor(search) : null;
  // A kind of record that no index covers has no words to find.
  if (match && !subjectOf(subject).indexed) conditions.push({ sql: "0", values: [] });
  else if (search && match) {
    const { whole, sounds, soundsInside } = nameMatches(search);
    // A name that is typed whole is there however many others hold the words.
    const ways = [whole, [`(${match})`, sounds, soundsInside].filter(Boolean).join(" OR ")].filter(
      (way) => way !== null,
    );
    const sql = ways.map(() => `SELECT rowid FROM (${hitsOf(subject, MAX_HITS)})`).join(" UNION ");
    conditions.push({ sql: `{+}row IN (${sql})`, values: ways });
  }
  return conditions;
}

/** Rows that a query of the index finds. */
function hitsOf(subject: Subject, most: number): string {
  const table = searchTable(subject);
  return `SELECT rowid FROM "${table}" WHERE "${table}" MATCH ? LIMIT ${most}`;
}

function conditionOf(subject: Subject, { field, op, value }: Filter): Condition {
  if (op === "asks") return askedOf(subject, field, String(value));
  requireOpen(subject, field);
  const column = columnOf(subject, field);
  if (!column && field !== "id") throw new ConcordError("E_UNKNOWN_FIELD", { path: field });
  const name = `{+}"${field}"`;
  const sql = (one: FieldValue | undefined) => (column && !column.list ? toSql(column, one) : String(one));
  switch (op) {
    case "is":
      return value === null || value === undefined
        ? { sql: `${name} IS NULL`, values: [] }
        : { sql: `${name} = ?`, values: [sql(value)] };
    case "not":
      return { sql: `${name} IS NOT ?`, values: [value === null || value === undefined ? null : sql(value)] };
    case "in": {
      const list = Array.isArray(value) ? value : [value];
      return { sql: `${name} IN (${list.map(() => "?").join(", ") || "NULL"})`, values: list.map(sql) };
    }
    case "has":
      return hasCondition(subject, field, column, String(value));
    case "contains":
      return { sql: `{+}"${field}" LIKE ? ESCAPE '\\'`, values: [`%${String(value).replace(/[\\%_]/g, "\\$&")}%`] };
    case "from":
      return { sql: `${name} >= ?`, values: [sql(value)] };
    case "to":
      // "2026" and "2026-12" stand for the whole year or month.
      return { sql: `${name} <= ?`, values: [typeof value === "string" ? `${value}\uffff` : sql(value)] };
    case "before":
      // A month or a year is over once all of it is.
      return { sql: `${name} < substr(?, 1, length(${name}))`, values: [sql(value)] };
    case "since":
      return { sql: `${name} >= substr(?, 1, length(${name}))`, values: [sql(value)] };
    case "empty":
      return { sql: column?.list ? `${name} = '[]'` : `${name} IS NULL`, values: [] };
    case "filled":
      return { sql: column?.list ? `${name} <> '[]'` : `${name} IS NOT NULL`, values: [] };
  }
}

/** Which records have a private field's value, and in what order, would tell what it is. */
function requireOpen(subject: Subject, field: string): void {
  if (isPrivate(subject, field)) throw new ConcordError("E_UNKNOWN_FIELD", { path: field });
}

function hasCondition(subject: Subject, field: string, column: Column | undefined, value: string): Condition {
  if (column?.meta.kind === "texts")
    return { sql: `EXISTS (SELECT 1 FROM json_each("${field}") WHERE value = ?)`, values: [value] };
  return {
    sql: "{+}id IN (SELECT id FROM list_value WHERE value = ? AND subject = ? AND field = ?)",
    values: [value, subject, field],
  };
}

interface Order {
  sql: string;
  values: SqlValue[];
  sorted: boolean;
}

function orderOf(subject: Subject, { sort = [], search }: Pick<ListQuery, "sort" | "search">): Order {
  for (const { field } of sort) {
    requireOpen(subject, field);
    if (field !== "id" && !columnOf(subject, field)) throw new ConcordError("E_UNKNOWN_FIELD", { path: field });
  }
  if (sort.length === 0 && search && matchFor(search) && subjectOf(subject).indexed) return nearest(subject, search);
  const dir = sort.at(-1)?.dir ?? "asc";
  const terms = sort.map(({ field, dir }) => `"${field}" ${dir}`);
  const last = sort.at(-1);
  const next = last && columnOf(subject, last.field)?.meta.inOrderOf;
  // What the index goes on with, then the row number, break ties: in the direction in which it is walked anyway.
  const sql = [...terms, ...(next ? [`"${next}" ${dir}`] : []), `row ${dir}`].join(", ");
  return { sql, values: [], sorted: sort.length > 0 };
}

/** What is called so stands first, then whose name or its pinyin begins so, then all that hold the words. */
function nearest(subject: Subject, search: string): Order {
  const { whole, begins, sounds } = nameMatches(search);
  const ways = [whole, begins, sounds].filter((way) => way !== null);
  const terms = ways.map((_, at) => `WHEN row IN (${hitsOf(subject, MAX_HITS)}) THEN ${at}`);
  const sql = terms.length === 0 ? "row" : `CASE ${terms.join(" ")} ELSE ${ways.length} END, row`;
  return { sql, values: ways, sorted: false };
}
