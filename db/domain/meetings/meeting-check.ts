/**
 * Makes what the minutes of a meeting are made of again from the ledger before it is sealed. A signature is put under what
 * the tables say: it must not stand under anything that was changed there by another tool.
 */
import type { EntryBody, Operation } from "../../base/entry.ts";
import type { Store } from "../../base/store.ts";
import { SUBJECTS, type Subject } from "../../contract/subjects/index.ts";
import { atOnce } from "../../ledger/pace.ts";
import { Replayer } from "../../ledger/replay.ts";
import { differing, requireSame } from "../../ledger/verify/compare.ts";
import { requiringIndexes } from "../../ledger/verify/verify-indexes.ts";
import { requireSchema } from "../../ledger/verify/verify-schema.ts";
import { officeOf, PRINTED_SETTINGS, wordsHeld } from "../../records/settings.ts";
import { columnsOf, type Fields, misfitOfId, type Row, recordFrom } from "../../schema/columns.ts";
import { referringFields } from "../../schema/references.ts";

/** Entries that are read at once. */
const PAGE = 64;

/** Records by subject and id. */
type Records = Map<Subject, Set<string>>;

/**
 * Compares the meeting, all records that point at it or at one of those, and all that any of them names. Entries since the
 * meeting was made are read in full, so that a record which is missing in the tables is missed; of what is older (names of
 * organizations and people, say) the entries are found by the index, which `verify` checks.
 * Before that, all indexes are: minutes are made through them.
 * @throws ConcordError E_TABLES_DIFFER naming the first record that differs; E_DATABASE_ALTERED
 */
export function requireMeetingAsInLedger(store: Store, meeting: string): void {
  atOnce(comparingMeeting(store, meeting));
}

/** How the time is spent, roughly; together 1. */
const SHARES = { indexes: 0.4, entries: 0.2, records: 0.4 };

/**
 * The same in pieces, yielding how much of it is done, from 0 to 1, after each. What is read is one moment only where nothing
 * is written meanwhile.
 */
export function* comparingMeeting(store: Store, meeting: string): Generator<number, void> {
  requireSchema(store);
  for (const checked of requiringIndexes(store)) yield SHARES.indexes * checked;
  const replayer = new Replayer(store);
  requireSame(store, replayer, "meeting", meeting);
  const collecting = ownRecords(store, meeting);
  let collected = collecting.next();
  for (; !collected.done; collected = collecting.next()) yield SHARES.indexes + SHARES.entries * collected.value;
  const { organization } = officeOf(store);
  const records: [Subject, string][] = [
    ...listed(collected.value),
    ...listed(namedBy(store, collected.value)),
    ...wordsHeld(store).map((id): [Subject, string] => ["term", id]),
    ...PRINTED_SETTINGS.map((id): [Subject, string] => ["setting", id]),
    ...(organization ? [["organization", organization] satisfies [Subject, string]] : []),
  ];
  for (const [index, [subject, id]] of records.entries()) {
    requireSame(store, replayer, subject, id);
    yield 1 - SHARES.records + (SHARES.records * (index + 1)) / records.length;
  }
}

function listed(records: Records): [Subject, string][] {
  return [...records].flatMap(([subject, ids]) => [...ids].map((id): [Subject, string] => [subject, id]));
}

/** The meeting and what ever pointed at it, by the tables and by the ledger. Yields how much of the ledger was read. */
function* ownRecords(store: Store, meeting: string): Generator<number, Records> {
  const own: Records = new Map();
  add(own, "meeting", meeting);
  addFromTables(store, own, "meeting", meeting);
  const first = store.get<{ n: number }>(
    "SELECT min(n) AS n FROM touched WHERE subject = 'meeting' AND id = ?",
    meeting,
  );
  const last = store.get<{ n: number | null }>("SELECT max(n) AS n FROM ledger")?.n ?? 1;
  for (const { n, ops } of entriesFrom(store, first?.n ?? 1)) {
    for (const operation of ops) {
      const subject = operation.ent as Subject;
      // What names no record or none of a kind that is known changes no table.
      if (!SUBJECTS.includes(subject) || misfitOfId(operation.id)) continue;
      if (pointsInto(own, subject, operation)) add(own, subject, operation.id);
      if (own.get(subject)?.has(operation.id)) requireIndexed(store, subject, operation.id, n);
    }
    yield Math.min(1, n / last);
  }
  return own;
}

