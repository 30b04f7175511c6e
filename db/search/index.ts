/**
 * Keeps the search index in step with the ledger, but not in the same commit: its pages would cost more than all else that
 * a decision writes. It catches up in idle moments and before every search, from the entry that it last read.
 */
import { setImmediate } from "node:timers/promises";
import { diskError } from "../base/database.ts";
import type { EntryBody, Operation } from "../base/entry.ts";
import type { Store } from "../base/store.ts";
import { isSubject, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { loadNameReader, type ReadName } from "../language/firms/reader.ts";
import { loadSyllables, type Syllables } from "../language/syllables.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { columnOf, type FieldValue, fromSql, type Row } from "../schema/columns.ts";
import { searchTable } from "../schema/tables.ts";
import { nameTokens } from "./called.ts";
import { NAME_FIELDS, writeNameKeys } from "./name-keys.ts";
import { forgetPaper } from "./papers/texts.ts";
import { writeSpelling } from "./spellings.ts";
import { tokensOf } from "./tokens.ts";

/**
 * Records indexed in one transaction at most: each that is committed costs a write that waits for the disk, and a piece of
 * the index that is joined with others later.
 */
const BATCH = 5_000;
/** One transaction between other calls, which wait for it, ms; the disk's share and one record come on top. */
const STEP_MS = 10;

/** How far the index has read, by what it has taken in: words and names, and names by their pinyin and their keys. */
const WORDS = "indexed";
const SOUNDS = "named";

/** What reads names: loaded once, when the first screen has what it asked for. */
interface Dictionaries {
  syllables: Syllables;
  readName: ReadName;
}

export class SearchIndex {
  readonly #ledger: Ledger;
  #dictionaries: Dictionaries | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Fetches the dictionaries, half a second of work once: from then on steps index by them. */
  async learnToRead(): Promise<void> {
    const [syllables, readName] = await Promise.all([loadSyllables(), loadNameReader()]);
    this.#dictionaries = { syllables, readName };
  }

  /** Indexes everything by its pinyin and its keys as well, in small steps, between which others are served. */
  async readAloud(): Promise<void> {
    await this.learnToRead();
    await this.#inSteps(WORDS);
    await this.#inSteps(SOUNDS);
  }

  /** Indexes everything by its words in the same way. */
  follow(): Promise<void> {
    return this.#inSteps(WORDS);
  }

  /**
   * Indexes everything that was written up to now: its words, and its pinyin once the dictionary is there. A disk that
   * refuses leaves the index behind, and says nothing.
   */
  catchUp(): void {
    while (!this.#next(WORDS, Number.POSITIVE_INFINITY));
  }

  /** Indexes for a few milliseconds. @returns whether the index is complete, or cannot be completed now */
  step(): boolean {
    return this.#next(WORDS, STEP_MS) && (this.#dictionaries === null || this.#next(SOUNDS, STEP_MS));
  }

  async #inSteps(place: typeof WORDS | typeof SOUNDS): Promise<void> {
    while (!this.#next(place, STEP_MS)) await setImmediate();
  }

  /**
   * Indexes one batch.
   * @param most ms that it may take, the disk and one record apart
   * @returns whether nothing is left of what this place stands for
   */
  #next(place: typeof WORDS | typeof SOUNDS, most: number): boolean {
    const { store, size } = this.#ledger;
    const dictionaries = this.#dictionaries;
    const start = readPlace(store, place);
    if (start.n >= size || store.inDoubt) return true;
    try {
      return store.transaction(() => {
        const read = indexFrom(store, start, { dictionaries, most });
        // Whatever is read with the dictionary is read aloud, as long as nothing was left out before it.
        const both = dictionaries !== null && (place === SOUNDS || !isBefore(readPlace(store, SOUNDS), start));
        if (place === WORDS) writePlace(store, WORDS, read);
        if (both) writePlace(store, SOUNDS, read);
        return read.n >= size;
      });
    } catch (error) {
      if (!diskError(error)) throw error;
      return true;
    }
  }
}

/** How far the index has come: all of entry `n`, and so many operations of the next one. */
interface Place {
  n: number;
  operations: number;
}

/** Indexes from one place on for a while. @returns how far it came */
function indexFrom(
  store: Store,
  from: Place,
  { dictionaries, most }: { dictionaries: Dictionaries | null; most: number },
): Place {
  const end = performance.now() + most;
  const done = new Set<string>();
  let at = from;
  for (;;) {
    // One by one: a single one may name a thousand records.
    const entry = store.get<{ n: number; body: string }>(
      "SELECT n, body FROM ledger WHERE n > ? ORDER BY n LIMIT 1",
      at.n,
    );
    if (!entry) return at;
    const { ops } = JSON.parse(entry.body) as EntryBody;
    for (let k = at.operations; k < ops.length; k++) {
      // A long entry is left in its midst, so that others never wait for all of it.
      if (done.size >= BATCH || (done.size > 0 && performance.now() >= end)) return { n: at.n, operations: k };
      const { ent, id } = ops[k] as Operation;
      const key = `${ent} ${id}`;
      if (!isIndexed(ent) || done.has(key)) continue;
      done.add(key);
      indexRecord(store, ent, id, dictionaries);
    }
    at = { n: entry.n, operations: 0 };
    if (performance.now() >= end) return at;
  }
}

/** Takes a record that is about to be removed out of the index: the ledger is given this as `erasing`. */
export function forgetWords(store: Store, subject: Subject, id: string): void {
  if (subject === "paper") forgetPaper(store, id);
  if (!isIndexed(subject)) return;
  const table = searchTable(subject);
  store.run(`DELETE FROM "${table}" WHERE rowid = (SELECT row FROM "${subject}" WHERE id = ?)`, id);
}

function indexRecord(store: Store, subject: Subject, id: string, dictionaries: Dictionaries | null): void {
  const { searched, called } = subjectOf(subject);
  const names = [...new Set([...searched, ...called])];
  const row = store.get<Row>(`SELECT row, ${names.map((name) => `"${name}"`)} FROM "${subject}" WHERE id = ?`, id);
  if (!row) return;
  const table = searchTable(subject);
  const textsIn = (name: string) => textsOf(subject, name, row[name]);
  store.run(`DELETE FROM "${table}" WHERE rowid = ?`, row.row as number);
  const own = called.flatMap((name) => {
    const { paragraphs, ofPerson } = columnOf(subject, name)?.meta ?? {};
    const read = paragraphs === true ? null : dictionaries?.syllables;
    return textsIn(name).map((text) => ({ name, text, syllables: read?.(text, ofPerson) ?? [] }));
  });
  const [first] = subjectOf(subject).title.zh;
  const named = own.find(({ name }) => name === first);
  if (dictionaries && named) writeSpelling(store, subject, row.row as number, named);
  if (dictionaries && subject === "organization")
    writeNameKeys(store, row.row as number, NAME_FIELDS.flatMap(textsIn).map(dictionaries.readName));
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
  return isSubject(name) && subjectOf(name).indexed;
}

function isBefore(one: Place, other: Place): boolean {
  return one.n < other.n || (one.n === other.n && one.operations < other.operations);
}

function readPlace(store: Store, place: string): Place {
  const held = store.get<{ value: string }>("SELECT value FROM local_value WHERE key = ?", place)?.value ?? "0";
  const [n, operations] = held.split("+").map(Number);
  return { n: n ?? 0, operations: operations ?? 0 };
}

/** As `n`, or `n+operations`. */
function writePlace(store: Store, place: string, { n, operations }: Place): void {
  const value = operations === 0 ? String(n) : `${n}+${operations}`;
  store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES (?, ?)", place, value);
}
