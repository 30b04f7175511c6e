/** Reads and writes records in their tables, with the lists that go with them. The search index follows later. */
import { canonicalize } from "../base/canonical.ts";
import type { SqlValue, Store } from "../base/store.ts";
import type { Touched } from "../contract/shows.ts";
import type { Subject } from "../contract/subjects/index.ts";
import {
  columnsOf,
  type Fields,
  indexedLists,
  type Row,
  structuredColumns,
  toSql,
  writtenFrom,
} from "../schema/columns.ts";
import { Touching } from "./touched.ts";

/** A record with what the merge rule keeps beside it. */
export interface State {
  /** As they were written. */
  fields: Fields;
  /** `n` of the entry that created it: the writer of every field not in `writers`. */
  origin: number;
  /** Later writers by field; `_deleted` is the existence register. */
  writers: Record<string, number>;
  alive: boolean;
}

/** The existence register stands beside the fields under this name. */
export const DELETED = "_deleted";

/** A value that is kept beside the shown one, as JSON. */
export interface Loser {
  /** Of the entry that wrote it. */
  n: number;
  value: string;
}

/** A value that entry `n` wrote and that does not fit its field. */
export interface MisfitNote {
  subject: Subject;
  id: string;
  field: string;
  n: number;
  /** The code of the error that would refuse it. */
  reason: string;
}

/** Where records are kept while operations are applied to them. */
export interface StateStore {
  read(subject: Subject, id: string): State | undefined;
  /** Writes `after` in place of `before` (undefined: there was nothing). */
  write(subject: Subject, id: string, before: State | undefined, after: State): void;
  losers(subject: Subject, id: string, field: string): Loser[];
  /** @returns by how many the kept values grew */
  keepLosers(subject: Subject, id: string, field: string, losers: readonly Loser[]): number;
  countConflicts(): number;
  /** Notes that entry `n` names the record. */
  touch(subject: Subject, id: string, n: number): void;
  noteMisfit(note: MisfitNote): void;
  /** What was read before may not be there any more. */
  forget(): void;
}

/** Is told of a record whose row is about to go, while it is there: its row number may be given to another record. */
export type Erasing = (store: Store, subject: Subject, id: string) => void;

/** So many records are held at once: what one action touches, while a rebuild passes through. */
const MOST_HELD = 256;

/**
 * The tables of a workspace. What is read inside a transaction is held until it ends, so that the rules, the action and the
 * projection look at one row once; every write of a record passes here.
 */
export class Tables implements StateStore {
  readonly #store: Store;
  readonly #erasing: Erasing;
  readonly #held = new Map<string, State | undefined>();
  #touched = new Touching();

  constructor(store: Store, erasing: Erasing = () => {}) {
    this.#store = store;
    this.#erasing = erasing;
  }

  read(subject: Subject, id: string): State | undefined {
    const key = `${subject} ${id}`;
    const held = this.#held.get(key);
    if (held || this.#held.has(key)) return held;
    return this.#hold(subject, key, readState(this.#store, subject, id));
  }

  /** Whether there is such a record, as far as that was read or written in this transaction. */
  holds(subject: Subject, id: string): boolean | undefined {
    const key = `${subject} ${id}`;
    const held = this.#held.get(key);
    return held ? held.alive : this.#held.has(key) ? false : undefined;
  }

  /** Nobody has to look whether there is a record under an id that was made just now. */
  noteNew(subject: Subject, id: string): void {
    this.#hold(subject, `${subject} ${id}`, undefined);
  }

  write(subject: Subject, id: string, before: State | undefined, after: State): void {
    if (before?.alive && !after.alive) this.#erasing(this.#store, subject, id);
    writeState(this.#store, subject, id, before, after);
    this.#hold(subject, `${subject} ${id}`, after);
  }

  #hold(subject: Subject, key: string, state: State | undefined): State | undefined {
    if (this.#held.size >= MOST_HELD) this.#held.clear();
    // Whoever is given a list of it must not change what the next one is given.
    if (state) for (const { name } of structuredColumns(subject)) Object.freeze(state.fields[name]);
    this.#held.set(key, state);
    return state;
  }

  forget(): void {
    this.#held.clear();
  }

  /** What was touched since this was asked last. */
  takeTouched(): Touched {
    const { touched } = this.#touched;
    this.#touched = new Touching();
    return touched;
  }

  losers(subject: Subject, id: string, field: string): Loser[] {
    return this.#store.all<Loser>(
      "SELECT n, value FROM conflict WHERE subject = ? AND id = ? AND field = ?",
      subject,
      id,
      field,
    );
  }

  keepLosers(subject: Subject, id: string, field: string, losers: readonly Loser[]): number {
    const gone = this.#store.run("DELETE FROM conflict WHERE subject = ? AND id = ? AND field = ?", subject, id, field);
    for (const { n, value } of losers)
      this.#store.run(
        "INSERT INTO conflict (subject, id, field, n, value) VALUES (?, ?, ?, ?, ?)",
        subject,
        id,
        field,
        n,
        value,
      );
    return losers.length - gone.changes;
  }

