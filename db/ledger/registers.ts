/**
 * The merge rule. Each field of a record is a register that holds the maximal writes to it: those that no other write
 * has seen. A write that comes takes out all that it had seen and stands beside the rest. Among them the highest stamp
 * wins and is shown, the others are kept as conflicts until somebody who has seen them writes again.
 * Whether a record exists is one more register: it is gone if all who last spoke on it deleted it and each edit was seen
 * by one of these deletions, so that an edit at the same time as a deletion keeps the record.
 * So the state is a function of the set of entries, whatever the order of arrival, as long as each comes after those it
 * has seen.
 */
import { compareStamps, type Stamp } from "./clock.ts";

/** What the rule needs to know of an entry. */
export interface Writer extends Stamp {
  n: number;
  dev: string;
  seq: number;
}

export interface Write<V> {
  writer: Writer;
  value: V;
}

/** @returns the maximal writes after `added`, winner first; `sees` tells whether `added` had seen a writer. */
export function merge<V>(current: readonly Write<V>[], added: Write<V>, sees: (writer: Writer) => boolean): Write<V>[] {
  return [...current.filter(({ writer }) => !sees(writer)), added].sort((a, b) => compareWriters(b.writer, a.writer));
}

/**
 * Whether a record exists: it does not if everybody who last spoke on it deleted it and every edit was seen by one of
 * those deletions. An edit concurrent with a deletion keeps the record.
 * @param deletions maximal writes of the existence register; value true means deleted
 * @param writers of the maximal writes of all fields
 * @param seenBy whether the first entry had seen the second
 */
export function isDeleted(
  deletions: readonly Write<boolean>[],
  writers: Iterable<Writer>,
  seenBy: (by: Writer, writer: Writer) => boolean,
): boolean {
  if (deletions.length === 0 || deletions.some(({ value }) => !value)) return false;
  for (const writer of writers) if (!deletions.some((deletion) => seenBy(deletion.writer, writer))) return false;
  return true;
}

/** Positive if what a wrote wins over what b wrote at the same time. */
export function compareWriters(a: Writer, b: Writer): number {
  return compareStamps(a, b) || (a.dev < b.dev ? -1 : a.dev > b.dev ? 1 : a.seq - b.seq);
}
