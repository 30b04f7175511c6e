/**
 * Applies the operations of an entry to the records they name, by the merge rule of registers.ts, and by what subjects say
 * of themselves: what is written once (of two entries that make one record neither of which had seen the other, both
 * stand), and what keeps a value for good. What has no effect for that stays in the ledger, with a note.
 */

import type { Operation } from "../base/entry.ts";
import type { Reader } from "../base/store.ts";
import type { ErrorCode } from "../contract/errors.ts";
import type { Lasting } from "../contract/subjects/define.ts";
import { isSubject, type Subject, subjectOf } from "../contract/subjects/index.ts";
import {
  columnOf,
  emptyOf,
  type Fields,
  type FieldValue,
  filledColumns,
  misfitOf,
  misfitOfId,
  wholeFields,
} from "../schema/columns.ts";
import { DELETED, type State, type StateStore } from "./records.ts";
import { isDeleted, merge, type Write, type Writer } from "./registers.ts";

/** An entry as the projection sees it. */
export interface Applied extends Writer {
  /** Version vector of the entry. Undefined for an entry made here just now, which has seen everything. */
  vv?: Record<string, number>;
  /** All operations of the entry, in order; of one that is being made here, those before the one that is applied. */
  ops: readonly Operation[];
}

export class Projection {
  readonly #states: StateStore;
  readonly #order: Order;
  #conflicts: number;

  /** @param states where records are kept: the tables, or memory */
  constructor(states: StateStore, order: Order) {
    this.#states = states;
    this.#order = order;
    this.#conflicts = states.countConflicts();
  }

  /** How many values are kept beside a shown one because nobody has chosen between them. */
  get conflictCount(): number {
    return this.#conflicts;
  }

  /**
   * Applies one operation. Unknown subjects and fields (of a newer Concord) stay in the ledger only. So does a value that
   * does not fit its field, with a note: the field is written as empty.
   */
  apply(entry: Applied, operation: Operation): void {
    const subject = operation.ent as Subject;
    if (!isSubject(subject)) return;
    const { id } = operation;
    const states = this.#states;
    const noId = misfitOfId(id);
    if (noId) {
      states.noteMisfit({ subject, id, field: "id", n: entry.n, reason: noId.code });
      return;
    }
    states.touch(subject, id, entry.n);
    const before = states.read(subject, id);
    if (subjectOf(subject).once && this.#comesAfter(subject, id, before, entry, operation)) {
      this.#noteWithoutEffect(subject, entry, operation);
      return;
    }
    if (!before && operation.op !== "create") return;
    if (!before && !entry.vv && !subjectOf(subject).lasting && "f" in operation) {
      states.write(subject, id, undefined, this.#madeHere(subject, id, operation.f as Fields, entry));
      return;
    }
    const state: State = before
      ? { ...before, fields: { ...before.fields }, writers: { ...before.writers } }
      : { fields: wholeFields(subject, {}), origin: entry.n, writers: {}, alive: true };
    const record = { subject, id, state, fresh: !before };
    if (operation.op === "delete" && this.#hasLasted(record, entry)) {
      this.#noteWithoutEffect(subject, entry, operation);
      return;
    }

    if (operation.op === "delete" || operation.op === "restore")
      this.#write(record, DELETED, operation.op === "delete", entry);
    else {
      const given = operation.f as Fields;
      const written = operation.op === "create" ? wholeFields(subject, given) : given;
      for (const [field, value] of Object.entries(written))
        if (this.#mayTake(record, field, value, { entry, operation })) this.#writeField(record, field, value, entry);
    }
    if (entry.vv) state.alive = !this.#deleted(record);
    else if (operation.op === "delete" || operation.op === "restore") state.alive = operation.op === "restore";
    states.write(subject, id, before, state);
  }

  /** A record that is made here just now: there is nothing to merge it with, and its values were held against their forms. */
  #madeHere(subject: Subject, id: string, given: Fields, { n }: Applied): State {
    const fields = wholeFields(subject, given);
    for (const { name, emptyMisfit } of filledColumns(subject))
      if (emptyMisfit && fields[name] === null)
        this.#states.noteMisfit({ subject, id, field: name, n, reason: emptyMisfit.code });
    return { fields, origin: n, writers: {}, alive: true };
  }

  /** Forgets what was learnt in a transaction that was rolled back. */
  forget(): void {
    this.#order.forget();
    this.#states.forget();
    this.#conflicts = this.#states.countConflicts();
  }

  /** Whether something that is written once was there before this operation, as far as its entry had seen. */
  #comesAfter(subject: Subject, id: string, before: State | undefined, entry: Applied, operation: Operation): boolean {
    if (operation.op !== "create") return true;
    if (!before) return false;
    // Whoever makes a record writes all its fields: the writers of any one of them are all that made it.
    const [field] = Object.keys(before.fields) as [string];
    const makers = entry.vv && this.#register({ subject, id, state: before, fresh: false }, field);
    return makers === undefined || makers.some(({ writer }) => sees(entry, writer));
  }