  countConflicts(): number {
    return this.#store.get<{ c: number }>("SELECT count(*) AS c FROM conflict")?.c ?? 0;
  }

  touch(subject: Subject, id: string, n: number): void {
    this.#touched.add(subject, id);
    this.#store.run("INSERT OR IGNORE INTO touched (subject, id, n) VALUES (?, ?, ?)", subject, id, n);
  }

  noteMisfit({ subject, id, field, n, reason }: MisfitNote): void {
    this.#store.run(
      "INSERT OR REPLACE INTO misfit (subject, id, field, n, reason) VALUES (?, ?, ?, ?, ?)",
      subject,
      id,
      field,
      n,
      reason,
    );
  }
}

export function readState(store: Store, subject: Subject, id: string): State | undefined {
  const row = store.get<Row>(textsOf(subject).select, id);
  if (row) return { ...bookkeeping(row), fields: writtenFrom(subject, row), alive: true };
  const stone = store.get<Row>("SELECT * FROM tombstone WHERE subject = ? AND id = ?", subject, id);
  return stone && { ...bookkeeping(stone), fields: JSON.parse(stone.fields as string), alive: false };
}

function writeState(store: Store, subject: Subject, id: string, before: State | undefined, after: State): void {
  if (before?.alive && after.alive) {
    update(store, subject, id, before, after);
    return;
  }
  if (before?.alive) eraseRow(store, subject, id, before.fields);
  if (before && !before.alive && after.alive)
    store.run("DELETE FROM tombstone WHERE subject = ? AND id = ?", subject, id);
  if (after.alive) insert(store, subject, id, after);
  else
    store.run(
      "INSERT OR REPLACE INTO tombstone (subject, id, fields, _origin, _writers) VALUES (?, ?, ?, ?, ?)",
      subject,
      id,
      JSON.stringify(after.fields),
      after.origin,
      writersText(after),
    );
}

function insert(store: Store, subject: Subject, id: string, state: State): void {
  const values = columnsOf(subject).map((column) => toSql(column, state.fields[column.name]));
  store.run(textsOf(subject).insert, id, ...values, state.origin, writersText(state));
  changeLists(store, subject, id, {}, state.fields);
}

function update(store: Store, subject: Subject, id: string, before: State, after: State): void {
  const changed = columnsOf(subject).filter(({ name }) => before.fields[name] !== after.fields[name]);
  const sets = changed.map(({ written }) => `"${written}" = ?, `).join("");
  const values: SqlValue[] = changed.map((column) => toSql(column, after.fields[column.name]));
  store.run(
    `UPDATE "${subject}" SET ${sets}_origin = ?, _writers = ? WHERE id = ?`,
    ...values,
    after.origin,
    writersText(after),
    id,
  );
  changeLists(store, subject, id, before.fields, after.fields);
}

/** Statements that every record of a subject needs, made once, so that they are found by the same string each time. */
const texts = new Map<Subject, { select: string; insert: string }>();

function textsOf(subject: Subject): { select: string; insert: string } {
  const made = texts.get(subject);
  if (made) return made;
  const columns = columnsOf(subject);
  const names = columns.map(({ written }) => `"${written}"`).join(", ");
  const marks = columns.map(() => "?").join(", ");
  const text = {
    select: `SELECT * FROM "${subject}" WHERE id = ?`,
    insert: `INSERT INTO "${subject}" (id, ${names}, _origin, _writers) VALUES (?, ${marks}, ?, ?)`,
  };
  texts.set(subject, text);
  return text;
}

function eraseRow(store: Store, subject: Subject, id: string, fields: Fields): void {
  changeLists(store, subject, id, fields, {});
  store.run(`DELETE FROM "${subject}" WHERE id = ?`, id);
}

function changeLists(store: Store, subject: Subject, id: string, before: Fields, after: Fields): void {
  for (const { name } of indexedLists(subject)) {
    const [were, are] = [before[name] ?? [], after[name] ?? []] as [string[], string[]];
    if (were.length === 0 && are.length === 0) continue;
    const old = new Set(were);
    const now = new Set(are);
    for (const value of old)
      if (!now.has(value))
        store.run(
          "DELETE FROM list_value WHERE value = ? AND subject = ? AND field = ? AND id = ?",
          value,
          subject,
          name,
          id,
        );
    for (const value of now)
      if (!old.has(value))
        store.run(
          "INSERT OR IGNORE INTO list_value (value, subject, field, id) VALUES (?, ?, ?, ?)",
          value,
          subject,
          name,
          id,
        );
  }
}

function bookkeeping(row: Row): Pick<State, "origin" | "writers"> {
  const writers = row._writers as string | null;
  return { origin: row._origin as number, writers: writers ? JSON.parse(writers) : {} };
}

/** The later writers as the tables have them; null if there are none. */
export function writersText({ writers }: State): string | null {
  // Sorted: a field may have been named in another order here than in its entry, and a rebuild must give the same text.
  return Object.keys(writers).length === 0 ? null : canonicalize(writers);
}
