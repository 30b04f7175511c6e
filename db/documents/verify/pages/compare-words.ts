/** The words of the pages in a file against those of pages that were set anew: one by one, in the order of reading. */
import type { WordsDiffer } from "../../../contract/procedures/verification.ts";
import type { Mark, PageMarks } from "./marks.ts";
import { type Sign, signsOf } from "./reading-order.ts";

export interface Compared {
  differences: WordsDiffer[];
  /** Pages on which words stand in another order than that of reading, or so that nobody reads them. */
  odd: { page: number; what: "order" | "hidden" }[];
}

const MAX_DIFFERENCES = 20;
/** Marks that are looked through for the place from which on both say the same again, and how many have to. */
const REACH = 400;
const SAME_AGAIN = 6;
/** Marks shown before and after what differs, and of it. */
const AROUND = 8;
const SHOWN = 160;
/** Type of another size is still type; smaller or larger than this it hides something. */
const SMALLER = 0.6;
const LARGER = 1.7;

export function compareWords(expected: readonly PageMarks[], found: readonly PageMarks[]): Compared {
  const [wanted, given] = [signsOf(expected), signsOf(found)];
  const differences: WordsDiffer[] = [];
  const odd: Compared["odd"] = [];
  let [i, j] = [0, 0];
  while ((i < wanted.length || j < given.length) && differences.length < MAX_DIFFERENCES) {
    const [want, give] = [wanted[i], given[j]];
    if (want && give && want.mark.text === give.mark.text && isSpacedLike(want, give, wanted[i - 1])) {
      const what = oddityOf(want, give);
      if (what && odd.length < MAX_DIFFERENCES) odd.push({ page: give.mark.page, what });
      i++;
      j++;
      continue;
    }
    const [skipped, more] = samePlace(wanted, given, i, j);
    differences.push({
      page: give?.mark.page ?? found.length,
      expected: shown(wanted, i, skipped),
      found: shown(given, j, more),
    });
    i += skipped;
    j += more;
  }
  return { differences, odd };
}

/** Between letters or digits of words with spaces, a space is drawn where there is one, and nothing looks like one. */
function isSpacedLike(want: Sign, give: Sign, before: Sign | undefined): boolean {
  if (give.gap === null || !isLetter(want.mark.text) || !before || !isLetter(before.mark.text)) return true;
  return want.spaced ? give.gap > NARROW : give.gap <= Math.max(WIDE, want.gap ?? 0);
}

/** Widths of type: no space is narrower than the one, nothing else as wide as the other, also in lines that are stretched. */
const NARROW = 0.04;
const WIDE = 0.4;

function isLetter(text: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u.test(text);
}

function oddityOf(want: Sign, give: Sign): "order" | "hidden" | null {
  const ratio = give.mark.size / want.mark.size;
  if (give.mark.colour !== want.mark.colour || ratio < SMALLER || ratio > LARGER) return "hidden";
  if (give.move === want.move) return null;
  return [give.move, want.move].every((move) => move === "on" || move === "line") ? null : "order";
}

/** How many marks of each to leave out until both say the same again; all that are left, if they never do. */
function samePlace(wanted: readonly Sign[], given: readonly Sign[], i: number, j: number): [number, number] {
  const ends = (a: number, b: number) => i + a === wanted.length && j + b === given.length;
  for (let sum = 1; sum <= REACH; sum++)
    for (let a = 0; a <= sum; a++) {
      const b = sum - a;
      if (i + a > wanted.length || j + b > given.length) continue;
      if (ends(a, b) || isSame(wanted, given, i + a, j + b)) return [a, b];
    }
  return [wanted.length - i, given.length - j];
}

function isSame(wanted: readonly Sign[], given: readonly Sign[], i: number, j: number): boolean {
  for (let step = 0; step < SAME_AGAIN; step++) {
    const [want, give] = [wanted[i + step], given[j + step]];
    if (!want && !give) return step > 0;
    if (want?.mark.text !== give?.mark.text) return false;
  }
  return true;
}

/** What stands there, with a little before and after it. */
function shown(signs: readonly Sign[], from: number, count: number): string {
  return inWords(signs.slice(Math.max(0, from - AROUND), from + Math.min(count, SHOWN) + AROUND));
}

function inWords(signs: readonly Sign[]): string {
  return signs
    .map(({ mark, spaced, move }, index) => `${index > 0 && (spaced || move === "side") ? " " : ""}${wordOf(mark)}`)
    .join("");
}

function wordOf({ shape, text }: Mark): string {
  return shape === "picture" ? "▣" : text;
}

/**
 * What is repeated on a page, without the heads of tables that go on there, against the same of the pages set anew: with all
 * spaces. There may be more or fewer pages: then their numbers are those of the file.
 * @param heads of tables
 */
export function compareFurniture(
  expected: readonly PageMarks[],
  found: readonly PageMarks[],
  heads: readonly string[],
): WordsDiffer[] {
  const differences: WordsDiffer[] = [];
  const patterns = heads.map(patternOf);
  for (const [index, { furniture }] of found.entries()) {
    const [page, like] = [index + 1, Math.min(index + 1, expected.length)];
    const own = expected[like - 1]?.furniture ?? [];
    const [want, give] = [withoutHeads(own, patterns), withoutHeads(furniture, patterns)];
    const numbers: [string, string][] = [
      [String(like), String(page)],
      [String(expected.length), String(found.length)],
    ];
    if (!isSameFoot(want, give, numbers)) differences.push({ page, expected: want, found: give.slice(0, 2 * SHOWN) });
    if (differences.length === MAX_DIFFERENCES) break;
  }
  return differences;
}

/** A head of a table as it is drawn: where it has a space, a line may end. */
function patternOf(head: string): RegExp {
  const words = head.trim().split(/\s+/);
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("\\s?"));
}

function withoutHeads(furniture: readonly Mark[], heads: readonly RegExp[]): string {
  return heads.reduce((text, head) => text.replace(head, ""), furniture.map(wordOf).join(""));
}

function isSameFoot(want: string, give: string, numbers: readonly [string, string][]): boolean {
  const [expected, found] = [want, give].map((text) => text.split(/(\d+)/)) as [string[], string[]];
  return (
    expected.length === found.length &&
    expected.every(
      (part, index) => part === found[index] || numbers.some(([like, page]) => like === part && page === found[index]),
    )
  );
}
