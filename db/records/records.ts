/** The common way of changing a record: who may, is it complete, does everything it names exist, do its rules hold. */

import type { Reader } from "../base/store.ts";
import { ConcordError, type Warning } from "../contract/errors.ts";
import type { Label } from "../contract/records.ts";
import type { PatchOf, RecordOf, Subject } from "../contract/subjects/index.ts";
import type { Tx } from "../ledger/transaction.ts";
import { columnsOf, type Fields, wholeFields } from "../schema/columns.ts";
import { namedRecord } from "../schema/labels.ts";
import { subjectsWith } from "../schema/read-record.ts";
import { type Reference, referencesTo } from "../schema/references.ts";
import { tidied } from "../schema/tidy.ts";
import { act, asked } from "./acts.ts";
import type { Context } from "./context.ts";
import { type AnyRecord, passPut, passRemoval, settle } from "./gate.ts";
import { labelOf } from "./labels.ts";
import { requireRecord, type Way } from "./rules.ts";

export interface PutInput {
  id?: string | undefined;
  fields: object;
  /** Values that these fields must still hold. */
  was?: object | undefined;
  opId?: string | undefined;
}

export interface PutResult<S extends Subject> {
  record: RecordOf<S>;
  warnings: Warning[];
}

/**
 * Creates or changes one record as one user action.
 * @throws ConcordError E_OP_ID_USED, E_CHANGED, E_NOT_ALLOWED, E_REQUIRED, E_NAME_MISSING, E_EXISTS (another kind of record has the id),
 *   E_UNKNOWN_RECORD (a reference that leads nowhere), E_FIXED_FIELD, E_ONLY_BY_COMMAND, E_SEALED, and whatever the subject's rules say
 */
export function putRecord<S extends Subject>(context: Context, subject: S, input: PutInput): PutResult<S> {
  const call = { ...input, subject };
  const done = asked(context, "put", call);
  if (done) return { record: requireRecord(context.reader, subject, done.id), warnings: [] };
  const { value } = act(context, "put", call, (tx) => putIn(context, tx, subject, input));
  return value;
}

/**
 * The same inside an action that does more.
 * @param way "command": what the domain does by itself, where fields that change only by commands may change
 */
export function putIn<S extends Subject>(
  context: Context,
  tx: Tx,
  subject: S,
  input: PutInput,
  way: Way = "asked",
): PutResult<S> {
  const rules = context.rulesOf(subject);
  const typed = tidied(subject, input.fields as PatchOf<S> & Fields);
  const id = input.id ?? rules.onlyId?.(typed) ?? tx.newId(subject);
  const before = tx.get(subject, id) as (RecordOf<S> & Fields) | undefined;
  const given = { ...withoutNames(subject, before, typed), ...typed, ...rules.follows?.(before, typed) } as PatchOf<S> &
    Fields;
  if (!before && input.id !== undefined) requireOwnId(tx.reader, subject, id);
  // Of which there can be only one: what was removed and is made again is the same record, begun anew.
  const again = !before && input.id === undefined && tx.isRemoved(subject, id);
  const own = before ? undefined : { ...beginningOf(subject), ...definedOf(rules.defaults?.(context, tx, given)) };
  const fields = before ? given : { ...(again && emptyRecord(subject, id)), ...own, ...definedOf(given) };
  const after = { ...(before ?? emptyRecord(subject, id)), ...definedOf(fields) } as RecordOf<S> & Fields;

  // Whoever typed blanks around a line saw them until the record came anew.
  const was = input.was && tidied(subject, input.was as Fields);
  const warnings = passPut(context, tx, subject, { id, before, after, fields: given, own, was, way });
  if (again) tx.restore(subject, id);
  tx.put(subject, id, fields);
  settle(context, tx, subject, { before, after, way });
  return { record: tx.get(subject, id) as RecordOf<S>, warnings };
}

