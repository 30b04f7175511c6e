/** How a record's fields stand in its table: SQL types, and the way there and back. */
import { type FieldMeta, metaOf } from "../contract/fields.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { canonicalize } from "../ledger/canonical.ts";

export type FieldValue = null | boolean | number | string | readonly unknown[] | object;
/** A record's fields by name. Lists are arrays, never null. */
export type Fields = Record<string, FieldValue>;
export type Row = Record<string, null | number | string>;

export interface Column {
  name: string;
  meta: FieldMeta;
  list: boolean;
}

const columnsBySubject = new Map<Subject, readonly Column[]>(
  SUBJECTS.map((subject) => [
    subject,
    Object.entries(subjectOf(subject).fields).map(([name, type]) => {
      const meta = metaOf(type as never);
      return { name, meta, list: meta.kind === "refs" || meta.kind === "texts" || meta.kind === "enums" };
    }),
  ]),
);

export function columnsOf(subject: Subject): readonly Column[] {
  return columnsBySubject.get(subject) as readonly Column[];
}

export function columnOf(subject: Subject, field: string): Column | undefined {
  return columnsOf(subject).find((column) => column.name === field);
}

/** List fields whose values the `list_value` table indexes. */
export function indexedLists(subject: Subject): Column[] {
  return columnsOf(subject).filter(({ meta }) => meta.kind === "refs" || meta.kind === "enums");
}

export function sqlType({ meta }: Column): "INTEGER" | "TEXT" {
  return meta.kind === "integer" || meta.kind === "boolean" ? "INTEGER" : "TEXT";
}

/** Value of a field as SQLite stores it. Lists and objects are JSON text; a list without values is `[]`. */
export function toSql(column: Column, value: FieldValue | undefined): null | number | string {
  if (column.list) return JSON.stringify(value ?? []);
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  // Canonical, because entries are: the text must be the same whether it was typed here or came in a bundle.
  if (typeof value === "object") return canonicalize(value);
  return value;
}

export function fromSql(column: Column, value: null | number | string | undefined): FieldValue {
  if (value === null || value === undefined) return column.list ? [] : null;
  if (column.list || column.meta.kind === "object") return JSON.parse(value as string);
  return column.meta.kind === "boolean" ? value === 1 : value;
}

/** The record in a table row, with its id. */
export function recordFrom(subject: Subject, row: Row): { id: string } & Fields {
  const record: Fields & { id: string } = { id: row.id as string };
  for (const column of columnsOf(subject)) record[column.name] = fromSql(column, row[column.name]);
  return record;
}