  #noteWithoutEffect(subject: Subject, { n }: Applied, operation: Operation): void {
    const { id } = operation;
    const fields = "f" in operation ? Object.keys(operation.f).filter((field) => columnOf(subject, field)) : [DELETED];
    for (const field of fields) this.#states.noteMisfit({ subject, id, field, n, reason: "E_SEALED" });
  }

  /** Whether the record has the value that it keeps for good, as far as the entry had seen. */
  #hasLasted(record: Touched, entry: Applied): boolean {
    const { lasting } = subjectOf(record.subject);
    if (!lasting || record.fresh) return false;
    if (!entry.vv) return record.state.fields[lasting.field] === lasting.value;
    const writes = this.#register(record, lasting.field);
    return writes.some(({ writer, value }) => value === lasting.value && sees(entry, writer));
  }

  /** Whether a field takes a value at all; if not, that is noted. A record that is made with such a value has none there. */
  #mayTake(
    record: Touched,
    field: string,
    value: FieldValue,
    { entry, operation }: { entry: Applied; operation: Operation },
  ): boolean {
    const { subject, id } = record;
    const { lasting } = subjectOf(subject);
    if (lasting?.field !== field) return true;
    const refuse = (reason: ErrorCode) => this.#states.noteMisfit({ subject, id, field, n: entry.n, reason });
    if (this.#hasLasted(record, entry)) {
      if (value !== lasting.value) refuse("E_SEALED");
      return false;
    }
    if (value !== lasting.value || this.#isFollowed(lasting, id, entry, operation)) return true;
    refuse("E_ONLY_BY_COMMAND");
    if (operation.op === "create") this.#write(record, field, null, entry);
    return false;
  }

  /** Whether a record that the value follows from was made before this operation, as far as its entry had seen. */
  #isFollowed({ follows }: Lasting, id: string, entry: Applied, operation: Operation): boolean {
    const at = entry.ops.indexOf(operation);
    const before = at < 0 ? entry.ops : entry.ops.slice(0, at);
    const madeBefore = (made: string) =>
      before.some(({ op, ent, id: of }) => op === "create" && ent === follows.subject && of === made);
    return this.#order
      .makersOf(follows.subject as Subject, follows.field, id)
      .some(({ n, made }) => (n === entry.n ? madeBefore(made) : !entry.vv || sees(entry, this.#order.writer(n))));
  }

  #writeField(record: Touched, field: string, value: FieldValue, entry: Applied): void {
    const { subject, id } = record;
    const column = columnOf(subject, field);
    if (!column) return;
    // What is made here was held against its form before it came to be an operation, but for what is left empty.
    const misfit = entry.vv || value === null ? misfitOf(column, value) : undefined;
    if (misfit) this.#states.noteMisfit({ subject, id, field, n: entry.n, reason: misfit.code });
    this.#write(record, field, misfit ? emptyOf(column) : value, entry);
  }

  #write(record: Touched, field: string, value: FieldValue, entry: Applied): void {
    const { subject, id, state } = record;
    const added = { writer: entry, value };
    const { vv } = entry;
    if (!vv || record.fresh) {
      this.#show(state, field, added);
      if (this.#conflicts > 0) this.#keepLosers(subject, id, field, []);
      return;
    }
    const current = this.#register(record, field);
    const merged = merge(current, added, (writer) => sees(entry, writer));
    const { lasting } = subjectOf(subject);
    if (lasting?.field === field)
      merged.sort((a, b) => Number(b.value === lasting.value) - Number(a.value === lasting.value));
    this.#show(state, field, merged[0] as Write<FieldValue>);
    if (current.length > 1 || merged.length > 1) this.#keepLosers(subject, id, field, merged.slice(1));
  }

  #show(state: State, field: string, { writer, value }: Write<FieldValue>): void {
    if (field === DELETED) state.writers[DELETED] = value ? writer.n : -writer.n;
    else {
      state.fields[field] = value;
      if (writer.n === state.origin) delete state.writers[field];
      else state.writers[field] = writer.n;
    }
  }

  /** The maximal writes of a field as they stand, winner first. */
  #register({ subject, id, state }: Touched, field: string): Write<FieldValue>[] {
    const held = state.writers[field] ?? (field === DELETED ? undefined : state.origin);
    if (held === undefined) return [];
    const value = field === DELETED ? held > 0 : (state.fields[field] ?? null);
    const winner = { writer: this.#order.writer(Math.abs(held)), value };
    if (this.#conflicts === 0) return [winner];
    const losers = this.#states.losers(subject, id, field);
    return [winner, ...losers.map((row) => ({ writer: this.#order.writer(row.n), value: JSON.parse(row.value) }))];
  }

  #keepLosers(subject: Subject, id: string, field: string, losers: Write<FieldValue>[]): void {
    const kept = losers.map(({ writer, value }) => ({ n: writer.n, value: JSON.stringify(value) }));
    this.#conflicts += this.#states.keepLosers(subject, id, field, kept);
  }

  #deleted(record: Touched): boolean {
    const deletions = this.#register(record, DELETED) as Write<boolean>[];
    if (deletions.length === 0) return false;
    const writers = Object.keys(record.state.fields).flatMap((field) =>
      this.#register(record, field).map(({ writer }) => writer),
    );
    const vectors = new Map(deletions.map(({ writer }) => [writer.n, this.#order.vector(writer.n)]));
    return isDeleted(deletions, writers, (by, writer) => by.n === writer.n || hasSeen(vectors.get(by.n) ?? {}, writer));
  }
}

/** Where entries stand among each other, as the ledger tells it. */
export class Order {
  readonly #store: Reader;
  readonly #tables: Reader;
  readonly #writers = new Map<number, Writer>();

  /** @param tables where records are kept, if not beside the ledger */
  constructor(store: Reader, tables: Reader = store) {
    this.#store = store;
    this.#tables = tables;
  }

  /** An entry's place in the order, by `n`. */
  writer(n: number): Writer {
    const known = this.#writers.get(n);
    if (known) return known;
    const writer = this.#store.get<Writer>("SELECT n, dev, seq, ms, counter FROM ledger WHERE n = ?", n);
    if (!writer) throw new Error(`entry ${n} is named as a writer but is not in the ledger`);
    if (this.#writers.size > 10_000) this.#writers.clear();
    this.#writers.set(n, writer);
    return writer;
  }

  vector(n: number): Record<string, number> {
    const row = this.#store.get<{ vv: string }>("SELECT json_extract(body, '$.vv') AS vv FROM ledger WHERE n = ?", n);
    return row ? JSON.parse(row.vv) : {};
  }

  /** Records of a subject that is written once, with this value in the field, and the entries that made them. */
  makersOf(subject: Subject, field: string, value: string): { n: number; made: string }[] {
    return this.#tables.all(
      `SELECT coalesce(_writers ->> ?, _origin) AS n, id AS made FROM "${subject}" WHERE "${field}" = ?
       UNION SELECT n, id FROM conflict WHERE subject = ? AND field = ? AND value = ?`,
      `$.${field}`,
      value,
      subject,
      field,
      JSON.stringify(value),
    );
  }

  forget(): void {
    this.#writers.clear();
  }
}

/** A record that an operation is being applied to. */
interface Touched {
  subject: Subject;
  id: string;
  state: State;
  /** It did not exist before, not even deleted: nothing can be concurrent. */
  fresh: boolean;
}

/** An entry has seen itself; what is made here just now has seen everything. */
function sees({ n, vv }: Applied, writer: Writer): boolean {
  return vv === undefined || writer.n === n || hasSeen(vv, writer);
}

function hasSeen(vv: Record<string, number>, writer: Writer): boolean {
  return (vv[writer.dev] ?? 0) >= writer.seq;
}
