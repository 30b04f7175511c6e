/** What command code works with: reads and writes of records inside one user action. It never sees hashes or clocks. */

import { canonicalize } from "../base/canonical.ts";
import type { Operation } from "../base/entry.ts";
import { newId } from "../base/ids.ts";
import type { Reader } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import type { RecordOf, Subject } from "../contract/subjects/index.ts";
import { asTheyStand, columnsOf, type Fields, wholeFields } from "../schema/columns.ts";
import { tidied } from "../schema/tidy.ts";
import type { Tables } from "./records.ts";

/** What must be done to take one operation back. */
export type Inverse =
  | { op: "create" | "restore" | "delete"; subject: Subject; id: string }
  | { op: "set"; subject: Subject; id: string; fields: Fields };

/** One user action under way. Each operation is applied at once, so that reads see it. */
export class Tx {
  /** Typed SQL reads inside the transaction. */
  readonly reader: Reader;
  readonly inverses: Inverse[] = [];
  readonly #states: Pick<Tables, "read" | "holds" | "noteNew">;
  readonly #write: (operation: Operation) => void;

  /** @param states reads what the operations of `write` have made of a record, without asking the tables again */
  constructor(
    reader: Reader,
    states: Pick<Tables, "read" | "holds" | "noteNew">,
    write: (operation: Operation) => void,
  ) {
    this.reader = reader;
    this.#states = states;
    this.#write = write;
  }

  get<S extends Subject>(subject: S, id: string): RecordOf<S> | undefined {
    const written = this.#written(subject, id);
    return written && ({ id, ...asTheyStand(subject, written) } as RecordOf<S>);
  }

  #written(subject: Subject, id: string): Fields | undefined {
    const state = this.#states.read(subject, id);
    return state?.alive ? wholeFields(subject, state.fields) : undefined;
  }

  /** The id of a record that is to be made. */
  newId(subject: Subject): string {
    const id = newId();
    this.#states.noteNew(subject, id);
    return id;
  }

  /** Whether there is such a record. */
  has(subject: Subject, id: string): boolean {
    return (
      this.#states.holds(subject, id) ?? this.reader.get(`SELECT 1 FROM "${subject}" WHERE id = ?`, id) !== undefined
    );
  }

  /** Whether it was there once and is not any more. */
  isRemoved(subject: Subject, id: string): boolean {
    return this.#states.read(subject, id)?.alive === false;
  }

  /** Creates the record or changes the given fields of it, tidied. Fields that hold the value already are left out. */
  put(subject: Subject, id: string, fields: object): void {
    this.#set(subject, id, tidied(subject, fields as Fields));
  }

  /** The same with what once stood there: it comes back to the letter. */
  putAsItWas(subject: Subject, id: string, fields: Fields): void {
    this.#set(subject, id, fields);
  }

  #set(subject: Subject, id: string, given: Fields): void {
    // Whoever says what counts already says so where something else was written.
    const before = this.#written(subject, id);
    if (!before) {
      this.#create(subject, id, given);
      return;
    }
    const changed = columnsOf(subject)
      .map(({ name }) => name)
      .filter((name) => given[name] !== undefined && !same(given[name], before[name]));
    if (changed.length === 0) return;
    this.inverses.push({ op: "set", subject, id, fields: pick(before, changed) });
    this.#write({ op: "set", ent: subject, id, f: pick(given, changed) });
  }

  remove(subject: Subject, id: string): void {
    if (!this.get(subject, id)) throw new ConcordError("E_UNKNOWN_RECORD", { subject, id });
    this.inverses.push({ op: "delete", subject, id });
    this.#write({ op: "delete", ent: subject, id });
  }

  /** Brings a removed record back as it was. */
  restore(subject: Subject, id: string): void {
    if (this.get(subject, id)) throw new ConcordError("E_EXISTS", { subject, id });
    this.inverses.push({ op: "restore", subject, id });
    this.#write({ op: "restore", ent: subject, id });
  }

  #create(subject: Subject, id: string, given: Fields): void {
    if (this.isRemoved(subject, id)) throw new ConcordError("E_EXISTS", { subject, id });
    const filled = columnsOf(subject)
      .map(({ name }) => name)
      .filter((name) => !isEmpty(given[name]));
    this.inverses.push({ op: "create", subject, id });
    this.#write({ op: "create", ent: subject, id, f: pick(given, filled) });
  }
}

/** Values as an entry carries them. */
type Values = Extract<Operation, { op: "set" }>["f"];

function pick(fields: Fields, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, asToldIn(fields[name] ?? null)]));
}

/**
 * The value as whoever reads the entry gets it: what is null, a number, a text, a boolean, or a list or object of these,
 * whose keys stand in their canonical order. Tables made of the action and of its entry are then the same to the letter.
 */
function asToldIn(value: unknown): Values[string] {
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return [...value];
  return (typeof value === "object" ? JSON.parse(canonicalize(value)) : value) as Values[string];
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && canonicalize(a) === canonicalize(b));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