/**
 * Removes one record with what it owns; what merely points at it is emptied where the rules say so.
 * @returns how the record was called
 * @throws ConcordError E_OP_ID_USED, E_UNKNOWN_RECORD, E_IN_USE, E_NOT_ALLOWED, E_SEALED
 */
export function removeRecord(
  context: Context,
  subject: Subject,
  input: { id: string; opId?: string | undefined },
): { label: Label | null } {
  const call = { ...input, subject };
  if (!asked(context, "remove", call)) act(context, "remove", call, (tx) => removeIn(context, tx, subject, input.id));
  return { label: labelOf(context.reader, subject, input.id) };
}

/** The same inside an action that does more. */
export function removeIn(context: Context, tx: Tx, subject: Subject, id: string, way: Way = "asked"): void {
  const record = removeWhole(context, tx, subject, id, way);
  // What goes with the whole has no consequences of its own.
  settle(context, tx, subject, { before: record, after: undefined, way });
}

function removeWhole(context: Context, tx: Tx, subject: Subject, id: string, way: Way): AnyRecord {
  const record = requireRecord(tx.reader, subject, id) as AnyRecord;
  passRemoval(context, tx, subject, record, way);
  for (const reference of referencesTo(tx.reader, subject, id, 100_000)) {
    // A paper of an agenda item is the meeting's too: it may have gone with the item.
    if (!tx.get(reference.subject, reference.id)) continue;
    if (reference.onRemove === "remove") {
      const { onlyByCommand } = context.rulesOf(reference.subject);
      removeWhole(context, tx, reference.subject, reference.id, onlyByCommand ? "command" : way);
    } else if (reference.onRemove === "clear") clearReference(tx, reference, id);
  }
  const left = referencesTo(tx.reader, subject, id, 1_000);
  if (left.length > 0) throw inUse(tx.reader, left);
  tx.remove(subject, id);
  return record;
}

/** The refusal names one of the records that are in the way, one with a name if there is one, so that it can be gone to. */
function inUse(reader: Reader, left: readonly Reference[]): ConcordError {
  const called = left.map(({ subject, id }) => namedRecord(reader, subject, id));
  const named = called.find(({ id, name }) => name !== id) ?? called[0];
  return new ConcordError("E_IN_USE", { count: left.length, ...named });
}

function clearReference(tx: Tx, { subject, id, field }: Reference, to: string): void {
  const held = (requireRecord(tx.reader, subject, id) as AnyRecord)[field];
  tx.put(subject, id, { [field]: Array.isArray(held) ? held.filter((one) => one !== to) : null });
}

/**
 * One id names one record, of whatever kind, now and for ever. Entries that another laptop signed are not asked: what they
 * made is told apart by its kind.
 */
function requireOwnId(reader: Reader, subject: Subject, id: string): void {
  const other = subjectsWith(reader, id).find((one) => one !== subject);
  if (other) throw new ConcordError("E_EXISTS", { subject: other, id });
}

function emptyRecord(subject: Subject, id: string): { id: string } & Fields {
  return { id, ...wholeFields(subject, {}) };
}

/** What the fields of a new record hold that was not given anything else. */
function beginningOf(subject: Subject): Fields {
  const fields: Fields = {};
  for (const { name, meta } of columnsOf(subject)) if (meta.begins !== undefined) fields[name] = meta.begins;
  return fields;
}

/** Of fields that name others as they were given: without those that are written now. */
function withoutNames(subject: Subject, before: Fields | undefined, typed: Fields): Fields {
  if (!before) return {};
  const written = (field: string) => typed[field] !== undefined && typed[field] !== before[field];
  return Object.fromEntries(
    columnsOf(subject).flatMap(({ name, meta }) => {
      if (!meta.fieldNames) return [];
      const held = before[name] as string[];
      return held.some(written) ? [[name, held.filter((field) => !written(field))]] : [];
    }),
  );
}

function definedOf(fields: object | undefined): Fields {
  const defined: Fields = {};
  for (const [name, value] of Object.entries(fields ?? {})) if (value !== undefined) defined[name] = value;
  return defined;
}
