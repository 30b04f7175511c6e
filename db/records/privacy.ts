/**
 * What only those who run a meeting may read. Everything that leaves the domain is read through the reader that is made
 * here for whoever asks, so that a new query cannot forget it. Writing goes on with whole records.
 */
import type { Reader, SqlValue } from "../base/store.ts";
import { isSubject, SUBJECTS } from "../contract/subjects/index.ts";
import type { Role } from "../contract/vocabulary.ts";
import { columnOf, columnsOf, type Row } from "../schema/columns.ts";

const PRIVATE = new Set(
  SUBJECTS.flatMap((subject) => columnsOf(subject).flatMap(({ name, meta }) => (meta.private ? [name] : []))),
);

/** A statement that names one could give it another name, which the veil would not know: nothing needs to, `*` brings it along. */
const NAMED = new RegExp(`\\b(?:${[...PRIVATE].join("|")})\\b`, "i");

/** The tables as this role may read them: private fields are empty for all but facilitator and recorder. */
export function readerFor(store: Reader, role: Role | null): Reader {
  return role === "facilitator" || role === "recorder" ? store : new VeiledReader(store);
}

/** Whether a field is kept from whoever reads with this reader: for values that lie in JSON, as in the history. */
export function hides(reader: Reader, subject: string, field: string): boolean {
  return reader instanceof VeiledReader && isPrivate(subject, field);
}

/** Whether a field may be read by some roles only; nobody filters or sorts by it, because the order would tell. */
export function isPrivate(subject: string, field: string): boolean {
  return isSubject(subject) && columnOf(subject, field)?.meta.private === true;
}

class VeiledReader implements Reader {
  readonly #store: Reader;

  constructor(store: Reader) {
    this.#store = store;
  }

  all<R>(sql: string, ...values: SqlValue[]): R[] {
    requireUnnamed(sql);
    const rows = this.#store.all<R>(sql, ...values);
    for (const row of rows) veil(row as Row);
    return rows;
  }

  get<R>(sql: string, ...values: SqlValue[]): R | undefined {
    requireUnnamed(sql);
    const row = this.#store.get<R>(sql, ...values);
    if (row) veil(row as Row);
    return row;
  }
}

function requireUnnamed(sql: string): void {
  if (NAMED.test(sql)) throw new Error("a statement names a private field");
}

/** Rows are made anew by every read, so they can be changed. */
function veil(row: Row): void {
  for (const name of PRIVATE) if (name in row) row[name] = null;
}
