/**
 * The one gate for writing records: what somebody asks for and what undo brings back pass the same rights, references, seal
 * and rules, and have the same consequences.
 */

import { canonicalize } from "../base/canonical.ts";
import type { Reader } from "../base/store.ts";
import { ConcordError, type Warning } from "../contract/errors.ts";
import { type PatchOf, type RecordOf, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { tidyLine } from "../contract/tidy.ts";
import type { Vocabulary } from "../contract/vocabulary.ts";
import type { Inverse, Tx } from "../ledger/transaction.ts";
import type { TakenBack } from "../ledger/undo/undo.ts";
import { columnsOf, type Fields, referringColumns, requiredColumns } from "../schema/columns.ts";
import { namedRecord } from "../schema/labels.ts";
import { readRecord } from "../schema/read-record.ts";
import { meetingOf, referencesTo } from "../schema/references.ts";
import type { Context } from "./context.ts";
import { mayWrite } from "./rights.ts";
import { type Rules, requireUnsealed, type Way } from "./rules.ts";

interface Step<S extends Subject> {
  id: string;
  before: (RecordOf<S> & Fields) | undefined;
  after: RecordOf<S> & Fields;
  /** The fields that are to change, or that a new record is given. */
  fields: PatchOf<S> & Fields;
  /** What the rules give a new record by themselves. */
  own?: Fields | undefined;
  /** Values that these fields must still hold. */
  was?: Fields | undefined;
  way: Way;
}

/** A record of whichever subject. */
export type AnyRecord = RecordOf<Subject> & Fields;

/**
 * Whether a record may become what it is to be.
 * @throws ConcordError E_NOT_ALLOWED, E_MEETING_STATE, E_CHANGED, E_FIXED_FIELD, E_ONLY_BY_COMMAND, E_REQUIRED,
 *   E_NAME_MISSING, E_UNKNOWN_RECORD, E_UNDO_GONE, E_SEALED, and whatever the subject's rules say
 */
export function passPut<S extends Subject>(context: Context, tx: Tx, subject: S, step: Step<S>): Warning[] {
  const { before, after, fields, was, way } = step;
  const rules = context.rulesOf(subject);
  if (rules.onlyByCommand && way === "asked") throw new ConcordError("E_ONLY_BY_COMMAND", { path: subject });
  if (before && way === "asked") requireUnchanged(rules, subject, before, fields);
  // What only commands write needs no right of its own: it follows from the command's, which is asked for the action.
  if (!rules.onlyByCommand) mayWrite(context.actor(), subject, { reader: tx.reader, before, after, fields, way });
  if (!before && way === "asked") requireNotTaken(rules, subject, step.own ?? {}, fields);
  if (before) requireAsSeen(subject, before, was);
  // What comes back was once complete, as far as it could be.
  if (before || way !== "back") requireComplete(subject, after);
  if (way !== "back") requireNamed(subject, before, after);
  requireReferences(tx, subject, step);
  requireThawed(tx, subject, before, after);
  return rules.check?.({ context, tx, ...step }) ?? [];
}

/** @throws ConcordError E_NOT_ALLOWED, E_MEETING_STATE, E_SEALED, and whatever the subject's rules say */
export function passRemoval(context: Context, tx: Tx, subject: Subject, record: AnyRecord, way: Way): void {
  const rules = context.rulesOf(subject);
  if (!rules.onlyByCommand || way === "asked")
    mayWrite(context.actor(), subject, { reader: tx.reader, before: record, after: undefined, fields: {}, way });
  requireThawed(tx, subject, record, undefined);
  rules.checkRemove?.(context, tx, record, way);
}

/** What follows from a change, once it is made; `after` is undefined when the record is gone. */
export function settle(
  context: Context,
  tx: Tx,
  subject: Subject,
  change: { before: AnyRecord | undefined; after: AnyRecord | undefined; way: Way },
): void {
  context.rulesOf(subject).settled?.({ context, tx, ...change });
}

/**
 * Puts back what an action changed. Nothing is asked of what stands in between: each record is looked at as it is now and as
 * it will be.
 * @throws ConcordError what a change of these records would, E_UNDO_OVERTAKEN
 */
export function passBack(context: Context, tx: Tx, { inverses }: Pick<TakenBack, "inverses">): void {
  const way = "back";
  const touched = touchedBy(inverses).map(({ subject, id, goes }) => {
    const before = tx.get(subject, id) as AnyRecord | undefined;
    // While everything is still there that tells whose it is, and whether it is sealed.
    if (before && goes) passRemoval(context, tx, subject, before, way);
    else if (before && subjectOf(subject).sealed === true) requireThawed(tx, subject, before, undefined);
    return { subject, id, before };
  });
  const going = touchedBy(inverses).filter(({ goes }) => goes);
  for (const { subject, id } of going) removeNotices(context, tx, subject, id, going);
  for (const inverse of inverses) putBack(tx, inverse);
  const changes = touched.map((one) => ({
    ...one,
    after: tx.get(one.subject, one.id) as AnyRecord | undefined,
  }));
  for (const { subject, id, before, after } of changes)
    if (after) passPut(context, tx, subject, { id, before, after, fields: differing(subject, before, after), way });
  for (const { subject, before, after } of changes) settle(context, tx, subject, { before, after, way });
}

/**
 * Puts back one thing.
 * @throws ConcordError E_UNDO_OVERTAKEN if others point at what would go
 */
export function putBack(tx: Tx, inverse: Inverse): void {
  const { subject, id } = inverse;
  if (inverse.op === "set") tx.putAsItWas(subject, id, inverse.fields);
  else if (inverse.op === "delete") tx.restore(subject, id);
  else {
    // Taking back a creation that others have built on since would leave them pointing at nothing.
    const [by] = referencesTo(tx.reader, subject, id, 1);
    if (by) throw new ConcordError("E_UNDO_OVERTAKEN", namedRecord(tx.reader, by.subject, by.id));
    tx.remove(subject, id);
  }
}

/** What only commands note of a record stands in nobody's way when its making is undone: it goes with it. */
function removeNotices(
  context: Context,
  tx: Tx,
  subject: Subject,
  id: string,
  going: readonly { subject: Subject; id: string }[],
): void {
  // What goes by itself, because it came with the record, is not taken away here as well.
  const own = new Set(going.map((one) => `${one.subject} ${one.id}`));
  for (const { subject: noted, id: notice, onRemove } of referencesTo(tx.reader, subject, id, 1_000))
    if (onRemove === "remove" && context.rulesOf(noted).onlyByCommand && !own.has(`${noted} ${notice}`))
      tx.remove(noted, notice);
}

/** Each record once, and whether it is gone in the end. */
function touchedBy(inverses: readonly Inverse[]): { subject: Subject; id: string; goes: boolean }[] {
  const touched = new Map<string, { subject: Subject; id: string; goes: boolean }>();
  for (const { op, subject, id } of inverses)
    touched.set(`${subject} ${id}`, { subject, id, goes: op === "create" || op === "restore" });
  return [...touched.values()];
}

function differing(subject: Subject, before: Fields | undefined, after: Fields): PatchOf<Subject> & Fields {
  const names = columnsOf(subject).map(({ name }) => name);
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name] ?? null]),
  );
}

