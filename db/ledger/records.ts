/** Reads and writes records in their tables, with the lists that go with them. The search index follows later. */
import type { Subject } from "../contract/subjects/index.ts";
import { columnsOf, type Fields, fromSql, indexedLists, type Row, toSql } from "../schema/columns.ts";
import { forgetWords } from "../search/index.ts";
import { canonicalize } from "./canonical.ts";
import type { SqlValue, Store } from "./store.ts";

/** A record with what the merge rule keeps beside it. */
export interface State {
  fields: Fields;
  /** `n` of the entry that created it: the writer of every field not in `writers`. */
  origin: number;
  /** Later writers by field; `_deleted` is the existence register. */
  writers: Record<string, number>;
  alive: boolean;
}

export function readState(store: Store, subject: Subject, id: string): State | undefined {
  const row = store.get<Row>(`SELECT * FROM "${subject}" WHERE id = ?`, id);
  if (row) return { ...bookkeeping(row), fields: fieldsFrom(subject, row), alive: true };
  const stone = store.get<Row>("SELECT * FROM tombstone WHERE subject = ? AND id = ?", subject, id);
  return stone && { ...bookkeeping(stone), fields: JSON.parse(stone.fields as string), alive: false };
}

/** Writes `after` in place of `before` (undefined: there was nothing). */
export function writeState(store: Store, subject: Subject, id: string, before: State | undefined, after: State): void {
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

/** Every field of the subject, the given ones filled in. */
export function wholeFields(subject: Subject, given: Fields): Fields {
  const fields: Fields = {};
  for (const column of columnsOf(subject)) fields[column.name] = given[column.name] ?? (column.list ? [] : null);
  return fields;
}

function insert(store: Store, subject: Subject, id: string, state: State): void {
  const columns = columnsOf(subject);
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const marks = columns.map(() => "?").join(", ");
  const values = columns.map((column) => toSql(column, state.fields[column.name]));
  store.run(
    `INSERT INTO "${subject}" (id, ${names}, _origin, _writers) VALUES (?, ${marks}, ?, ?)`,
    id,
    ...values,
    state.origin,
    writersText(state),
  );
  changeLists(store, subject, id, {}, state.fields);
}

function update(store: Store, subject: Subject, id: string, before: State, after: State): void {
  const changed = columnsOf(subject).filter(({ name }) => before.fields[name] !== after.fields[name]);
  const sets = changed.map(({ name }) => `"${name}" = ?, `).join("");
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

function eraseRow(store: Store, subject: Subject, id: string, fields: Fields): void {
  // Its row number may be given to another record: the index must not know it any more.
  forgetWords(store, subject, id);
  changeLists(store, subject, id, fields, {});
  store.run(`DELETE FROM "${subject}" WHERE id = ?`, id);
}

function changeLists(store: Store, subject: Subject, id: string, before: Fields, after: Fields): void {
  for (const { name } of indexedLists(subject)) {
    const old = new Set((before[name] as string[] | undefined) ?? []);
    const now = new Set((after[name] as string[] | undefined) ?? []);
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

function fieldsFrom(subject: Subject, row: Row): Fields {
  return Object.fromEntries(columnsOf(subject).map((column) => [column.name, fromSql(column, row[column.name])]));
}

function bookkeeping(row: Row): Pick<State, "origin" | "writers"> {
  const writers = row._writers as string | null;
  return { origin: row._origin as number, writers: writers ? JSON.parse(writers) : {} };
}

function writersText({ writers }: State): string | null {
  // Sorted: a field may have been named in another order here than in its entry, and a rebuild must give the same text.
  return Object.keys(writers).length === 0 ? null : canonicalize(writers);
}
