/**
 * Whether the pages of a file say what pages set anew from its record say, where they are not the same bytes. Two readers
 * look: our own one at what the file is made of, pdf.js at what is drawn. "The same" needs all of it: the same words in the
 * same places, in outlines of the same fonts, in the open, and nothing beside them. The words that differ are named; whether
 * they stand where they should is looked at by itself.
 */
import type { PageOddity, WordsDiffer } from "../../contract/verification.ts";
import { standingElsewhere } from "./compare-places.ts";
import { compareFurniture, compareWords } from "./compare-words.ts";
import { type FileParts, partsOf } from "./file-parts.ts";
import type { Mark, PageMarks } from "./marks.ts";
import { readMarks } from "./page-marks.ts";
import { readPdf } from "./pdf-file.ts";
import { overlaps } from "./reading-order.ts";

export interface PagesCompared {
  differences: WordsDiffer[];
  odd: PageOddity[];
}

/** Of a file's streams, times those of the same pages set anew: what is longer is not read, so that no file takes hours. */
const MAX_SHARE = 3;
const MAX_MORE = 4 * 1024 * 1024;
/** Parts that only readers for those who do not see, and lists of bookmarks, look at: words can be compared all the same. */
const BESIDE = /^(StructElem|StructTreeRoot|A|IDTree|ParentTree|Outlines|First|Last|Next|Prev|Parent)\./;
/** What this version may write of any document, whether or not it does in this one. */
const OWN_WORDS = new Set(["StructElem.K:MCR", "MCR.Pg:Page", "MCR.MCID:number", "MCR.Type=/MCR"]);
const OWN_NAMES = new Set(["/#", "/Span", "/Artifact", "/MCID", "/Lang"]);
/** Points by which text may stand beyond where it ever does. */
const BEYOND = 20;

/** What pages are like that this version sets of the minutes. */
export interface Likeness {
  pages: Uint8Array;
  /** Pages with all digits at their foot: a file of more pages has numbers that the others have not. */
  numbered: () => Promise<Uint8Array>;
  /** Heads of tables, which go on on the next page. */
  heads: readonly string[];
  /** Where the margins are, points from the lower left corner. */
  paper: Edges;
}

interface Edges {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** @param file that may say anything @param record of the file, as text */
export async function comparePages(file: Buffer, record: string, like: Likeness): Promise<PagesCompared> {
  const ours = partsOf(readPdf(Buffer.from(like.pages)));
  const theirs = partsIn(file, MAX_SHARE * ours.unpacked + MAX_MORE);
  if (!theirs) return { differences: [], odd: [{ page: null, what: "structure" }] };
  const odd: PageOddity[] = [];
  const foreign = [...theirs.words].filter((word) => !ours.words.has(word) && !OWN_WORDS.has(word));
  const isOwnRecord = theirs.attachments.length === 1 && theirs.attachments[0]?.toString("utf8") === record;
  const isMadeAlike = isWithin(theirs.streams, ours.streams) && isWithin(theirs.steps, ours.steps);
  if (foreign.length > 0 || !isMadeAlike || !isOwnRecord) odd.push({ page: null, what: "structure" });
  if (!isDescribedAlike(theirs, ours)) odd.push({ page: null, what: "metadata" });
  if (foreign.some((word) => !BESIDE.test(word)) || !isMadeAlike) return { differences: [], odd };
  const expected = await readMarks(like.pages, ours.fonts);
  let found: PageMarks[];
  try {
    found = await readMarks(file, theirs.fonts);
  } catch {
    return { differences: [], odd: [...odd, { page: null, what: "structure" }] };
  }
  if (found.length !== theirs.pages) return { differences: [], odd: [...odd, { page: null, what: "structure" }] };
  const more = found.length > expected.length ? await like.numbered() : null;
  const numbered = more ? await readMarks(more, partsOf(readPdf(Buffer.from(more))).fonts) : [];
  const [words, furniture] = [compareWords(expected, found), compareFurniture(expected, found, like.heads)];
  const drawn = drawnOtherwise(expected, found, numbered, like.paper);
  return {
    differences: [...words.differences, ...furniture],
    odd: distinct([
      ...odd,
      ...found.flatMap((page) => page.odd),
      ...words.odd,
      ...drawn,
      ...standingElsewhere(expected, found),
    ]),
  };
}

function partsIn(file: Buffer, room: number): FileParts | null {
  try {
    return partsOf(readPdf(file, room));
  } catch {
    return null;
  }
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}

/** Titles, bookmarks, descriptions, and what is to be read aloud. */
function isDescribedAlike(theirs: FileParts, ours: FileParts): boolean {
  const isSame = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((one, index) => one === b[index]);
  return (
    isWithin(theirs.texts, ours.texts) &&
    isWithin(theirs.contentNames, new Set([...ours.contentNames, ...OWN_NAMES])) &&
    isSame(theirs.bookmarks, ours.bookmarks) &&
    isSame(theirs.description, ours.description)
  );
}

function drawnOtherwise(
  expected: readonly PageMarks[],
  found: readonly PageMarks[],
  more: readonly PageMarks[],
  paper: Edges,
): PageOddity[] {
  const shapes = new Map<string, Set<string>>();
  for (const { text, shape } of [...expected, ...more].flatMap(allMarks))
    shapes.set(text, (shapes.get(text) ?? new Set()).add(shape));
  const smallest = Math.min(...expected.flatMap(allMarks).map(({ size }) => size));
  const colours = new Set(expected.flatMap(allMarks).map(({ colour }) => colour));
  const crossings = expected.reduce((sum, page) => sum + overlaps(page), 0);
  const [ring, crossed] = [isRinged(expected), found.reduce((sum, page) => sum + overlaps(page), 0)];
  const odd: PageOddity[] = [];
  if (crossed > crossings) odd.push({ page: worst(found), what: "hidden" });
  for (const [index, page] of found.entries()) {
    const say = (what: PageOddity["what"]) => odd.push({ page: index + 1, what });
    const marks = allMarks(page);
    if (marks.some(({ text, shape }) => !shapes.get(text)?.has(shape))) say("fonts");
    if (marks.some(({ size, colour }) => size < smallest * 0.6 || !colours.has(colour))) say("hidden");
    if ((ring && !isRinged([page])) || !isOnPaper(page, paper)) say("order");
  }
  return odd;
}

function allMarks({ text, furniture }: PageMarks): Mark[] {
  return [...text, ...furniture];
}

function worst(pages: readonly PageMarks[]): number {
  const counts = pages.map(overlaps);
  return 1 + counts.indexOf(Math.max(...counts));
}

/** The paper that text may stand on. */
function isOnPaper({ text, furniture }: PageMarks, { left, right, bottom, top }: Edges): boolean {
  const isAcross = ({ x, width }: Mark) => x >= left - BEYOND && x + width <= right + BEYOND;
  return (
    [...text, ...furniture].every(isAcross) &&
    text.every(({ y, size }) => y >= bottom - BEYOND && y + size <= top + BEYOND)
  );
}

/** What is repeated stands above and below all text. */
function isRinged(pages: readonly PageMarks[]): boolean {
  return pages.every(({ text, furniture }) => {
    const heights = text.map(({ y }) => y);
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    return furniture.every(({ y }) => heights.length === 0 || y < low || y > high);
  });
}

function distinct(odd: readonly PageOddity[]): PageOddity[] {
  return [...new Map(odd.map((one) => [`${one.page} ${one.what}`, one])).values()].slice(0, 50);
}