/** What the minutes of a meeting are made of is frozen by its seal: the whole record, or the fields that it decided. */
function requireThawed(tx: Tx, subject: Subject, before: Fields | undefined, after: Fields | undefined): void {
  const { sealed } = subjectOf(subject);
  const isDecided = (field: string) => !before || !after || canonicalize(before[field]) !== canonicalize(after[field]);
  if (sealed !== true && !sealed.some(isDecided)) return;
  for (const record of [after, before]) if (record) requireUnsealed(tx.reader, meetingOf(tx.reader, subject, record));
}

/** Whoever changes a text must have seen what they replace. */
function requireAsSeen(subject: Subject, before: Fields, was: Fields | undefined): void {
  // Canonically: the keys of a value that is an object come in any order.
  for (const [field, value] of Object.entries(was ?? {}))
    if (value !== undefined && canonicalize(value) !== canonicalize(before[field]))
      throw new ConcordError("E_CHANGED", { path: field, of: subject });
}

function requireUnchanged<S extends Subject>(rules: Rules<S>, subject: S, before: Fields, given: Fields): void {
  const { fixed = [], byCommand = [] } = rules;
  for (const [field, value] of Object.entries(given)) {
    if (value === undefined || JSON.stringify(value) === JSON.stringify(before[field])) continue;
    if ((fixed as readonly string[]).includes(field))
      throw new ConcordError("E_FIXED_FIELD", { path: field, of: subject });
    if ((byCommand as readonly string[]).includes(field))
      throw new ConcordError("E_ONLY_BY_COMMAND", { path: field, of: subject });
  }
}

