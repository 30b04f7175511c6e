/** Applies the operations of an entry to the tables, by the merge rule of registers.ts. */
import { SUBJECTS, type Subject } from "../contract/subjects/index.ts";
import { columnOf, type Fields, type FieldValue } from "../schema/columns.ts";
import type { Operation } from "./entry.ts";
import { readState, type State, wholeFields, writeState } from "./records.ts";
import { isDeleted, merge, type Write, type Writer } from "./registers.ts";
import type { Store } from "./store.ts";

/** The existence register stands beside the fields under this name. */
export const DELETED = "_deleted";

/** An entry as the projection sees it. */
export interface Applied extends Writer {
  /** Version vector of the entry. Undefined for an entry made here just now, which has seen everything. */
  vv?: Record<string, number>;
}

export class Projection {
  readonly #store: Store;
  readonly #writers = new Map<number, Writer>();
  #conflicts: number;

  constructor(store: Store) {
    this.#store = store;
    this.#conflicts = countConflicts(store);
  }

  /** How many values are kept beside a shown one because nobody has chosen between them. */
  get conflictCount(): number {
    return this.#conflicts;
  }

  /** Applies one operation. Unknown subjects and fields (of a newer Concord) stay in the ledger only. */
  apply(entry: Applied, operation: Operation): void {
    const subject = operation.ent as Subject;
    if (!SUBJECTS.includes(subject)) return;
    const { id } = operation;
    const before = readState(this.#store, subject, id);
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
      for (const [field, value] of Object.entries(written))
        if (columnOf(subject, field)) this.#write(record, field, value, entry);
    }
    if (entry.vv) state.alive = !this.#deleted(record);
    else if (operation.op === "delete" || operation.op === "restore") state.alive = operation.op === "restore";
    writeState(this.#store, subject, id, before, state);
    this.#store.run("INSERT OR IGNORE INTO touched (subject, id, n) VALUES (?, ?, ?)", subject, id, entry.n);
  }

  /** Forgets what was learnt in a transaction that was rolled back. */
  forget(): void {
    this.#writers.clear();
    this.#conflicts = countConflicts(this.#store);
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
    const winner = { writer: this.#writer(Math.abs(held)), value };
    if (this.#conflicts === 0) return [winner];
    const losers = this.#store.all<{ n: number; value: string }>(
      "SELECT n, value FROM conflict WHERE subject = ? AND id = ? AND field = ?",
      subject,
      id,
      field,
    );
    return [winner, ...losers.map((row) => ({ writer: this.#writer(row.n), value: JSON.parse(row.value) }))];
  }

  #keepLosers(subject: Subject, id: string, field: string, losers: Write<FieldValue>[]): void {
    const gone = this.#store.run("DELETE FROM conflict WHERE subject = ? AND id = ? AND field = ?", subject, id, field);
    for (const { writer, value } of losers)
      this.#store.run(
        "INSERT INTO conflict (subject, id, field, n, value) VALUES (?, ?, ?, ?, ?)",
        subject,
        id,
        field,
        writer.n,
        JSON.stringify(value),
      );
    this.#conflicts += losers.length - gone.changes;
  }

  #deleted(record: Touched): boolean {
    const deletions = this.#register(record, DELETED) as Write<boolean>[];
    if (deletions.length === 0) return false;
    const writers = Object.keys(record.state.fields).flatMap((field) =>
      this.#register(record, field).map(({ writer }) => writer),
    );
    const vectors = new Map(deletions.map(({ writer }) => [writer.n, this.#vectorOf(writer.n)]));
    return isDeleted(deletions, writers, (by, writer) => by.n === writer.n || hasSeen(vectors.get(by.n) ?? {}, writer));
  }

  /** An entry's place in the order, by `n`. */
  #writer(n: number): Writer {
    const known = this.#writers.get(n);
    if (known) return known;
    const writer = this.#store.get<Writer>("SELECT n, dev, seq, ms, counter FROM ledger WHERE n = ?", n);
    if (!writer) throw new Error(`entry ${n} is named as a writer but is not in the ledger`);
    if (this.#writers.size > 10_000) this.#writers.clear();
    this.#writers.set(n, writer);
    return writer;
  }

  #vectorOf(n: number): Record<string, number> {
    const row = this.#store.get<{ vv: string }>("SELECT json_extract(body, '$.vv') AS vv FROM ledger WHERE n = ?", n);
    return row ? JSON.parse(row.vv) : {};
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

function countConflicts(store: Store): number {
  return store.get<{ c: number }>("SELECT count(*) AS c FROM conflict")?.c ?? 0;
}
