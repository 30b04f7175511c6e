/** Applies the operations of an entry to the records they name, by the merge rule of registers.ts. */
import type { Operation } from "../base/entry.ts";
import type { Store } from "../base/store.ts";
import { SUBJECTS, type Subject } from "../contract/subjects/index.ts";
import { columnOf, emptyOf, type Fields, type FieldValue, misfitOf, misfitOfId } from "../schema/columns.ts";
import { DELETED, type Shelf, type State, wholeFields } from "./records.ts";
import { isDeleted, merge, type Write, type Writer } from "./registers.ts";

/** An entry as the projection sees it. */
export interface Applied extends Writer {
  /** Version vector of the entry. Undefined for an entry made here just now, which has seen everything. */
  vv?: Record<string, number>;
}

export class Projection {
  readonly #shelf: Shelf;
  readonly #order: Order;
  #conflicts: number;

  /** @param shelf where records are kept: the tables, or memory */
  constructor(shelf: Shelf, order: Order) {
    this.#shelf = shelf;
    this.#order = order;
    this.#conflicts = shelf.countConflicts();
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
    if (!SUBJECTS.includes(subject)) return;
    const { id } = operation;
    const shelf = this.#shelf;
    const noId = misfitOfId(id);
    if (noId) {
      shelf.noteMisfit({ subject, id, field: "id", n: entry.n, reason: noId.code });
      return;
    }
    shelf.touch(subject, id, entry.n);
    const before = shelf.read(subject, id);
    if (!before && operation.op !== "create") return;
    const state: State = before
      ? { ...before, fields: { ...before.fields }, writers: { ...before.writers } }
      : { fields: wholeFields(subject, {}), origin: entry.n, writers: {}, alive: true };
    const record = { subject, id, state, fresh: !before };

    if (operation.op === "delete" || operation.op === "restore")
      this.#write(record, DELETED, operation.op === "delete", entry);
    else {
      const given = operation.f as Fields;
      const written = operation.op === "create" ? wholeFields(subject, given) : given;
      for (const [field, value] of Object.entries(written)) this.#writeField(record, field, value, entry);
    }
    if (entry.vv) state.alive = !this.#deleted(record);
    else if (operation.op === "delete" || operation.op === "restore") state.alive = operation.op === "restore";
    shelf.write(subject, id, before, state);
  }

  /** Forgets what was learnt in a transaction that was rolled back. */
  forget(): void {
    this.#order.forget();
    this.#conflicts = this.#shelf.countConflicts();
  }

  #writeField(record: Touched, field: string, value: FieldValue, entry: Applied): void {
    const { subject, id } = record;
    const column = columnOf(subject, field);
    if (!column) return;
    const misfit = misfitOf(column, value);
    if (misfit) this.#shelf.noteMisfit({ subject, id, field, n: entry.n, reason: misfit.code });
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
    const merged = merge(current, added, (writer) => writer.n === entry.n || hasSeen(vv, writer));
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
    const losers = this.#shelf.losers(subject, id, field);
    return [winner, ...losers.map((row) => ({ writer: this.#order.writer(row.n), value: JSON.parse(row.value) }))];
  }

  #keepLosers(subject: Subject, id: string, field: string, losers: Write<FieldValue>[]): void {
    const kept = losers.map(({ writer, value }) => ({ n: writer.n, value: JSON.stringify(value) }));
    this.#conflicts += this.#shelf.keepLosers(subject, id, field, kept);
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
  readonly #store: Store;
  readonly #writers = new Map<number, Writer>();

  constructor(store: Store) {
    this.#store = store;
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

function hasSeen(vv: Record<string, number>, writer: Writer): boolean {
  return (vv[writer.dev] ?? 0) >= writer.seq;
}
