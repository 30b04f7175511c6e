/**
 * Keeps the search index in step with the ledger, but not in the same commit: its pages would cost more than all else that
 * a decision writes. It catches up in idle moments and before every search, from the entry that it last read.
 */
import { diskError } from "../base/database.ts";
import type { EntryBody } from "../base/entry.ts";
import type { Store } from "../base/store.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { loadSyllables, type Syllables } from "../language/syllables.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { columnOf, type FieldValue, fromSql, type Row } from "../schema/columns.ts";
import { searchTable } from "../schema/tables.ts";
import { nameTokens } from "./called.ts";
import { tokensOf } from "./tokens.ts";

/** Operations indexed in one transaction: a few milliseconds of work. */
const BATCH = 500;

/** How far the index has read, by what it has taken in: words and names, and names by their pinyin. */
const WORDS = "indexed";
const SOUNDS = "called";

export class SearchIndex {
  readonly #ledger: Ledger;
  #syllables: Syllables | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Fetches the dictionary of pinyin, half a second of work once: from then on steps index by it. */
  async learnToRead(): Promise<void> {
    this.#syllables = await loadSyllables();
  }

  /** Indexes everything by its pinyin as well. */
  async readAloud(): Promise<void> {
    await this.learnToRead();
    while (!this.step());
  }

  /**
   * Indexes everything that was written up to now: its words, and its pinyin once the dictionary is there. A disk that
   * refuses leaves the index behind, and says nothing.
   */
  catchUp(): void {
    while (!this.#next(WORDS));
  }

  /** Indexes one batch. @returns whether the index is complete, or cannot be completed now */
  step(): boolean {
    return this.#next(WORDS) && (this.#syllables === null || this.#next(SOUNDS));
  }

  /** @returns whether nothing is left of what this place stands for */
  #next(place: typeof WORDS | typeof SOUNDS): boolean {
    const { store, size } = this.#ledger;
    const syllables = this.#syllables;
    const start = readPlace(store, place);
    if (start >= size || store.inDoubt) return true;
    try {
      return store.transaction(() => {
        const read = indexFrom(store, start, syllables);
        // Whatever is read with the dictionary is read aloud, as long as nothing was left out before it.
        const both = syllables !== null && (place === SOUNDS || readPlace(store, SOUNDS) >= start);
        if (place === WORDS) writePlace(store, WORDS, read);
        if (both) writePlace(store, SOUNDS, read);
        return read >= size;
      });
    } catch (error) {
      if (!diskError(error)) throw error;
      return true;
    }
  }
}

/** @returns the last entry that was read */
function indexFrom(store: Store, start: number, syllables: Syllables | null): number {
  const touched = new Map<string, { subject: Subject; id: string }>();
  let read = start;
  for (const { n, body } of store.iterate<{ n: number; body: string }>(
    "SELECT n, body FROM ledger WHERE n > ? ORDER BY n",
    start,
  )) {
    for (const { ent, id } of (JSON.parse(body) as EntryBody).ops)
      if (isIndexed(ent)) touched.set(`${ent} ${id}`, { subject: ent, id });
    read = n;
    if (touched.size >= BATCH) break;
  }
  for (const { subject, id } of touched.values()) indexRecord(store, subject, id, syllables);
  return read;
}

/** Takes a record that is about to be removed out of the index: the ledger is given this as `erasing`. */
export function forgetWords(store: Store, subject: Subject, id: string): void {
  if (!isIndexed(subject)) return;
  const table = searchTable(subject);
  store.run(`DELETE FROM "${table}" WHERE rowid = (SELECT row FROM "${subject}" WHERE id = ?)`, id);
}

function indexRecord(store: Store, subject: Subject, id: string, syllables: Syllables | null): void {
  const { searched, called } = subjectOf(subject);
  const names = [...new Set([...searched, ...called])];
  const row = store.get<Row>(`SELECT row, ${names.map((name) => `"${name}"`)} FROM "${subject}" WHERE id = ?`, id);
  if (!row) return;
  const table = searchTable(subject);
  const textsIn = (name: string) => textsOf(subject, name, row[name]);
  store.run(`DELETE FROM "${table}" WHERE rowid = ?`, row.row as number);
  const own = called.flatMap((name) => {
    const { paragraphs, ofPerson } = columnOf(subject, name)?.meta ?? {};
    const read = paragraphs === true ? null : syllables;
    return textsIn(name).map((text) => ({ text, syllables: read?.(text, ofPerson) ?? [] }));
  });
  store.run(
    `INSERT INTO "${table}" (rowid, words) VALUES (?, ?)`,
    row.row as number,
    `${tokensOf([...(searched.length > 0 ? searched : called)].flatMap(textsIn).join("\n"))} ${nameTokens(own)}`,
  );
}

function textsOf(subject: Subject, name: string, held: Row[string] | undefined): string[] {
  const column = columnOf(subject, name);
  const value: FieldValue | readonly unknown[] = column ? fromSql(column, held) : null;
  return (Array.isArray(value) ? value : [value]).filter(Boolean).map(String);
}

function isIndexed(name: string): name is Subject {
  return (SUBJECTS as string[]).includes(name) && subjectOf(name as Subject).indexed;
}

function readPlace(store: Store, place: string): number {
  return Number(store.get<{ value: string }>("SELECT value FROM local_value WHERE key = ?", place)?.value ?? 0);
}

function writePlace(store: Store, place: string, read: number): void {
  store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES (?, ?)", place, String(read));
}
