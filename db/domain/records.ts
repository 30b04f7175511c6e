/** The common way of changing a record: who may, is it complete, does everything it names exist, do its rules hold. */
import { ConcordError, type Warning } from "../contract/errors.ts";
import { type RecordOf, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { canonicalize } from "../ledger/canonical.ts";
import type { Tx } from "../ledger/transaction.ts";
import { transactUndoably } from "../ledger/undo.ts";
import { columnsOf, type Fields } from "../schema/columns.ts";
import { type Reference, referencesTo } from "../schema/references.ts";
import type { Context } from "./context.ts";
import { newId } from "./ids.ts";
import { mayWrite } from "./permissions.ts";
import { rulesOf } from "./registry.ts";
import { needRecord, needUnsealed } from "./rules.ts";

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
 * @throws ConcordError E_CHANGED, E_NOT_ALLOWED, E_REQUIRED, E_UNKNOWN_RECORD (a reference that leads nowhere), E_FIXED_FIELD,
 *   E_ONLY_BY_COMMAND, E_SEALED, and whatever the subject's rules say
 */
export function putRecord<S extends Subject>(context: Context, subject: S, input: PutInput): PutResult<S> {
  const done = input.opId && context.ledger.carriedOut(input.opId);
  if (done) return { record: needRecord(context.reader, subject, done.id), warnings: [] };
  const { value } = act(context, "put", input.opId, (tx) => putIn(context, tx, subject, input));
  return value;
}

/** The same inside an action that does more. */
export function putIn<S extends Subject>(context: Context, tx: Tx, subject: S, input: PutInput): PutResult<S> {
  const rules = rulesOf(subject);
  const given = input.fields as Fields;
  const id = input.id ?? rules.onlyId?.(given as never) ?? newId();
  const before = tx.get(subject, id) as (RecordOf<S> & Fields) | undefined;
  // Of which there can be only one: what was removed and is made again is the same record, begun anew.
  const again = !before && input.id === undefined && isRemoved(tx, subject, id);
  const fields = before
    ? given
    : {
        ...(again && emptyRecord(subject, id)),
        ...definedOf(rules.defaults?.(context, tx, given as never)),
        ...definedOf(given),
      };
  const after = { ...(before ?? emptyRecord(subject, id)), ...definedOf(fields) } as RecordOf<S> & Fields;

  mayWrite(context.actor(), subject, { reader: tx.reader, before, after });
  if (before) needAsSeen(subject, before, input.was as Fields | undefined);
  if (before) needUnchanged(subject, before, given);
  needComplete(subject, after);
  needReferences(tx, subject, before, after);
  needThawed(tx, subject, after);
  if (before) needThawed(tx, subject, before);
  const warnings = rules.check?.({ context, tx, id, before, after, fields: given as never }) ?? [];
  if (again) tx.restore(subject, id);
  tx.put(subject, id, fields);
  rules.settled?.({ context, tx, id, before, after, fields: given as never });
  return { record: tx.get(subject, id) as RecordOf<S>, warnings };
}

/**
 * Removes one record with what it owns; what merely points at it is emptied where the rules say so.
 * @throws ConcordError E_UNKNOWN_RECORD, E_IN_USE, E_NOT_ALLOWED, E_SEALED
 */
export function removeRecord(
  context: Context,
  subject: Subject,
  input: { id: string; opId?: string | undefined },
): void {
  if (input.opId && context.ledger.carriedOut(input.opId)) return;
  act(context, "remove", input.opId, (tx) => removeIn(context, tx, subject, input.id));
}

export function removeIn(context: Context, tx: Tx, subject: Subject, id: string): void {
  const record = needRecord(tx.reader, subject, id) as { id: string } & Fields;
  mayWrite(context.actor(), subject, { reader: tx.reader, before: record, after: undefined });
  needThawed(tx, subject, record);
  const rules = rulesOf(subject);
  rules.checkRemove?.(context, tx, record as never);
  for (const reference of referencesTo(tx.reader, subject, id, 100_000)) {
    const owned = rules.owns?.find((own) => own.subject === reference.subject && own.field === reference.field);
    if (owned?.onRemove === "remove") removeIn(context, tx, reference.subject, reference.id);
    else if (owned?.onRemove === "clear") clearReference(tx, reference, id);
  }
  const left = referencesTo(tx.reader, subject, id, 1_000);
  if (left.length > 0) throw new ConcordError("E_IN_USE", { count: left.length });
  tx.remove(subject, id);
}

function clearReference(tx: Tx, { subject, id, field }: Reference, to: string): void {
  const held = (needRecord(tx.reader, subject, id) as unknown as Fields)[field];
  tx.put(subject, id, { [field]: Array.isArray(held) ? held.filter((one) => one !== to) : null });
}

/** Runs one user action of the current profile that can be undone. */
export function act<T>(context: Context, name: string, opId: string | undefined, work: (tx: Tx) => T) {
  return transactUndoably(context.ledger, { act: name, by: context.actor().id, opId }, work);
}

/** What the minutes are made of and a seal freezes. Actions go on; errata come after it. */
export const SEALABLE: ReadonlySet<Subject> = new Set([
  "agenda_item",
  "attendance",
  "report",
  "outcome",
  "minutes",
  "meeting_event",
  "speech",
  "paper",
  "wording",
  "comment",
  "confirmation",
]);

function needThawed(tx: Tx, subject: Subject, record: Fields): void {
  if (SEALABLE.has(subject)) needUnsealed(tx.reader, record.meeting as string | null);
}

function isRemoved(tx: Tx, subject: Subject, id: string): boolean {
  return tx.reader.get("SELECT 1 FROM tombstone WHERE subject = ? AND id = ?", subject, id) !== undefined;
}

function emptyRecord(subject: Subject, id: string): { id: string } & Fields {
  return { id, ...Object.fromEntries(columnsOf(subject).map(({ name, list }) => [name, list ? [] : null])) };
}

function definedOf(fields: object | undefined): Fields {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined));
}

