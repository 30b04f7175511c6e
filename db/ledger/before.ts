/** What an action of this laptop changed, and what was there before, by the ledger alone. */
import type { EntryBody, Operation } from "../base/entry.ts";
import type { Reader } from "../base/store.ts";
import type { Subject } from "../contract/subjects/index.ts";
import { type Fields, wholeFields } from "../schema/columns.ts";
import { Replayer } from "./replay.ts";
import type { Inverse } from "./transaction.ts";

/** An operation by its entry and its place in it; without a place, the whole entry. */
interface Place {
  n: number;
  at?: number;
}

/** Tells what a record was before an operation that this laptop wrote: it had seen all that its ledger had then. */
export class Before {
  readonly #reader: Reader;
  readonly #replayer: Replayer;

  constructor(reader: Reader) {
    this.#reader = reader;
    this.#replayer = new Replayer(reader);
  }

  fields(subject: Subject, id: string, { n, at }: Place): Fields {
    const making = this.#replayer.begin(subject, id);
    const touching = this.#reader.all<{ n: number }>(
      "SELECT n FROM touched WHERE subject = ? AND id = ? AND n <= ? ORDER BY n",
      subject,
      id,
      n,
    );
    for (const entry of touching)
      if (entry.n < n || at !== undefined) making.take(entry.n, entry.n === n ? at : undefined);
    return making.made().state?.fields ?? wholeFields(subject, {});
  }
}

/** Each time a field of a record was written, the last one first, in the order in which this laptop learned of it. */
export function writesOf(
  reader: Reader,
  subject: Subject,
  id: string,
  field: string,
): { n: number; value: unknown; act: string }[] {
  const entries = reader.all<{ n: number; body: string }>(
    "SELECT l.n, l.body FROM touched t JOIN ledger l ON l.n = t.n WHERE t.subject = ? AND t.id = ? ORDER BY l.n DESC",
    subject,
    id,
  );
  return entries.flatMap(({ n, body }) => {
    const { act, ops } = JSON.parse(body) as EntryBody;
    return ops.toReversed().flatMap((operation) => {
      if (operation.ent !== subject || operation.id !== id || !("f" in operation)) return [];
      const written = operation.op === "create" || field in operation.f;
      return written ? [{ n, value: operation.f[field] ?? null, act }] : [];
    });
  });
}

/**
 * What must be done to take each operation of an action back, in the order in which they were written.
 * @param n one of the action's entries
 */
export function inversesOf(reader: Reader, n: number): Inverse[] {
  const entries = reader.all<{ n: number; body: string }>(
    `SELECT l.n, l.body FROM ledger l JOIN ledger own ON own.dev = l.dev AND own.op_id = l.op_id
     WHERE own.n = ? ORDER BY l.part`,
    n,
  );
  const before = new Before(reader);
  return entries.flatMap(({ n: of, body }) => {
    const { ops } = JSON.parse(body) as EntryBody;
    return ops.map((_, at) => inverseOf(before, ops, { n: of, at }));
  });
}

/** What must be done to take one operation back. @param ops those of its entry */
export function inverseOf(before: Before, ops: EntryBody["ops"], { n, at }: { n: number; at: number }): Inverse {
  const operation = ops[at] as Operation;
  const { id, op } = operation;
  const subject = operation.ent as Subject;
  if (op !== "set") return { op, subject, id };
  const was = before.fields(subject, id, { n, at });
  return {
    op,
    subject,
    id,
    fields: Object.fromEntries(Object.keys(operation.f).map((name) => [name, was[name] ?? null])),
  };
}