/** What only the domain writes, nobody gives a new record in its place. */
function requireNotTaken<S extends Subject>(rules: Rules<S>, subject: S, own: Fields, given: Fields): void {
  for (const field of rules.byCommand ?? []) {
    const value = given[field] ?? null;
    if (value !== null && JSON.stringify(value) !== JSON.stringify(own[field]))
      throw new ConcordError("E_ONLY_BY_COMMAND", { path: field, of: subject });
  }
}

function requireComplete(subject: Subject, after: Fields): void {
  for (const { name } of requiredColumns(subject))
    if (after[name] === null || after[name] === "") throw new ConcordError("E_REQUIRED", { path: name, of: subject });
}

/** Nothing is made or left without what it goes by. What earlier builds wrote without one may be changed all the same. */
function requireNamed(subject: Subject, before: Fields | undefined, after: Fields): void {
  const { goesBy } = subjectOf(subject);
  const [first] = goesBy;
  const isNamed = (record: Fields) => goesBy.some((name) => tidyLine(String(record[name] ?? "")) !== "");
  if (first && !isNamed(after) && (!before || isNamed(before)))
    throw new ConcordError("E_NAME_MISSING", { path: first, of: subject });
}

function requireReferences<S extends Subject>(tx: Tx, subject: S, step: Step<S>): void {
  const { before, after, way } = step;
  for (const { name, meta, list } of referringColumns(subject)) {
    const target = meta.ref as Subject;
    const value = (after as Fields)[name];
    const ids = list ? (value as string[]) : value ? [value as string] : [];
    if (ids.length === 0 || JSON.stringify(before?.[name]) === JSON.stringify(value)) continue;
    for (const id of ids) {
      if (!tx.has(target, id))
        throw way === "back"
          ? new ConcordError("E_UNDO_GONE", namedRecord(tx.reader, target, id))
          : new ConcordError("E_UNKNOWN_RECORD", { subject: target, id });
      if (meta.vocabulary) requireTerm(tx.reader, meta.vocabulary, id);
      if (target === subject && !list) requireTree(tx.reader, subject, step.id, { field: name, id });
    }
  }
}

/** @throws ConcordError E_WRONG_VOCABULARY if the term is of another word list */
function requireTerm(reader: Reader, vocabulary: Vocabulary, id: string): void {
  if (readRecord(reader, "term", id)?.vocabulary !== vocabulary)
    throw new ConcordError("E_WRONG_VOCABULARY", { vocabulary });
}

/**
 * A field that names a record of the same subject makes a tree.
 * @param to what the record is to name, and in which field
 * @throws ConcordError E_CYCLE if following the field from there comes back to the record
 */
function requireTree(reader: Reader, subject: Subject, id: string, to: { field: string; id: string }): void {
  for (let at: string | null = to.id, steps = 0; at && steps < 1_000; steps++) {
    if (at === id) throw new ConcordError("E_CYCLE", namedRecord(reader, subject, to.id));
    at = ((readRecord(reader, subject, at) as Fields | undefined)?.[to.field] ?? null) as string | null;
  }
}
