/**
 * Whether the pages of a file say what pages set anew from its record say, where they are not the same bytes: they do if the
 * file is made of the same objects. Of others, what differs is named, as far as it can be: words and places, taken out by
 * pdf.js, and the parts that have it. However little can be named, such a file is not valid.
 */
import type { PageOddity, WordsDiffer } from "../../../contract/procedures/verification.ts";
import { objectsDiffering } from "./compare-objects.ts";
import { standingElsewhere } from "./compare-places.ts";
import { compareFurniture, compareWords } from "./compare-words.ts";
import { type FileParts, partsOf } from "./file-parts.ts";
import type { Mark, PageMarks } from "./marks.ts";
import { readMarks } from "./page-marks.ts";
import { type PdfFile, readPdf } from "./pdf-file.ts";
import { overlaps } from "./reading-order.ts";

export interface PagesCompared {
  differences: WordsDiffer[];
  odd: PageOddity[];
}

/** Of a file's streams, times those of the same pages set anew: what is longer is not read, so that no file takes hours. */
const MAX_SHARE = 3;
const MAX_MORE = 4 * 1024 * 1024;
/** What no page shows. */
const BESIDE: ReadonlySet<PageOddity["what"]> = new Set(["structure", "metadata"]);
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

/** @param file that may say anything */
export async function comparePages(file: Buffer, like: Likeness): Promise<PagesCompared> {
  const pages = readPdf(Buffer.from(like.pages));
  const ours = partsOf(pages);
  const read = readIn(file, MAX_SHARE * ours.unpacked + MAX_MORE);
  if (!read) return { differences: [], odd: [{ page: null, what: "structure" }] };
  const objects = objectsDiffering(read, pages);
  if (objects.length === 0) return { differences: [], odd: [] };
  const theirs = partsIn(read);
  const isMadeAlike = theirs && isWithin(theirs.streams, ours.streams) && isWithin(theirs.steps, ours.steps);
  const isReadable = isMadeAlike && isWithin(theirs.words, ours.words);
  if (!isReadable) return { differences: [], odd: distinct([{ page: null, what: "structure" }, ...objects]) };
  const { differences, odd } = await drawnDifferences(file, theirs, like, ours);
  // What is drawn is told as it looks; only what looks the same to us is told by the parts that have it.
  const isNamed = differences.length + odd.length > 0;
  return { differences, odd: distinct([...odd, ...objects.filter(({ what }) => !isNamed || BESIDE.has(what))]) };
}

/** What is drawn otherwise: words, and how and where things stand. */
async function drawnDifferences(
  file: Buffer,
  theirs: FileParts,
  like: Likeness,
  ours: FileParts,
): Promise<PagesCompared> {
  const expected = await readMarks(like.pages, ours.fonts);
  let found: PageMarks[];
  try {
    found = await readMarks(file, theirs.fonts);
  } catch {
    return { differences: [], odd: [{ page: null, what: "structure" }] };
  }
  const more = found.length > expected.length ? await like.numbered() : null;
  const numbered = more ? await readMarks(more, partsOf(readPdf(Buffer.from(more))).fonts) : [];
  const [words, furniture] = [compareWords(expected, found), compareFurniture(expected, found, like.heads)];
  return {
    differences: [...words.differences, ...furniture],
    odd: [
      ...found.flatMap((page) => page.odd),
      ...words.odd,
      ...drawnOtherwise(expected, found, numbered, like.paper),
      ...standingElsewhere(expected, found),
    ],
  };
}

function readIn(file: Buffer, room: number): PdfFile | null {
  try {
    return readPdf(file, room);
  } catch {
    return null;
  }
}

function partsIn(file: PdfFile): FileParts | null {
  try {
    return partsOf(file);
  } catch {
    return null;
  }
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
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
    if (!isOnPaper(page, paper)) say("hidden");
    if (ring && !isRinged([page])) say("order");
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
