/**
 * Whether all that is drawn stands where it stands in the pages set anew: each glyph, space, picture and line, one by one. A
 * glyph that is moved over another, or a line through a word, says something else without a word being another; how far
 * things may be moved before they do, nothing can prove. So nothing may be moved at all.
 */
import type { Line, Mark, PageMarks } from "./marks.ts";

/** Points; programs write the same place with more or fewer digits. */
const ROUNDED = 0.1;

interface Elsewhere {
  page: number;
  what: "order" | "drawings";
}

/** Pages on which something is moved, resized, left out or put in; those that only one file has, too. */
export function standingElsewhere(expected: readonly PageMarks[], found: readonly PageMarks[]): Elsewhere[] {
  return Array.from({ length: Math.max(expected.length, found.length) }, (_, index): Elsewhere[] => {
    const [want, give, page] = [expected[index], found[index], index + 1];
    if (!want || !give) return [{ page: Math.min(page, found.length), what: "order" }];
    const areMarksAlike =
      isSame(want.text, give.text, isMarkAlike) && isSame(want.furniture, give.furniture, isMarkAlike);
    return [
      ...(areMarksAlike ? [] : [{ page, what: "order" as const }]),
      ...(isSame(want.lines, give.lines, isLineAlike) ? [] : [{ page, what: "drawings" as const }]),
    ];
  }).flat();
}

function isSame<T>(some: readonly T[], others: readonly T[], isAlike: (one: T, other: T) => boolean): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return other !== undefined && isAlike(one, other);
    })
  );
}

function isMarkAlike(one: Mark, other: Mark): boolean {
  return (
    one.text === other.text &&
    one.shape === other.shape &&
    one.colour === other.colour &&
    (["x", "y", "width", "size"] as const).every((key) => isNear(one[key], other[key]))
  );
}

function isLineAlike(one: Line, other: Line): boolean {
  return (
    one.colour === other.colour &&
    (["left", "right", "bottom", "top"] as const).every((key) => isNear(one[key], other[key]))
  );
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDED;
}
