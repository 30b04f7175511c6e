/** Makes single records again from the ledger, in memory and by the same rules as the tables. */
import type { EntryBody, Operation } from "../base/entry.ts";
import type { Reader } from "../base/store.ts";
import type { Subject } from "../contract/subjects/index.ts";
import { type Applied, Order, Projection } from "./projection.ts";
import type { Loser, MisfitNote, State, StateStore } from "./records.ts";

/** A record as its entries make it, with all that is kept beside it. */
export interface Made {
  /** Undefined if no entry created it. */
  state: State | undefined;
  /** Values that are kept beside the shown ones, by field. */
  losers: ReadonlyMap<string, readonly Loser[]>;
  misfits: readonly MisfitNote[];
}

/** A record that is being made. */
export interface Making {
  /** Applies what an entry says of it; entries come by `n`. @param before only its operations before this one, counted from 0 @returns false if the entry does not name it */
  take(n: number, before?: number): boolean;
  made(): Made;
}

/** Bytes of entries that are kept ready: one large entry names hundreds of records, which come one after the other. */
const KEPT_BYTES = 16 * 1024 * 1024;

export class Replayer {
  readonly #store: Reader;
  readonly #order: Order;
  readonly #entries = new Map<number, ReadEntry>();
  #bytes = 0;

  constructor(store: Reader) {
    this.#store = store;
    this.#order = new Order(store);
  }

  /** Begins with a record of which nothing is known yet. */
  begin(subject: Subject, id: string): Making {
    const states = new OneRecord();
    const projection = new Projection(states, this.#order);
    return {
      take: (n, before) => {
        const entry = this.#entry(n);
        const operations = entry.operations.get(keyOf(subject, id));
        const stop = before === undefined ? undefined : entry.applied.ops[before];
        for (const operation of operations ?? []) {
          if (operation === stop) break;
          projection.apply(entry.applied, operation);
        }
        return operations !== undefined;
      },
      made: () => ({ state: states.state, losers: states.kept, misfits: [...states.misfits.values()] }),
    };
  }

  /** Whether an entry names a record. */
  names(n: number, subject: string, id: string): boolean {
    return this.#entry(n).operations.has(keyOf(subject, id));
  }

  #entry(n: number): ReadEntry {
    const known = this.#entries.get(n);
    if (known) {
      // Used last, forgotten last.
      this.#entries.delete(n);
      this.#entries.set(n, known);
      return known;
    }
    const row = this.#store.get<{ body: string }>("SELECT body FROM ledger WHERE n = ?", n);
    const entry = row ? readEntry(n, row.body) : { bytes: 0, applied: nowhere(n), operations: new Map() };
    this.#entries.set(n, entry);
    this.#bytes += entry.bytes;
    for (const [oldest, { bytes }] of this.#entries) {
      if (this.#bytes <= KEPT_BYTES || oldest === n) break;
      this.#entries.delete(oldest);
      this.#bytes -= bytes;
    }
    return entry;
  }
}

interface ReadEntry {
  bytes: number;
  applied: Applied;
  operations: Map<string, Operation[]>;
}

function readEntry(n: number, text: string): ReadEntry {
  const { dev, seq, hlc, vv, ops } = JSON.parse(text) as EntryBody;
  const [ms, counter] = hlc;
  const operations = new Map<string, Operation[]>();
  for (const operation of ops) {
    const key = keyOf(operation.ent, operation.id);
    const same = operations.get(key);
    if (same) same.push(operation);
    else operations.set(key, [operation]);
  }
  return { bytes: text.length, applied: { n, dev, seq, ms, counter, vv, ops }, operations };
}

/** An entry that is not there changes nothing. */
function nowhere(n: number): Applied {
  return { n, dev: "", seq: 0, ms: 0, counter: 0, vv: {}, ops: [] };
}

function keyOf(subject: string, id: string): string {
  return `${subject}/${id}`;
}

/** The states of one record, in memory. */
class OneRecord implements StateStore {
  state: State | undefined;
  readonly kept = new Map<string, readonly Loser[]>();
  readonly misfits = new Map<string, MisfitNote>();

  read(): State | undefined {
    return this.state;
  }

  write(_subject: Subject, _id: string, _before: State | undefined, after: State): void {
    this.state = after;
  }

  losers(_subject: Subject, _id: string, field: string): Loser[] {
    return [...(this.kept.get(field) ?? [])];
  }

  keepLosers(_subject: Subject, _id: string, field: string, losers: readonly Loser[]): number {
    const before = this.kept.get(field)?.length ?? 0;
    if (losers.length > 0) this.kept.set(field, losers);
    else this.kept.delete(field);
    return losers.length - before;
  }

  countConflicts(): number {
    return [...this.kept.values()].reduce((sum, { length }) => sum + length, 0);
  }

  touch(): void {}

  forget(): void {}

  noteMisfit(note: MisfitNote): void {
    this.misfits.set(`${note.field} ${note.n}`, note);
  }
}
