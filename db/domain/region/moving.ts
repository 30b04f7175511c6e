/**
 * What names one record comes to name another, of its kind: found by the types of the fields, so that nothing is forgotten and
 * nothing dangles. Records of sealed meetings stay as they were sealed.
 */
import { ConcordError } from "../../contract/errors.ts";
import { type PatchOf, type RecordOf, type Subject, subjectOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import type { Context } from "../../records/context.ts";
import { putIn, removeIn } from "../../records/records.ts";
import { sealOf } from "../../records/sealed.ts";
import { columnOf, type Fields } from "../../schema/columns.ts";
import { namedRecord } from "../../schema/labels.ts";
import { meetingOf, type Reference } from "../../schema/references.ts";

/** More than any record is named by. */
export const MOST_REFERENCES = 100_000;

export type AnyRecord = RecordOf<Subject> & Fields;

/** @returns whether the reference is gone from here; false: a sealed meeting holds it */
export function moveReference(
  context: Context,
  tx: Tx,
  reference: Reference,
  { from, to }: { from: string; to: string },
): boolean {
  const { subject, id, field, list } = reference;
  const record = tx.get(subject, id) as AnyRecord | undefined;
  // It may have gone with another one.
  if (!record) return true;
  if (isFrozen(tx, reference, record)) return false;
  const value = record[field];
  const moved = list ? [...new Set((value as string[]).map((one) => (one === from ? to : one)))] : to;
  // A tie between the two is none any more.
  if (subject === "link" && [record.from, record.to].every((end) => end === from || end === to)) {
    removeIn(context, tx, subject, id, "command");
    return true;
  }
  const place = placeOf(context, reference, record, to);
  if (place === id) putIn(context, tx, subject, { id, fields: { [field]: moved } }, "command");
  else {
    const held = tx.get(subject, place) as AnyRecord | undefined;
    if (held) requireSame(tx, subject, held, record);
    const { id: _, ...own } = { ...record, [field]: moved };
    const kept = held ? emptyOf(subject, held, own) : own;
    removeIn(context, tx, subject, id, "command");
    putIn(context, tx, subject, { id: place, fields: kept }, "command");
  }
  return true;
}

/** Where the record stands once it names another one: of some there is one for each, whose id says so. */
export function placeOf(
  { rulesOf }: Pick<Context, "rulesOf">,
  { subject, id, field, list }: Reference,
  record: AnyRecord,
  to: string,
): string {
  const { onlyId } = rulesOf(subject);
  if (!onlyId || list) return id;
  const { id: _, ...fields } = record;
  if (onlyId(fields as PatchOf<Subject>) !== id) return id;
  return onlyId({ ...fields, [field]: to } as PatchOf<Subject>);
}

export function isFrozen({ reader }: Pick<Tx, "reader">, { subject, field }: Reference, record: AnyRecord): boolean {
  const { sealed } = subjectOf(subject);
  if (sealed !== true && !sealed.includes(field)) return false;
  const meeting = meetingOf(reader, subject, record);
  return meeting !== null && sealOf(reader, meeting) !== undefined;
}

/** Two positions on one decision become one only where they say the same. */
function requireSame(tx: Tx, subject: Subject, held: AnyRecord, going: AnyRecord): void {
  if (subject !== "position") return;
  const [one, other] = [held, going] as unknown as RecordOf<"position">[];
  if (one?.stance !== other?.stance)
    throw new ConcordError("E_MERGE_POSITIONS", namedRecord(tx.reader, "outcome", one?.outcome ?? ""));
}

/** What a record leaves empty, or as every new one begins, from another one of its kind. */
export function emptyOf(subject: Subject, held: Fields, other: Fields): Fields {
  const isOpen = (name: string) => isEmpty(held[name]) || held[name] === columnOf(subject, name)?.meta.begins;
  return Object.fromEntries(Object.entries(other).filter(([name, value]) => isOpen(name) && !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
