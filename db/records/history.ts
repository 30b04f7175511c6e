/** Who changed what, when: the ledger as people read it. */

import type { EntryBody, Operation } from "../base/entry.ts";
import type { Reader, SqlValue } from "../base/store.ts";
import type { HistoryEntry, historyProcedures } from "../contract/procedures/history.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { Before } from "../ledger/before.ts";
import { DELETED } from "../ledger/records.ts";
import { type Fields, wholeFields } from "../schema/columns.ts";
import { readRecord } from "../schema/read-record.ts";
import { meetingOf } from "../schema/references.ts";
import type { Actor } from "./context.ts";
import type { AnswerOf } from "./handlers.ts";
import { labelFor, labelOf, labelsOf } from "./labels.ts";
import { hides } from "./privacy.ts";
import { sealOf } from "./sealed.ts";

export interface HistoryQuery {
  subject?: string | undefined;
  id?: string | undefined;
  by?: string | undefined;
  before?: number | undefined;
  limit: number;
}

interface LedgerRow {
  n: number;
  hash: string;
  body: string;
  device_name: string | null;
  undone: number | null;
  /** This laptop wrote it and could tell what was there before. */
  noted: number | null;
}

/** Operations of one entry that are shown; an import has thousands. */
const SHOWN = 20;

/**
 * A page of the history, newest first; with `subject` and `id` that of one record.
 * @param person who reads it: what they cannot take back is told
 */
export function listHistory(
  reader: Reader,
  query: HistoryQuery,
  person: Actor | null = null,
): AnswerOf<typeof historyProcedures.list> {
  const conditions = ["l.n < ?"];
  const values: SqlValue[] = [query.before ?? Number.MAX_SAFE_INTEGER];
  if (query.subject && query.id) {
    conditions.push("l.n IN (SELECT n FROM touched WHERE subject = ? AND id = ?)");
    values.push(query.subject, query.id);
  }
  if (query.by) {
    conditions.push("json_extract(l.body, '$.by') = ?");
    values.push(query.by);
  }
  const rows = reader.all<LedgerRow>(
    `SELECT l.n, l.hash, l.body, d.name AS device_name, u.undone, u.n AS noted FROM ledger l
     LEFT JOIN device d ON d.id = l.dev LEFT JOIN local_undo u ON u.n = l.n
     WHERE ${conditions.join(" AND ")} ORDER BY l.n DESC LIMIT ?`,
    ...values,
    query.limit + 1,
  );
  const only = query.subject && query.id ? { ent: query.subject, id: query.id } : undefined;
  const before = new Before(reader);
  const entries = rows.slice(0, query.limit).map((row) => entryFrom(reader, before, row, { only, person }));
  return { entries, labels: labelsInside(reader, entries), more: rows.length > query.limit };
}

/** One entry as the history shows it, or null. */
export function historyEntry(reader: Reader, n: number | undefined): HistoryEntry | null {
  if (n === undefined) return null;
  const { entries } = listHistory(reader, { before: n + 1, limit: 1 });
  return entries[0]?.n === n ? (entries[0] as HistoryEntry) : null;
}

function entryFrom(
  reader: Reader,
  before: Before,
  row: LedgerRow,
  { only, person }: { only: { ent: string; id: string } | undefined; person: Actor | null },
): HistoryEntry {
  const body = JSON.parse(row.body) as EntryBody;
  const shown = body.ops
    .map((operation, at) => ({ operation, at }))
    .filter(({ operation: op }) => !only || (op.ent === only.ent && op.id === only.id))
    .slice(0, SHOWN);
  return {
    n: row.n,
    hash: row.hash,
    device: body.dev,
    deviceName: row.device_name,
    seq: body.seq,
    at: new Date(body.wall).toISOString(),
    by: body.by,
    byName: body.by ? (labelFor(reader, "profile", body.by)?.zh ?? null) : null,
    act: body.act,
    operations: body.ops.length,
    changes: shown.map(({ operation, at }) => {
      const { ent, id } = operation;
      const first =
        body.ops.findIndex((op) => op.ent === ent && op.id === id) === at && isFirst(reader, ent, id, row.n);
      return changeFrom(reader, operation, { n: row.n, first }, row.noted === null ? undefined : { before, at });
    }),
    undone: row.undone === 1,
    undoable:
      row.noted !== null &&
      row.undone !== 1 &&
      person !== null &&
      body.by === person.id &&
      !shown.some(({ operation }) => isSealed(reader, operation)),
  };
}

/** Whether the minutes of a sealed meeting hold what was written: nothing takes it back. */
function isSealed(reader: Reader, { ent, id, ...operation }: Operation): boolean {
  const subject = SUBJECTS.find((known) => known === ent);
  if (!subject) return false;
  const { sealed } = subjectOf(subject);
  const fields: readonly string[] = operation.op === "create" || operation.op === "set" ? Object.keys(operation.f) : [];
  if (sealed !== true && !fields.some((field) => sealed.includes(field))) return false;
  const record = readRecord(reader, subject, id);
  const meeting = record && meetingOf(reader, subject, record as Fields);
  return typeof meeting === "string" && sealOf(reader, meeting) !== undefined;
}

/** Whether no entry before this one is about the record. */
function isFirst(reader: Reader, subject: string, id: string, n: number): boolean {
  return !reader.get("SELECT 1 FROM touched WHERE subject = ? AND id = ? AND n < ? LIMIT 1", subject, id, n);
}

function changeFrom(
  reader: Reader,
  operation: Operation,
  { n, first }: { n: number; first: boolean },
  own: { before: Before; at: number } | undefined,
): HistoryEntry["changes"][number] {
  const { ent: subject, id } = operation;
  const known = SUBJECTS.includes(subject as Subject);
  const label = known ? labelOf(reader, subject as Subject, id) : null;
  // What the laptop noted for undo may have been changed since: what was there before is told by the ledger.
  const before =
    own && known && operation.op === "set" ? own.before.fields(subject as Subject, id, { n, at: own.at }) : {};
  const misfits = new Map(
    reader
      .all<{ field: string; reason: string }>(
        "SELECT field, reason FROM misfit WHERE subject = ? AND id = ? AND n = ?",
        subject,
        id,
        n,
      )
      .map(({ field, reason }) => [field, reason]),
  );
  if (operation.op === "delete" || operation.op === "restore")
    return { op: operation.op, subject, id, label, misfit: misfits.get(DELETED) ?? null, fields: [] };
  const fields = Object.entries(operation.f)
    .filter(([field]) => !hides(reader, subject, field))
    .map(([field, after]) => ({ field, before: before[field] ?? null, after, misfit: misfits.get(field) ?? null }));
  return { op: first ? "make" : "set", subject, id, label, misfit: null, fields };
}

/** Labels of the records that old and new values name. */
function labelsInside(reader: Reader, entries: readonly HistoryEntry[]) {
  const changes = entries
    .flatMap((entry) => entry.changes)
    .filter((change) => SUBJECTS.includes(change.subject as Subject));
  const groups = changes.flatMap(({ subject, fields }) =>
    (["before", "after"] as const).map((side) => ({
      subject: subject as Subject,
      records: [
        wholeFields(subject as Subject, Object.fromEntries(sound(fields).map((f) => [f.field, f[side]])) as Fields),
      ],
    })),
  );
  return labelsOf(reader, ...groups);
}

/** Without what has not the form of its field: it names no records. */
function sound(fields: HistoryEntry["changes"][number]["fields"]) {
  return fields.filter(({ misfit }) => misfit === null);
}
