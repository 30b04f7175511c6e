/** The values of one field of all records of a kind, each told once: a number for each row stands for one. */
import type { Filter } from "../../../contract/records.ts";

type Held = string | number | null;

/** Fields with more different values than this are not held: counting them tells nobody anything. */
const MOST_VALUES = 200_000;
/** As long as so few are told apart, a number takes two bytes. */
const SMALL = 65_536;

export class HeldValues {
  /** As the table has them: of a list, its JSON. */
  readonly values: Held[] = [];
  /** Of each value the single ones: of a list, what is in it. */
  readonly parts: readonly (string | null)[][] = [];
  readonly list: boolean;
  codes: Uint16Array | Uint32Array = new Uint16Array();
  readonly #known = new Map<Held, number>();

  /** @param list whether the field holds several values */
  constructor(list: boolean) {
    this.list = list;
  }

  /** Whether there are too many different ones for this to be of use. */
  get full(): boolean {
    return this.values.length > MOST_VALUES;
  }

  set(row: number, value: Held): void {
    let code = this.#known.get(value);
    if (code === undefined) {
      code = this.values.length;
      this.#known.set(value, code);
      this.values.push(value);
      (this.parts as (string | null)[][]).push(this.#partsOf(value));
      if (code === SMALL) this.codes = Uint32Array.from(this.codes);
    }
    this.codes[row] = code;
  }

  grow(rows: number): void {
    const Kind = this.codes instanceof Uint16Array ? Uint16Array : Uint32Array;
    const grown = new Kind(rows);
    grown.set(this.codes);
    this.codes = grown;
  }

  #partsOf(value: Held): (string | null)[] {
    if (!this.list) return [value === null ? null : String(value)];
    const inside = JSON.parse(String(value ?? "[]")) as string[];
    return inside.length > 0 ? [...new Set(inside)] : [null];
  }

  /** Which values pass a filter; null: this filter is asked of the tables. */
  passing({ op, value }: Filter): Uint8Array | null {
    const test = this.list ? testOfList(op, value) : testOf(op, value);
    if (!test) return null;
    return Uint8Array.from(this.values, (held, at) => Number(test(held, this.parts[at] as (string | null)[])));
  }
}

type Test = (held: Held, parts: readonly (string | null)[]) => boolean;

function listed(value: Filter["value"]): { given: string[]; empty: boolean } {
  const list = [value ?? null].flat();
  const texts = list.flatMap((one) =>
    one === null ? [] : [typeof one === "boolean" ? String(Number(one)) : String(one)],
  );
  return { given: texts, empty: list.includes(null) };
}

function testOf(op: Filter["op"], value: Filter["value"]): Test | null {
  const { given, empty } = listed(value);
  const known = new Set(given);
  const one = given[0] ?? "";
  const isIn = (held: Held) => (held === null ? empty : known.has(String(held)));
  switch (op) {
    case "is":
    case "in":
      return isIn;
    case "not":
      return (held) => !isIn(held);
    case "empty":
      return (held) => held === null;
    case "filled":
      return (held) => held !== null;
    case "within":
      return (held) => (held === null ? empty : given.some((begin) => String(held).startsWith(begin)));
    case "from":
      return (held) => held !== null && String(held) >= one;
    case "to":
      return (held) => held !== null && String(held) <= `${one}\uffff`;
    case "before":
      return (held) => held !== null && String(held) < one.slice(0, String(held).length);
    case "since":
      return (held) => held !== null && String(held) >= one.slice(0, String(held).length);
    default:
      return null;
  }
}

function testOfList(op: Filter["op"], value: Filter["value"]): Test | null {
  const { given, empty } = listed(value);
  const known = new Set(given);
  switch (op) {
    case "has":
      return (_, parts) => parts.some((part) => (part === null ? empty : known.has(part)));
    case "empty":
      return (_, parts) => parts[0] === null;
    case "filled":
      return (_, parts) => parts[0] !== null;
    default:
      return null;
  }
}
