/**
 * Keeps the search index in step with the ledger, but not in the same commit: its pages would cost more than all else that
 * a decision writes. It catches up in idle moments and before every search, from the entry that it last read.
 */
import { diskError } from "../base/database.ts";
import type { EntryBody } from "../base/entry.ts";
import type { Store } from "../base/store.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { columnOf, type FieldValue, fromSql, type Row } from "../schema/columns.ts";
import { searchTable } from "../schema/tables.ts";
import { tokensOf } from "./tokens.ts";

/** Operations indexed in one transaction: a few milliseconds of work. */
const BATCH = 500;

export class SearchIndex {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Indexes everything that was written up to now. A disk that refuses leaves the index behind, and says nothing. */
  catchUp(): void {
    while (!this.step());
  }

  /** Indexes one batch. @returns whether the index is complete, or cannot be completed now */
  step(): boolean {
    const { store, size } = this.#ledger;
    const start = readPlace(store);
    if (start >= size || store.inDoubt) return true;
    try {
      return store.transaction(() => {
        const read = indexFrom(store, start);
        store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES ('indexed', ?)", String(read));
        return read >= size;
      });
    } catch (error) {
      if (!diskError(error)) throw error;
      return true;
    }
  }
}

/** @returns the last entry that was read */
function indexFrom(store: Store, start: number): number {
  const touched = new Map<string, { subject: Subject; id: string }>();
  let read = start;
  for (const { n, body } of store.iterate<{ n: number; body: string }>(
    "SELECT n, body FROM ledger WHERE n > ? ORDER BY n",
    start,
  )) {
    for (const { ent, id } of (JSON.parse(body) as EntryBody).ops)
      if (isSearched(ent)) touched.set(`${ent} ${id}`, { subject: ent, id });
    read = n;
    if (touched.size >= BATCH) break;
  }
  for (const { subject, id } of touched.values()) indexRecord(store, subject, id);
  return read;
}

/** Takes a record that is about to be removed out of the index: the ledger is given this as `erasing`. */
export function forgetWords(store: Store, subject: Subject, id: string): void {
  if (!isSearched(subject)) return;
  const table = searchTable(subject);
  store.run(`DELETE FROM "${table}" WHERE rowid = (SELECT row FROM "${subject}" WHERE id = ?)`, id);
}

function indexRecord(store: Store, subject: Subject, id: string): void {
  const { searched } = subjectOf(subject);
  const row = store.get<Row>(`SELECT row, ${searched.map((name) => `"${name}"`)} FROM "${subject}" WHERE id = ?`, id);
  if (!row) return;
  const table = searchTable(subject);
  store.run(`DELETE FROM "${table}" WHERE rowid = ?`, row.row as number);
  const texts = searched.flatMap((name): FieldValue | readonly unknown[] => {
    const column = columnOf(subject, name);
    return column ? fromSql(column, row[name]) : null;
  });
  store.run(
    `INSERT INTO "${table}" (rowid, words) VALUES (?, ?)`,
    row.row as number,
    tokensOf(texts.filter(Boolean).join("\n")),
  );
}

function isSearched(name: string): name is Subject {
  return (SUBJECTS as string[]).includes(name) && subjectOf(name as Subject).searched.length > 0;
}

function readPlace(store: Store): number {
  return Number(store.get<{ value: string }>("SELECT value FROM local_value WHERE key = 'indexed'")?.value ?? 0);
}