/** What points at a record now, and what points at that. */
function addFromTables(store: Store, own: Records, target: Subject, id: string): void {
  for (const { subject, field, list } of referringFields(target)) {
    // A later meeting that takes something up is not part of this one.
    if (list || subject === "meeting") continue;
    for (const row of store.all<{ id: string }>(`SELECT id FROM "${subject}" WHERE "${field}" = ?`, id)) {
      if (own.get(subject)?.has(row.id)) continue;
      add(own, subject, row.id);
      addFromTables(store, own, subject, row.id);
    }
  }
}

function* entriesFrom(store: Store, first: number): Generator<{ n: number; ops: Operation[] }> {
  for (let after = first - 1; ; ) {
    const rows = store.all<{ n: number; body: string }>(
      "SELECT n, body FROM ledger WHERE n > ? ORDER BY n LIMIT ?",
      after,
      PAGE,
    );
    for (const { n, body } of rows) {
      yield { n, ops: (JSON.parse(body) as EntryBody).ops };
      after = n;
    }
    if (rows.length < PAGE) return;
  }
}

/** Whether an operation makes its record point at one of these. */
function pointsInto(own: Records, subject: Subject, operation: Operation): boolean {
  if ((operation.op !== "create" && operation.op !== "set") || subject === "meeting") return false;
  return columnsOf(subject).some(({ name, meta, list }) => {
    const value = operation.f[name];
    return meta.ref !== undefined && !list && typeof value === "string" && own.get(meta.ref as Subject)?.has(value);
  });
}

function requireIndexed(store: Store, subject: Subject, id: string, n: number): void {
  if (!store.get("SELECT 1 FROM touched WHERE subject = ? AND id = ? AND n = ?", subject, id, n))
    throw differing({ subject, id, fields: ["touched"] });
}

/**
 * What these records name beside themselves, what that names in turn, and the other meetings of the series, of which minutes
 * tell the day.
 */
function namedBy(store: Store, own: Records): Records {
  const named: Records = new Map();
  for (const id of own.get("meeting") ?? [])
    for (const other of store.all<{ id: string }>(
      "SELECT id FROM meeting WHERE series = (SELECT series FROM meeting WHERE id = ?)",
      id,
    ))
      if (!own.get("meeting")?.has(other.id)) add(named, "meeting", other.id);
  for (let [from, depth] = [own, 0]; depth < 2; depth++) {
    const next: Records = new Map();
    for (const [subject, ids] of from)
      for (const id of ids) {
        const row = store.get<Row>(`SELECT * FROM "${subject}" WHERE id = ?`, id);
        for (const [target, to] of row ? targetsOf(subject, recordFrom(subject, row)) : []) {
          if (own.get(target)?.has(to) || named.get(target)?.has(to)) continue;
          add(named, target, to);
          add(next, target, to);
        }
      }
    from = next;
  }
  return named;
}

function targetsOf(subject: Subject, record: Fields): [Subject, string][] {
  return columnsOf(subject).flatMap(({ name, meta, list }) => {
    if (!meta.ref) return [];
    const held = list ? (record[name] as string[]) : record[name] ? [record[name] as string] : [];
    return held.map((id): [Subject, string] => [meta.ref as Subject, id]);
  });
}

function add(records: Records, subject: Subject, id: string): void {
  const ids = records.get(subject);
  if (ids) ids.add(id);
  else records.set(subject, new Set([id]));
}
