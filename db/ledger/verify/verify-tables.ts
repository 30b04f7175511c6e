/**
 * Makes every record again from the ledger and compares it with the tables, record by record: so no second set of tables
 * is needed, nothing is written anywhere, and others may write meanwhile. What is compared is what stands there at that
 * moment, on both sides.
 */
import type { EntryBody } from "../../base/entry.ts";
import type { Store } from "../../base/store.ts";
import { isSubject, SUBJECTS, type Subject } from "../../contract/subjects/index.ts";
import { columnOf, fromSql, indexedLists, misfitOfId, type Row } from "../../schema/columns.ts";
import { Replayer } from "../replay.ts";
import { comparing, differing, type ListedValue } from "./compare.ts";

/** Records that are looked at for what has no entry, at once. */
const PAGE = 64;
const LISTED_PAGE = 128;

/** Tables beside those of the subjects that name records. */
const BESIDE = ["tombstone", "conflict", "misfit"] as const;

/**
 * Whether the index of which entry names which record knows all that an entry names.
 * @throws ConcordError E_TABLES_DIFFER
 */
export function requireTouched(store: Store, n: number, { ops }: EntryBody): void {
  for (const { ent, id } of ops) {
    if (!isSubject(ent)) continue;
    const [table, field] = misfitOfId(id) ? (["misfit", "id"] as const) : (["touched", "touched"] as const);
    if (!store.get(`SELECT 1 FROM ${table} WHERE subject = ? AND id = ? AND n = ?`, ent, id, n))
      throw differing({ subject: ent, id, fields: [field] });
  }
}

/**
 * Compares the table of devices and all records; yields after each with the number compared so far.
 * @param devices all that have a chain
 * @throws ConcordError E_TABLES_DIFFER naming the first record that differs
 */
export function* compareTables(store: Store, devices: readonly string[]): Generator<number, void> {
  for (const device of devices) requireRegistered(store, device);
  requireNoOtherDevices(store);
  const replayer = new Replayer(store);
  for (const table of [...BESIDE, "touched"]) requireKnownSubjects(store, table);
  let compared = 0;
  for (const subject of SUBJECTS) {
    for (let after: string | null = null; ; ) {
      const ids: string[] = store
        .all<{ id: string }>(
          `SELECT DISTINCT id FROM touched WHERE subject = ? AND ${after === null ? "id >= ''" : "id > ?"} ORDER BY id LIMIT ?`,
          subject,
          ...(after === null ? [] : [after]),
          PAGE,
        )
        .map(({ id }) => id);
      const last: string | null = ids.length === PAGE ? (ids.at(-1) as string) : null;
      for (const _ of noStrays(store, replayer, subject, { after, last })) yield compared;
      for (const id of ids) {
        for (const _ of comparing(store, replayer, subject, id)) yield compared;
        compared += 1;
        yield compared;
      }
      if (last === null) break;
      after = last;
    }
  }
  yield* compareLists(store, compared);
}

/** The table of devices says what the device's first entry says. */
function requireRegistered(store: Store, id: string): void {
  const first = store.get<{ n: number; body: string }>("SELECT n, body FROM ledger WHERE dev = ? AND seq = 1", id);
  if (!first) return;
  const { device } = JSON.parse(first.body) as EntryBody;
  const row = store.get<{ key: string; name: string; after: string | null; n: number }>(
    "SELECT key, name, after, n FROM device WHERE id = ?",
    id,
  );
  const told = { key: device?.key, name: device?.name, after: device?.after, n: first.n };
  const fields = row ? (["key", "name", "after", "n"] as const).filter((field) => row[field] !== told[field]) : ["*"];
  if (fields.length > 0) throw differing({ subject: "device", id, fields });
}

function requireNoOtherDevices(store: Store): void {
  const other = store.get<{ id: string }>(
    "SELECT id FROM device d WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE dev = d.id) LIMIT 1",
  );
  if (other) throw differing({ subject: "device", id: other.id, fields: ["*"] });
}

