/**
 * Puts the rows of a kind of records in the order in which their names are spelled, in small steps between other calls: sorts
 * by one letter after the other from the last (radix), so that none of the steps is long.
 */

/** Letters by which names are told apart; those that are alike so far stand in the order in which they were made. */
export const LETTERS = 48;

/** Places for rows that are still to come. */
const SPARE = 1_024;

/** The beginnings of the spelled names of rows, a byte for each letter; a name that is empty stands last. */
export class Spellings {
  bytes: Uint8Array;
  readonly #encoder = new TextEncoder();

  constructor(rows: number) {
    this.bytes = new Uint8Array(rows * LETTERS);
  }

  /** @param key null: it has no name */
  set(row: number, key: string | null): void {
    const at = row * LETTERS;
    const place = this.bytes.subarray(at, at + LETTERS);
    place.fill(key === null ? 255 : 0);
    if (key !== null) this.#encoder.encodeInto(key, place);
  }

  compare(one: number, other: number): number {
    const { bytes } = this;
    for (let at = 0; at < LETTERS; at++) {
      const difference = (bytes[one * LETTERS + at] as number) - (bytes[other * LETTERS + at] as number);
      if (difference !== 0) return difference;
    }
    return one - other;
  }

  /** @param rows those that there are, ascending; yields between steps */
  *order(rows: Uint32Array): Generator<void, Uint32Array> {
    const { bytes } = this;
    let from = rows;
    let to: Uint32Array = new Uint32Array(rows.length);
    for (let letter = LETTERS - 1; letter >= 0; letter--) {
      const counts = new Uint32Array(257);
      for (let k = 0; k < from.length; k++) {
        const at = (bytes[(from[k] as number) * LETTERS + letter] as number) + 1;
        counts[at] = (counts[at] as number) + 1;
      }
      // All are alike here: nothing to move.
      if (counts.includes(from.length)) {
        yield;
        continue;
      }
      for (let k = 1; k < 257; k++) counts[k] = (counts[k] as number) + (counts[k - 1] as number);
      yield;
      for (let k = 0; k < from.length; k++) {
        const row = from[k] as number;
        const byte = bytes[row * LETTERS + letter] as number;
        const place = counts[byte] as number;
        counts[byte] = place + 1;
        to[place] = row;
      }
      [from, to] = [to, from === rows ? new Uint32Array(rows.length) : from];
      yield;
    }
    return from;
  }
}

/** Rows in an order, of which single ones go and come. */
export class RowOrder {
  #held: Uint32Array;
  #length: number;

  constructor(rows: Uint32Array) {
    this.#held = rows;
    this.#length = rows.length;
  }

  get rows(): Uint32Array {
    return this.#held.subarray(0, this.#length);
  }

  remove(row: number): void {
    const at = this.rows.indexOf(row);
    if (at < 0) return;
    this.#held.copyWithin(at, at + 1, this.#length);
    this.#length -= 1;
  }

  insert(at: number, row: number): void {
    if (this.#length === this.#held.length) {
      const more = new Uint32Array(this.#length + SPARE);
      more.set(this.#held);
      this.#held = more;
    }
    this.#held.copyWithin(at + 1, at, this.#length);
    this.#held[at] = row;
    this.#length += 1;
  }
}