/** Whoever changes a text must have seen what they replace. */
function needAsSeen(subject: Subject, before: Fields, was: Fields | undefined): void {
  // Canonically: the keys of a value that is an object come in any order.
  for (const [field, value] of Object.entries(was ?? {}))
    if (value !== undefined && canonicalize(value) !== canonicalize(before[field]))
      throw new ConcordError("E_CHANGED", { path: field, of: subject });
}

function needUnchanged(subject: Subject, before: Fields, given: Fields): void {
  const { fixed = [], byCommand = [] } = rulesOf(subject);
  for (const [field, value] of Object.entries(given)) {
    if (value === undefined || JSON.stringify(value) === JSON.stringify(before[field])) continue;
    if ((fixed as readonly string[]).includes(field))
      throw new ConcordError("E_FIXED_FIELD", { path: field, of: subject });
    if ((byCommand as readonly string[]).includes(field))
      throw new ConcordError("E_ONLY_BY_COMMAND", { path: field, of: subject });
  }
}

function needComplete(subject: Subject, after: Fields): void {
  for (const { name, meta } of columnsOf(subject))
    if (meta.required && (after[name] === null || after[name] === ""))
      throw new ConcordError("E_REQUIRED", { path: name, of: subject });
}

function needReferences(tx: Tx, subject: Subject, before: Fields | undefined, after: Fields): void {
  for (const { name, meta, list } of columnsOf(subject)) {
    if (!meta.ref || JSON.stringify(before?.[name]) === JSON.stringify(after[name])) continue;
    const target = meta.ref as Subject;
    const ids = list ? (after[name] as string[]) : after[name] ? [after[name] as string] : [];
    for (const id of ids)
      if (!tx.reader.get(`SELECT 1 FROM "${subjectOf(target).name}" WHERE id = ?`, id))
        throw new ConcordError("E_UNKNOWN_RECORD", { subject: target, id });
  }
}
