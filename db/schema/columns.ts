/** How a record's fields stand in its table: SQL types, and the way there and back. */
import type { z } from "zod";
import { canonicalize } from "../base/canonical.ts";
import { type ErrorCode, isErrorCode, type Params } from "../contract/errors.ts";
import { isId, id as recordId, surelyFits } from "../contract/fields.ts";
import { type RecordOf, SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { type FieldMeta, metaOf } from "../contract/subjects/meta.ts";
import { standingIn, writtenColumn } from "./standing.ts";

export type FieldValue = null | boolean | number | string | readonly unknown[] | object;
/** A record's fields by name. Lists are arrays, never null. */
export type Fields = Record<string, FieldValue>;
export type Row = Record<string, null | number | string>;

export interface Column {
  name: string;
  meta: FieldMeta;
  /** The column that holds what was written: its own, but for fields that may count otherwise. */
  written: string;
  list: boolean;
  /** The form of its values. */
  type: z.ZodType;
  /** Why it may not be empty; undefined where it may. Most fields of most records are: asked of the form once. */
  emptyMisfit: Misfit | undefined;
}

/** Why a value does not fit, as the error that would refuse it if it were typed here. */
export interface Misfit {
  code: ErrorCode;
  params: Params;
}

/**
 * Raised when a field's form changes in a way that its metadata does not tell (a length, a pattern), or which entries count:
 * what is empty because it did not fit may fit now, so the tables are made again. Raised as well when the words of the
 * search are made otherwise: its tables go and come with the others.
 */
const FORMS_VERSION = 4;

const columnsBySubject = new Map<Subject, readonly Column[]>(
  SUBJECTS.map((subject) => [
    subject,
    Object.entries(subjectOf(subject).fields).map(([name, type]) => {
      const meta = metaOf(type);
      return {
        name,
        meta,
        written: writtenColumn(subject, name),
        type: type as z.ZodType,
        emptyMisfit: refusalBy(type as z.ZodType, null),
        list: meta.kind === "refs" || meta.kind === "texts" || meta.kind === "enums",
      };
    }),
  ]),
);

export function columnsOf(subject: Subject): readonly Column[] {
  return columnsBySubject.get(subject) as readonly Column[];
}

const columnsByName = new Map(
  [...columnsBySubject].map(([subject, columns]) => [subject, new Map(columns.map((column) => [column.name, column]))]),
);

export function columnOf(subject: Subject, field: string): Column | undefined {
  return columnsByName.get(subject)?.get(field);
}

/** The forms of all fields, as text that changes when one of them does. */
export function formsOfFields(): string {
  const forms = SUBJECTS.flatMap((subject) =>
    columnsOf(subject).map(({ name, meta: { kind, required, values } }) => [subject, name, kind, required, values]),
  );
  return JSON.stringify([FORMS_VERSION, forms]);
}

/** What an empty field holds. */
export function emptyOf({ list }: Column): null | [] {
  return list ? [] : null;
}

/** Every field of the subject, the given ones filled in. */
export function wholeFields(subject: Subject, given: Fields): Fields {
  const form = formOf(subject);
  const fields = { ...form };
  for (const name of listsOf(subject)) fields[name] = [];
  for (const name of Object.keys(given)) {
    const value = given[name] ?? null;
    if (value !== null && Object.hasOwn(form, name)) fields[name] = value;
  }
  return fields;
}

/** What is asked of a subject's columns once: to look through all of them takes longer than what is done with the few. */
function askedOnce<R>(find: (columns: readonly Column[]) => R): (subject: Subject) => R {
  const found = new Map<Subject, R>();
  return (subject) => {
    const known = found.get(subject);
    if (known !== undefined) return known;
    const now = find(columnsOf(subject));
    found.set(subject, now);
    return now;
  };
}

/** An object with all fields of a subject, to be copied: to add them one by one to each record takes several times as long. */
const formOf = askedOnce((columns): Fields => Object.fromEntries(columns.map(({ name }) => [name, null])));
const listsOf = askedOnce((columns) => columns.filter(({ list }) => list).map(({ name }) => name));

/** Columns that must not be empty. */
export const requiredColumns = askedOnce((columns) => columns.filter(({ meta }) => meta.required));
/** Columns that name other records. */
export const referringColumns = askedOnce((columns) => columns.filter(({ meta }) => meta.ref));
/** Columns whose values are lists or objects. */
export const structuredColumns = askedOnce((columns) =>
  columns.filter(({ list, meta }) => list || meta.kind === "object"),
);
/** Columns that are noted when they are left empty. */
export const filledColumns = askedOnce((columns) => columns.filter(({ emptyMisfit }) => emptyMisfit));
/** Columns of lists whose values the `list_value` table indexes. */
export const indexedLists = askedOnce((columns) =>
  columns.filter(({ meta }) => meta.kind === "refs" || meta.kind === "enums"),
);

/**
 * Whether a value, from wherever it comes, has the form of its field. An empty field that must not be empty does not.
 * @returns why not; undefined if it fits
 */
export function misfitOf(column: Column, value: unknown): Misfit | undefined {
  if (value === null) return column.emptyMisfit;
  return surelyFits(column.type, value) ? undefined : refusalBy(column.type, value);
}

/** The same for the id of a record. */
export function misfitOfId(value: string): Misfit | undefined {
  return isId(value) ? undefined : refusalBy(recordId, value);
}

function refusalBy(type: z.ZodType, value: unknown): Misfit | undefined {
  const { error } = type.safeParse(value);
  const issue = error?.issues[0];
  if (!issue) return undefined;
  if (value === null || value === "") return { code: "E_REQUIRED", params: {} };
  if (!isErrorCode(issue.message)) return { code: "E_INPUT", params: {} };
  return { code: issue.message, params: issue.code === "custom" ? ((issue.params ?? {}) as Params) : {} };
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
  if (column.list || column.meta.kind === "object") return parsed(column, value);
  return column.meta.kind === "boolean" ? value === 1 : value;
}

// One damaged value must not keep a list from being shown; that the table is damaged is for `verify` to say.
function parsed(column: Column, value: number | string): FieldValue {
  try {
    return JSON.parse(String(value));
  } catch {
    return emptyOf(column);
  }
}

/** The fields in a table row: what does not fit them is not in the tables. */
function fieldsFrom(subject: Subject, row: Row, from: "name" | "written" = "name"): Fields {
  const fields = { ...formOf(subject) };
  for (const column of columnsOf(subject)) {
    const value = row[column[from]] ?? null;
    if (value !== null || column.list) fields[column.name] = fromSql(column, value);
  }
  return fields;
}

/** The same as they were written. */
export function writtenFrom(subject: Subject, row: Row): Fields {
  return fieldsFrom(subject, row, "written");
}

/** Fields as they count, by what was written. */
export function asTheyStand(subject: Subject, written: Fields): Fields {
  const fields = { ...written };
  for (const [field, { of }] of standingIn(subject)) fields[field] = of(written);
  return fields;
}

/** The record in a table row, with its id. */
export function recordFrom<S extends Subject>(subject: S, row: Row): RecordOf<S> & Fields {
  return { id: row.id as string, ...fieldsFrom(subject, row) } as unknown as RecordOf<S> & Fields;
}
