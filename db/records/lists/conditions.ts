/** What a list is narrowed down to, as conditions in SQL. */
import { ConcordError } from "../../contract/errors.ts";
import type { Filter, ListQuery } from "../../contract/records.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { type Column, columnOf, type FieldValue, toSql } from "../../schema/columns.ts";
import { searchTable } from "../../schema/tables.ts";
import { nameMatches } from "../../search/called.ts";
import { matchFor } from "../../search/tokens.ts";
import { isPrivate } from "../privacy.ts";
import { askedOf, type Condition } from "./asked.ts";

/** A search inside a list looks at this many hits at most. */
const MAX_HITS = 20_000;
/** @param walk whether the planner is kept from the columns of the conditions */
export function whereOf(conditions: Condition[], walk: boolean): string {
  if (conditions.length === 0) return "";
  const mark = walk ? "+" : "";
  return `WHERE ${conditions.map(({ sql }) => sql.replaceAll("{+}", mark)).join(" AND ")}`;
}

/** @throws ConcordError E_UNKNOWN_FIELD, also for a private one */
export function conditionsOf(
  subject: Subject,
  { filters = [], search }: Pick<ListQuery, "filters" | "search">,
): Condition[] {
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
    const sql = ways.map(() => `SELECT rowid FROM (${hitsOf(subject)})`).join(" UNION ");
    conditions.push({ sql: `{+}row IN (${sql})`, values: ways });
  }
  return conditions;
}

/** Rows that a query of the index finds. */
export function hitsOf(subject: Subject): string {
  const table = searchTable(subject);
  return `SELECT rowid FROM "${table}" WHERE "${table}" MATCH ? LIMIT ${MAX_HITS}`;
}

function conditionOf(subject: Subject, { field, op, value }: Filter): Condition {
  if (op === "asks") return askedOf(subject, field, String(value));
  requireOpen(subject, field);
  const column = columnOf(subject, field);
  if (!column && field !== "id") throw new ConcordError("E_UNKNOWN_FIELD", { path: field });
  const decimal = column?.meta.kind === "decimal" && (op === "from" || op === "to");
  if (decimal)
    return { sql: `CAST("${field}" AS REAL) ${op === "from" ? ">=" : "<="} CAST(? AS REAL)`, values: [String(value)] };
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
      const { given, empty } = listed(value);
      const known = `${name} IN (${given.map(() => "?").join(", ") || "NULL"})`;
      return { sql: empty ? `(${known} OR ${name} IS NULL)` : known, values: given.map(sql) };
    }
    case "has":
      return hasCondition(subject, field, column, value);
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
    case "within": {
      const { given, empty } = listed(value);
      const ways = [...given.map(() => `${name} BETWEEN ? AND ?`), ...(empty ? [`${name} IS NULL`] : [])];
      return { sql: `(${ways.join(" OR ") || "0"})`, values: given.flatMap((one) => [String(one), `${one}\uffff`]) };
    }
    case "empty":
      return { sql: column?.list ? `${name} = '[]'` : `${name} IS NULL`, values: [] };
    case "filled":
      return { sql: column?.list ? `${name} <> '[]'` : `${name} IS NOT NULL`, values: [] };
  }
}

/** Which records have a private field's value, and in what order, would tell what it is. */
export function requireOpen(subject: Subject, field: string): void {
  if (isPrivate(subject, field)) throw new ConcordError("E_UNKNOWN_FIELD", { path: field });
}

/** One of a list of values; null among them: none. */
function listed(value: Filter["value"]): { given: Exclude<FieldValue, null>[]; empty: boolean } {
  const list = Array.isArray(value) ? value : [value ?? null];
  return { given: list.filter((one) => one !== null), empty: list.includes(null) };
}

function hasCondition(subject: Subject, field: string, column: Column | undefined, value: Filter["value"]): Condition {
  const { given, empty } = listed(value);
  const marks = given.map(() => "?").join(", ") || "NULL";
  const values = given.map(String);
  const none = empty ? ` OR "${field}" = '[]'` : "";
  if (column?.meta.kind === "texts")
    return { sql: `(EXISTS (SELECT 1 FROM json_each("${field}") WHERE value IN (${marks}))${none})`, values };
  const ids = `SELECT id FROM list_value WHERE value IN (${marks}) AND subject = ? AND field = ?`;
  return { sql: `({+}id IN (${ids})${none})`, values: [...values, subject, field] };
}
