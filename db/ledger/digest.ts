/** Fingerprints by which two copies of a workspace can be compared, whatever the order in which they learnt of things. */
import { createHash, type Hash } from "node:crypto";
import type { SqlValue, Store } from "../base/store.ts";
import { SUBJECTS } from "../contract/subjects/index.ts";
import { columnsOf } from "../schema/columns.ts";
import type { Ledger } from "./ledger.ts";
import { atOnce, inSlices, whileUnchanged } from "./pace.ts";

/** SHA-256, hex: `entries` over the sorted entry hashes, `projections` over all records and kept conflicts. */
export interface Digest {
  projections: string;
  entries: string;
}

/** Rows that are read at once. */
const PAGE = 128;

/** Of the workspace as it stands now, at once. */
export function digest(store: Store): Digest {
  return atOnce(digesting(store));
}

/**
 * The same while others are served. Records are those of one moment, or the fingerprint would be nobody's: when something was
 * written meanwhile it begins anew.
 * @param needed throws when it is not wanted any more; asked before each slice
 */
export async function digestInSlices(ledger: Ledger, needed: () => void): Promise<Digest> {
  for (;;) {
    const { size } = ledger;
    const made = await inSlices(
      whileUnchanged(digesting(ledger.store), () => ledger.size === size),
      needed,
    );
    if (made) return made;
  }
}

function* digesting(store: Store): Generator<void, Digest> {
  return { projections: yield* digestRecords(store), entries: yield* digestEntries(store) };
}

/** No index has the entries by their hash: they are sorted in as many parts as two hex digits tell apart. */
function* digestEntries(store: Store): Generator<void, string> {
  const parts = new Map<string, string[]>();
  for (let after = 0; ; yield) {
    const rows = store.all<{ n: number; hash: string }>(
      "SELECT n, hash FROM ledger WHERE n > ? ORDER BY n LIMIT ?",
      after,
      PAGE,
    );
    for (const { n, hash } of rows) {
      const start = hash.slice(0, 2);
      const part = parts.get(start);
      if (part) part.push(hash);
      else parts.set(start, [hash]);
      after = n;
    }
    if (rows.length < PAGE) break;
  }
  const made = createHash("sha256");
  for (const start of [...parts.keys()].sort()) {
    for (const hash of parts.get(start)?.sort() ?? []) made.update(hash);
    yield;
  }
  return made.digest("hex");
}

function* digestRecords(store: Store): Generator<void, string> {
  const hash = createHash("sha256");
  for (const subject of SUBJECTS) {
    hash.update(`${subject}\n`);
    const columns = columnsOf(subject).map(({ name }) => `"${name}"`);
    for (const rows of pagesOf(store, `"${subject}"`, ["id"], columns)) {
      for (const row of rows) update(hash, Object.values(row));
      yield;
    }
  }
  hash.update("tombstone\n");
  for (const rows of pagesOf(store, "tombstone", ["subject", "id"], ["fields"])) {
    for (const row of rows) update(hash, Object.values(row));
    yield;
  }
  yield* updateBeside(hash, store, "conflict", "value");
  yield* updateBeside(hash, store, "misfit", "reason");
  return hash.digest("hex");
}

/**
 * What is kept beside a field, in the order of the entries' hashes: their numbers are others on each laptop.
 * @param told the column that is told beside the field
 */
function* updateBeside(hash: Hash, store: Store, table: "conflict" | "misfit", told: string): Generator<void, void> {
  hash.update(`${table}\n`);
  let field: { key: string; rows: SqlValue[][] } = { key: "", rows: [] };
  const finish = () => {
    for (const row of field.rows.toSorted((a, b) => (String(a.at(-1)) < String(b.at(-1)) ? -1 : 1))) update(hash, row);
  };
  for (const rows of pagesOf(store, table, ["subject", "id", "field", "n"], [told])) {
    for (const { subject, id, field: name, n, [told]: value } of rows) {
      const key = JSON.stringify([subject, id, name]);
      if (key !== field.key) {
        finish();
        field = { key, rows: [] };
      }
      const entry = store.get<{ hash: string }>("SELECT hash FROM ledger WHERE n = ?", n as number);
      if (entry) field.rows.push([subject as string, id as string, name as string, value as string, entry.hash]);
    }
    yield;
  }
  finish();
}

/** All rows of a table in the order of its key, some at a time. */
function* pagesOf(
  store: Store,
  table: string,
  key: readonly string[],
  columns: readonly string[],
): Generator<Record<string, SqlValue>[], void> {
  const after = `(${key.join(", ")}) > (${key.map(() => "?").join(", ")})`;
  for (let at: SqlValue[] | null = null; ; ) {
    const rows: Record<string, SqlValue>[] = store.all(
      `SELECT ${[...key, ...columns].join(", ")} FROM ${table} ${at ? `WHERE ${after}` : ""}
       ORDER BY ${key.join(", ")} LIMIT ${PAGE}`,
      ...(at ?? []),
    );
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    at = key.map((name) => last[name] as SqlValue);
  }
}

function update(hash: Hash, row: readonly SqlValue[]): void {
  hash.update(`${JSON.stringify(row)}\n`);
}
