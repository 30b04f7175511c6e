/** Makes all tables again from the ledger, in order of arrival. The result equals, byte for byte, what was there. */
import { openBeside } from "../base/database.ts";
import type { EntryBody } from "../base/entry.ts";
import { type Reader, Store } from "../base/store.ts";
import { createProjections, PROJECTIONS, resetProjections, storedColumns } from "../schema/tables.ts";
import { type Ledger, registerDevice } from "./ledger.ts";
import { atOnce } from "./pace.ts";
import { Order, Projection } from "./projection.ts";
import { Tables } from "./records.ts";

/** At once, in place. For an opening, when nobody is served yet. @returns the number of entries replayed */
export function rebuild(ledger: Ledger): number {
  return ledger.receive(() => {
    const { store, projection } = ledger;
    store.forget();
    resetProjections(store.database);
    projection.forget();
    return atOnce(replaying(store, { store, projection }, 0)).entries;
  });
}

/** Share of the work that is done when the tables are made and have only to be put in place. */
const MADE = 0.9;

/**
 * While others are served from the tables as they are, and write: the new ones are made in a database beside them, and take
 * their place in one transaction. Given up, or ended by whatever it is, it leaves the old ones whole.
 *
 * Yields how much of it is done, from 0 to 1, after each small piece.
 * @param path of a file that is made and removed
 * @returns the number of entries replayed
 */
export function* rebuilding(ledger: Ledger, path: string): Generator<number, number> {
  const beside = openBeside(path);
  try {
    const store = new Store(beside.database);
    store.database.exec("BEGIN");
    createProjections(store.database);
    const tables = new Tables(store);
    const made = { store, projection: new Projection(tables, new Order(ledger.store, store)) };
    let { entries, last } = { entries: 0, last: 0 };
    for (const replay = replaying(ledger.store, made, 0); ; ) {
      const piece = replay.next();
      if (piece.done) {
        ({ entries, last } = piece.value);
        break;
      }
      yield (MADE * piece.value) / Math.max(piece.value, ledger.size);
    }
    yield MADE;
    // What was written since then, if anything was: from here on nobody comes between.
    entries += atOnce(replaying(ledger.store, made, last)).entries;
    store.database.exec("COMMIT");
    beside.whileIn(ledger.store.database, () => putInPlace(ledger, tables));
    return entries;
  } finally {
    beside.remove();
  }
}

function putInPlace(ledger: Ledger, made: Tables): void {
  ledger.receive(() => {
    const { store, projection } = ledger;
    store.forget();
    resetProjections(store.database);
    // Tables and indexes of one form: SQLite takes them over page by page, but for those with columns that it makes itself.
    for (const table of PROJECTIONS) {
      const columns = storedColumns(table);
      const [into, from] = columns ? [` (${columns})`, columns] : ["", "*"];
      store.database.exec(`INSERT INTO main."${table}"${into} SELECT ${from} FROM made."${table}"`);
    }
    projection.forget();
  }, made.takeTouched());
}

/** Entries that are read at once. */
const PAGE = 100;

/** Yields the number of each entry that was taken up. @returns how many there were after `after`, and the last of them */
function* replaying(
  ledger: Reader,
  to: { store: Store; projection: Projection },
  after: number,
): Generator<number, { entries: number; last: number }> {
  let last = after;
  for (let entries = 0; ; ) {
    const rows = ledger.all<{ n: number; body: string }>(
      `SELECT n, body FROM ledger WHERE n > ? ORDER BY n LIMIT ${PAGE}`,
      last,
    );
    for (const { n, body: text } of rows) {
      const body = JSON.parse(text) as EntryBody;
      registerDevice(to.store, n, body);
      const [ms, counter] = body.hlc;
      const { dev, seq, vv, ops } = body;
      for (const operation of ops) to.projection.apply({ n, dev, seq, ms, counter, vv, ops }, operation);
      last = n;
      yield n;
    }
    entries += rows.length;
    if (rows.length === 0) return { entries, last };
  }
}
