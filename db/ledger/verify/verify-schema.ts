/**
 * Whether the database still has the tables, indexes and triggers that this program makes. Records are compared by id, lists
 * and minutes are read through indexes: one that leaves a row out, or a trigger that was added, would change what they say
 * and no record. What lies in the indexes is looked at by `verify-indexes.ts`.
 */
import { type Database, memoryDatabase } from "../../base/database.ts";
import type { Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import { createTables } from "../../schema/tables.ts";

interface Item {
  type: string;
  name: string;
  sql: string | null;
}

interface Made {
  items: ReadonlyMap<string, Item>;
  /** Of the tables of this laptop, by table: a newer program's may be more, and stand in another order. */
  columns: ReadonlyMap<string, readonly string[]>;
}

/** What this program makes; the same for every workspace. */
let made: Made | undefined;

/** @throws ConcordError E_DATABASE_ALTERED naming the first that is missing, not as it is made here, or was added */
export function requireSchema(store: Store): void {
  made ??= makeSchema();
  const held = itemsOf(store.database);
  for (const [key, item] of made.items) {
    const found = held.get(key);
    const columns = made.columns.get(item.name);
    const same = columns
      ? found && isTable(found) && hasColumns(store.database, item.name, columns)
      : found && (isOfSearch(item.name) ? isTable(found) : found.sql === item.sql);
    if (!same) throw new ConcordError("E_DATABASE_ALTERED", { name: item.name });
  }
  // Tables that nobody here reads do no harm: a newer program may have left them. What the text says counts, not the type.
  for (const [key, item] of held)
    if (!made.items.has(key) && item.sql !== null && !isTable(item))
      throw new ConcordError("E_DATABASE_ALTERED", { name: item.name });
}

function makeSchema(): Made {
  const database = memoryDatabase();
  try {
    createTables(database);
    const items = itemsOf(database);
    const local = [...items.values()].filter(({ type, name }) => type === "table" && name.startsWith("local_"));
    return { items, columns: new Map(local.map(({ name }) => [name, columnsOf(database, name)])) };
  } finally {
    database.close();
  }
}

/** By kind and name: a trigger may have the name of a table. */
function itemsOf(database: Database): Map<string, Item> {
  // SQLite's own tables of figures: no pattern, or whatever is named alike would pass with them.
  const rows = database
    .prepare(
      "SELECT type, name, sql FROM sqlite_master WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))",
    )
    .all() as Item[];
  // A table that was renamed is spelled with quotes.
  return new Map(
    rows.map((row) => [
      `${row.type} ${row.name}`,
      { ...row, sql: row.sql?.replace(/^CREATE TABLE "ledger"/, "CREATE TABLE ledger") ?? null },
    ]),
  );
}

function columnsOf(database: Database, table: string): string[] {
  return (database.pragma(`table_xinfo("${table}")`) as { cid: number; name: string }[]).map(({ cid: _, ...column }) =>
    JSON.stringify(column),
  );
}

function hasColumns(database: Database, table: string, wanted: readonly string[]): boolean {
  const held = new Set(columnsOf(database, table));
  return wanted.every((column) => held.has(column));
}

function isTable({ sql }: Item): boolean {
  return sql !== null && /^CREATE (VIRTUAL )?TABLE /.test(sql);
}

/** Tables that the search index makes for itself, in the form of its version. */
function isOfSearch(name: string): boolean {
  return /_search_[a-z]+$/.test(name);
}
