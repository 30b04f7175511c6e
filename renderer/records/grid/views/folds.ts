/** Which groups of a list are folded, as its address says it: `?fold=宜宾,成都`, or `?fold=*,宜宾`: all but that one. Pure. */
import { asWritten, inWriting } from "../../../../db/contract/lists/conditions.ts";

export interface Folds {
  /** All are, but for the values. */
  all: boolean;
  /** What the records of a group share; null: nothing. */
  values: ReadonlySet<string | null>;
}

export const NONE_FOLDED: Folds = { all: false, values: new Set() };
export const ALL_FOLDED: Folds = { all: true, values: new Set() };

const ALL = "*";
/** An address is no place for more. */
const MOST_VALUES = 200;

export function foldsIn(text: string | undefined): Folds {
  const parts = text === undefined ? [] : text.split(",");
  const all = parts[0] === ALL;
  return { all, values: new Set((all ? parts.slice(1) : parts).slice(0, MOST_VALUES).map(asWritten)) };
}

/** As the address says it; undefined: none is folded. */
export function foldsInAddress({ all, values }: Folds): string | undefined {
  const parts = [...(all ? [ALL] : []), ...[...values].slice(0, MOST_VALUES).map(inWriting)];
  return parts.length > 0 ? parts.join(",") : undefined;
}

export function isFolded({ all, values }: Folds, value: string | null): boolean {
  return all !== values.has(value);
}

/** With the other one of folded and unfolded. */
export function foldedOtherwise({ all, values }: Folds, value: string | null): Folds {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return { all, values: next };
}