/** What stands in a table between two ids (`last` included; null: without a bound) and no entry names. */
function* noStrays(
  store: Store,
  replayer: Replayer,
  subject: Subject,
  { after, last }: { after: string | null; last: string | null },
): Generator<void, void> {
  const within = `${after === null ? "t.id >= ''" : "t.id > ?"}${last === null ? "" : " AND t.id <= ?"}`;
  const bounds = [after, last].filter((bound) => bound !== null);
  const none = "NOT EXISTS (SELECT 1 FROM touched u WHERE u.subject = ? AND u.id = t.id)";
  for (const table of [subject, ...BESIDE]) {
    const own = table === subject ? { where: "", values: [] } : { where: "t.subject = ? AND ", values: [subject] };
    const stray = store.get<{ id: string }>(
      `SELECT t.id FROM "${table}" t WHERE ${own.where}${within} AND ${none}${table === "misfit" ? " AND t.field <> 'id'" : ""} LIMIT 1`,
      ...own.values,
      ...bounds,
      subject,
    );
    if (stray) throw differing({ subject, id: stray.id, fields: [table === subject ? "*" : table] });
  }
  yield;
  yield* notesOfNoIds(store, replayer, subject, { within, bounds });
}

/** A note of what has no right id is all that the tables hold of it: an entry must name that. */
function* notesOfNoIds(
  store: Store,
  replayer: Replayer,
  subject: Subject,
  { within, bounds }: { within: string; bounds: readonly string[] },
): Generator<void, void> {
  for (let at = { id: "", n: 0 }; ; yield) {
    const notes = store.all<{ id: string; n: number }>(
      `SELECT t.id, t.n FROM misfit t WHERE t.subject = ? AND ${within} AND t.field = 'id' AND (t.id, t.n) > (?, ?)
       ORDER BY t.id, t.n LIMIT ${PAGE}`,
      subject,
      ...bounds,
      at.id,
      at.n,
    );
    for (const { id, n } of notes) {
      if (!misfitOfId(id) || !replayer.names(n, subject, id)) throw differing({ subject, id, fields: ["misfit"] });
      at = { id, n };
    }
    if (notes.length < PAGE) return;
  }
}

function requireKnownSubjects(store: Store, table: string): void {
  for (let after = ""; ; ) {
    const row = store.get<{ subject: string; id: string }>(
      `SELECT subject, id FROM ${table} WHERE subject > ? ORDER BY subject LIMIT 1`,
      after,
    );
    if (!row) return;
    if (!isSubject(row.subject)) throw differing({ subject: row.subject, id: row.id, fields: [table] });
    after = row.subject;
  }
}

/** Whether each indexed value stands in its record; that each value of a record is indexed was seen with the record. */
function* compareLists(store: Store, compared: number): Generator<number, void> {
  let at: ListedValue = { value: "", subject: "", field: "", id: "" };
  for (;;) {
    const rows = store.all<ListedValue>(
      `SELECT value, subject, field, id FROM list_value WHERE (value, subject, field, id) > (?, ?, ?, ?)
       ORDER BY value, subject, field, id LIMIT ?`,
      at.value,
      at.subject,
      at.field,
      at.id,
      LISTED_PAGE,
    );
    for (const row of rows) {
      if (!stands(store, row)) throw differing({ subject: row.subject, id: row.id, fields: [row.field] });
      at = row;
    }
    yield compared;
    if (rows.length < LISTED_PAGE) return;
  }
}

function stands(store: Store, { value, subject, field, id }: ListedValue): boolean {
  if (!isSubject(subject) || !indexedLists(subject).some(({ name }) => name === field)) return false;
  const row = store.get<Row>(`SELECT "${field}" FROM "${subject}" WHERE id = ?`, id);
  const column = columnOf(subject, field);
  return row !== undefined && column !== undefined && (fromSql(column, row[field]) as unknown[]).includes(value);
}
