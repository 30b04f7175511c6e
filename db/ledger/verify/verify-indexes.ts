/**
 * Whether each index holds every row of its table and nothing else. `PRAGMA integrity_check` tells the same, but reads a
 * whole table at once, and keeps everybody waiting meanwhile; this goes by small pieces, between which others may write.
 * Tables without a row number have no index beside themselves: what lies in them is compared with the ledger, by their key.
 */

import type { SqlValue, Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import { SUBJECTS } from "../../contract/subjects/index.ts";

/** Rows, or places of an index, that are looked at at once. */
const PAGE = 128;

/** Tables with a row number, in the order in which they are looked at: the ledger first, it is the truth. */
const TABLES: readonly string[] = ["ledger", ...SUBJECTS];

interface Index {
  table: string;
  name: string;
  columns: readonly string[];
  /** No two rows have the same value; each has one. */
  unique: boolean;
  /** Rows whose first column is empty have no place in it (db/schema/tables.ts). */
  partial: boolean;
}

/** A place of an index: the values of its columns, then the number of the row. */
type Place = readonly SqlValue[];

/**
 * Both ways: each row is found through each of its indexes, and each place of an index is that of a row. Yields after each
 * piece. That the indexes are described as this program makes them is for `requireSchema` to say.
 * @throws ConcordError E_DATABASE_ALTERED naming the table
 */
export function* checkIndexes(store: Store): Generator<void, void> {
  for (const table of TABLES) {
    const indexes = indexesOf(store, table);
    yield* rowsAreFound(store, table, indexes);
    for (const index of indexes) yield* placesAreOfRows(store, index);
  }
}

/**
 * The same by SQLite itself, table by table and several times as fast, of all tables but the ledger: for a seal. Yields how
 * much of it is done, from 0 to 1.
 * @throws ConcordError E_DATABASE_ALTERED naming the table
 */
export function* requiringIndexes(store: Store): Generator<number, void> {
  for (const [index, table] of SUBJECTS.entries()) {
    // Nothing is kept of the statement: it would hold on to the table.
    if (store.database.pragma(`integrity_check("${table}")`, { simple: true }) !== "ok") throw altered(table);
    yield (index + 1) / SUBJECTS.length;
  }
}

function indexesOf(store: Store, table: string): Index[] {
  const listed = store.all<{ name: string; unique: 0 | 1; partial: 0 | 1 }>(
    `SELECT name, "unique", partial FROM pragma_index_list(?)`,
    table,
  );
  return listed.map(({ name, unique, partial }) => ({
    table,
    name,
    columns: store
      .all<{ name: string }>("SELECT name FROM pragma_index_info(?) ORDER BY seqno", name)
      .map((column) => column.name),
    unique: unique === 1,
    partial: partial === 1,
  }));
}

/** Looks for each row in each index by its values and its number, which is what an index has behind its columns. */
function* rowsAreFound(store: Store, table: string, indexes: readonly Index[]): Generator<void, void> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const last = store.get<{ row: number | null }>(
      `SELECT max(row) AS row FROM (SELECT rowid AS row FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE})`,
      after,
    )?.row;
    if (last === null || last === undefined) return;
    if (!Number.isSafeInteger(last)) throw altered(table);
    for (const { name, columns, partial } of indexes) {
      const same = columns.map((column) => `m."${column}" IS t."${column}"`);
      const within = (side: string) => (partial ? [`${side}."${columns[0]}" IS NOT NULL`] : []);
      const lost = store.get(
        `SELECT 1 FROM "${table}" t NOT INDEXED WHERE ${["t.rowid > ?", "t.rowid <= ?", ...within("t")].join(" AND ")}
         AND NOT EXISTS (SELECT 1 FROM "${table}" m INDEXED BY "${name}"
           WHERE ${[...same, ...within("m"), "m.rowid = t.rowid"].join(" AND ")}) LIMIT 1`,
        after,
        last,
      );
      if (lost) throw altered(table);
      yield;
    }
    after = last;
  }
}

/** Goes through an index in its order, and looks whether the row that each place names says the same. */
function* placesAreOfRows(store: Store, index: Index): Generator<void, void> {
  for (let at: Place | null = null; ; ) {
    const found = placesAfter(store, index, at);
    for (const { stray, ...values } of found) {
      const place: Place = Object.values(values);
      // A number or a text that is not kept as it was read would lead in a circle.
      const again = at !== null && sameIn(at, place, index.unique ? index.columns.length : place.length);
      if (stray === 1 || again || !Number.isSafeInteger(place.at(-1))) throw altered(index.table);
      at = place;
    }
    if (found.length === 0) return;
    yield;
  }
}

/** The next places, in order: first those with the same values, then those with the same first value, and so on. */
function placesAfter(store: Store, index: Index, at: Place | null): (Record<string, SqlValue> & { stray: 0 | 1 })[] {
  const { table, name, columns, partial, unique } = index;
  const keys = [...columns, "rowid"].map((column) => `i."${column}"`);
  const differs = columns.map((column) => `t."${column}" IS NOT i."${column}"`);
  const strays = ["t.rowid IS NULL", ...differs, ...(unique ? [`${keys[0]} IS NULL`] : [])];
  const within = partial ? [`${keys[0]} IS NOT NULL`] : [];
  for (let same = at ? columns.length : 0; same >= 0; same--) {
    const behind = at === null ? [] : [at[same] === null ? `${keys[same]} IS NOT NULL` : `${keys[same]} > ?`];
    const where = [...within, ...keys.slice(0, same).map((key) => `${key} IS ?`), ...behind];
    const found = store.all<Record<string, SqlValue> & { stray: 0 | 1 }>(
      `SELECT ${keys.map((key, place) => `${key} AS v${place}`).join(", ")}, (${strays.join(" OR ")}) AS stray
       FROM "${table}" i INDEXED BY "${name}" LEFT JOIN "${table}" t NOT INDEXED ON t.rowid = i.rowid
       ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""} ORDER BY ${keys.join(", ")} LIMIT ${PAGE}`,
      ...(at ?? []).slice(0, same),
      ...(at === null || at[same] === null ? [] : [at[same] as SqlValue]),
    );
    if (found.length > 0) return found;
  }
  return [];
}

function sameIn(a: Place, b: Place, columns: number): boolean {
  return a.slice(0, columns).every((value, column) => value === b[column]);
}

function altered(table: string): ConcordError {
  return new ConcordError("E_DATABASE_ALTERED", { name: table });
}
