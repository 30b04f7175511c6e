/**
 * The merge rule once more, as slowly and plainly as it can be said: what a workspace holds is a function of the set of
 * entries. It looks at every write of every entry and asks of each pair which had seen which. It shares no code with
 * the ledger beyond the list of fields, and what subjects say of themselves: what is written once, what keeps a value.
 */

import { type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";

interface Operation {
  op: "create" | "set" | "delete" | "restore";
  ent: string;
  id: string;
  f?: Record<string, unknown>;
}

export interface Told {
  hash: string;
  dev: string;
  seq: number;
  hlc: [number, number];
  vv: Record<string, number>;
  ops: Operation[];
}

export interface Expected {
  /** "subject/id" to the record's fields; deleted records are not in it. */
  records: Record<string, Record<string, unknown>>;
  deleted: string[];
  /** One line per kept value: "subject/id.field hash value". */
  conflicts: string[];
  /** What has no effect, one line each: "subject/id.field hash". */
  idle: string[];
}

interface Write {
  by: Told;
  value: unknown;
}

export function expectedFrom(entries: readonly Told[]): Expected {
  const result: Expected = { records: {}, deleted: [], conflicts: [], idle: idleLines(entries) };
  const names = new Set(entries.flatMap(({ ops }) => ops.map(({ ent, id }) => `${ent}/${id}`)));
  for (const name of [...names].sort()) {
    const [subject, id] = name.split("/") as [Subject, string];
    const fields = Object.keys(subjectOf(subject).fields);
    const record: Record<string, unknown> = {};
    for (const field of fields) {
      const [shown, ...kept] = lastingFirst(subject, field, unseen(writesTo(entries, subject, id, field)));
      record[field] = (shown as Write).value;
      for (const { by, value } of kept) result.conflicts.push(conflictLine(name, field, by.hash, value));
    }
    const spoken = unseen(existenceOf(entries, subject, id));
    for (const { by, value } of spoken.slice(1)) result.conflicts.push(conflictLine(name, "_deleted", by.hash, value));
    const edits = fields.flatMap((field) => writesTo(entries, subject, id, field));
    const gone =
      spoken.length > 0 &&
      spoken.every(({ value }) => value === true) &&
      edits.every((edit) => spoken.some((deletion) => deletion.by === edit.by || saw(deletion.by, edit.by)));
    if (gone) result.deleted.push(name);
    else result.records[name] = record;
  }
  result.conflicts.sort();
  return result;
}

export function conflictLine(record: string, field: string, hash: string, value: unknown): string {
  return `${record}.${field} ${hash} ${ordered(value)}`;
}

/** JSON with sorted names. */
export function ordered(value: unknown): string {
  return JSON.stringify(value, (_name, part) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}

/**
 * Every entry's last write to a field that has effect. Creating a record writes all its fields, those not named as empty.
 */
export function writesTo(entries: readonly Told[], subject: Subject, id: string, field: string): Write[] {
  const writes: Write[] = [];
  for (const by of entries) {
    let last: Write | undefined;
    for (const [at, { op, ent, id: of, f = {} }] of by.ops.entries()) {
      if (ent !== subject || of !== id) continue;
      const idle = isIdle(entries, by, at, field);
      if (idle === "emptied") last = { by, value: null };
      if (idle !== undefined) continue;
      if (op === "create") last = { by, value: f[field] ?? emptyOf(subject, field) };
      else if (op === "set" && field in f) last = { by, value: f[field] };
    }
    if (last) writes.push(last);
  }
  return writes;
}

/** Every entry's last word on whether the record is deleted. */
function existenceOf(entries: readonly Told[], subject: string, id: string): Write[] {
  return entries.flatMap((by) => {
    const said = by.ops
      .filter(
        ({ op, ent, id: of }, at) =>
          ent === subject &&
          of === id &&
          /delete|restore/.test(op) &&
          isIdle(entries, by, at, "_deleted") === undefined,
      )
      .at(-1);
    return said ? [{ by, value: said.op === "delete" }] : [];
  });
}

/**
 * Whether an operation has no effect on a field: it changes what is written once, or what keeps its value, as its entry could
 * see; or it writes such a value without what that follows from.
 * @returns "told" if that is noted; "emptied" if it is, and the record is made without the value; "same" if it says what is so
 *   already; undefined if it has effect
 */
function isIdle(
  entries: readonly Told[],
  by: Told,
  at: number,
  field: string,
): "told" | "emptied" | "same" | undefined {
  const { op, ent, id, f = {} } = by.ops[at] as Operation;
  const { once, lasting } = subjectOf(ent as Subject);
  const isBefore = (other: Told, place: number) => (other === by ? place < at : saw(by, other));
  const isMade = () =>
    entries.some((other) =>
      other.ops.some((one, place) => one.op === "create" && one.ent === ent && one.id === id && isBefore(other, place)),
    );
  if (once) return op !== "create" || isMade() ? "told" : undefined;
  if (!lasting || (field !== lasting.field && !(op === "delete" && field === "_deleted"))) return undefined;
  const { follows, value } = lasting;
  const isLasting = entries.some((other) =>
    other.ops.some(
      (one, place) =>
        one.ent === ent &&
        one.id === id &&
        one.f?.[lasting.field] === value &&
        isBefore(other, place) &&
        isFollowed(entries, other, place, follows, id),
    ),
  );
  if (isLasting) return op === "delete" || (f[field] ?? null) !== value ? "told" : "same";
  if (op === "delete" || f[field] !== value || isFollowed(entries, by, at, follows, id)) return undefined;
  return op === "create" ? "emptied" : "told";
}

/** Whether an entry that made such a record, for this one, is before the operation. */
function isFollowed(
  entries: readonly Told[],
  by: Told,
  at: number,
  follows: { subject: string; field: string },
  id: string,
): boolean {
  return entries.some((other) =>
    other.ops.some(
      (one, place) =>
        one.op === "create" &&
        one.ent === follows.subject &&
        one.f?.[follows.field] === id &&
        (other === by ? place < at : saw(by, other)) &&
        isIdle(entries, other, place, follows.field) === undefined,
    ),
  );
}

function idleLines(entries: readonly Told[]): string[] {
  const lines = entries.flatMap((by) =>
    by.ops.flatMap(({ op, ent, id, f = {} }, at) =>
      (/delete|restore/.test(op) ? ["_deleted"] : Object.keys(f))
        .filter((field) => /told|emptied/.test(isIdle(entries, by, at, field) ?? ""))
        .map((field) => `${ent}/${id}.${field} ${by.hash}`),
    ),
  );
  return [...new Set(lines)].sort();
}

/** A value that is kept for good is shown, whatever else was written at the same time. */
function lastingFirst(subject: Subject, field: string, writes: readonly Write[]): Write[] {
  const { lasting } = subjectOf(subject);
  const lasts = ({ value }: Write) => lasting?.field === field && value === lasting.value;
  return [...writes.filter(lasts), ...writes.filter((write) => !lasts(write))];
}

/** The writes that no other writer had seen, the one to show first. */
function unseen(writes: readonly Write[]): Write[] {
  return writes
    .filter((write) => !writes.some((other) => other !== write && saw(other.by, write.by)))
    .sort(
      ({ by: a }, { by: b }) =>
        b.hlc[0] - a.hlc[0] || b.hlc[1] - a.hlc[1] || (a.dev === b.dev ? b.seq - a.seq : a.dev < b.dev ? 1 : -1),
    );
}

export function saw(later: Told, earlier: Told): boolean {
  return (later.vv[earlier.dev] ?? 0) >= earlier.seq;
}

function emptyOf(subject: Subject, field: string): unknown {
  return ["refs", "texts", "enums"].includes(metaOf(subjectOf(subject).fields[field] as never).kind) ? [] : null;
}
