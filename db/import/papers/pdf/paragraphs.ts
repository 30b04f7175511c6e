/** Which lines of a page are one paragraph: a line that ends where the text ends, and the one below it. */
import { isWide, type Line } from "./lines.ts";

const BULLET = /^[•●○■◆▪]/u;

export interface PageParagraph {
  text: string;
  /** By its indent it is no continuation of whatever stood before it. */
  startsAnew: boolean;
}

/** In sizes of the type. */
const SLACK = 0.6;
const INDENT = 0.9;
const LATIN_WIDTH = 0.5;
/** Lines of one paragraph are hardly farther apart than lines of this page mostly are. */
const APART = 1.25;
/** What begins a line is a new paragraph, wherever the one above ends. */
const BEGINS =
  /^(?:第[零〇一二三四五六七八九十百千两\d]+[编章节条](?![款项、，。至和及规所])|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)|[•●○■◆▪])/u;

/** @returns also whether the last one has come to its end */
export function paragraphsOf(lines: readonly Line[]): { paragraphs: PageParagraph[]; ends: boolean } {
  const left = Math.min(...lines.filter(({ atEdge }) => !atEdge).map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right), 0);
  const apart = usual(lines.slice(1).map((line, at) => (lines[at] as Line).base - line.base));
  const isIndented = (line: Line) => line.left > left + INDENT * line.size;
  const isNear = (above: Line, below: Line) =>
    above.base > below.base && above.base - below.base <= APART * Math.max(apart, above.size) && isAlike(above, below);
  const paragraphs: PageParagraph[] = [];
  let first: Line | null = null;
  let before: Line | null = null;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const goesOn = open && before && isFull(before, line, right) && isNear(before, line);
    // Below what stands before a colon or behind a bullet, farther in than its first line.
    const mayHang = first !== null && (isIndented(first) || BULLET.test(first.text));
    const hangs = goesOn && mayHang && line.left > (first?.left ?? 0) + INDENT * line.size;
    const startsAnew = (isIndented(line) && !hangs) || BEGINS.test(line.text);
    if (goesOn && !startsAnew) open.text = joined(open.text, line.text);
    else {
      paragraphs.push({ text: line.text, startsAnew });
      first = line;
    }
    before = line;
  }
  const ends = before === null || !isFull(before, null, right) || /[。！？；：.!?;:]$/u.test(before.text);
  return { paragraphs, ends };
}

/** Whether the first word of the next line would not have had room in this one. */
function isFull(line: Line, next: Line | null, right: number): boolean {
  const [word = ""] = /^[^\s\p{Script=Han}]+/u.exec(next?.text ?? "") ?? [];
  const width = Math.max(1, word.length * LATIN_WIDTH);
  return line.right + (width + SLACK) * line.size > right;
}

function isAlike(one: Line, other: Line): boolean {
  return Math.max(one.size, other.size) < 1.2 * Math.min(one.size, other.size);
}

function joined(text: string, next: string): string {
  const [last, first] = [text.at(-1) ?? "", next[0] ?? ""];
  if (isWide(last) || isWide(first)) return text + next;
  return last === "\u00ad" ? text.slice(0, -1) + next : `${text} ${next}`;
}

/** What most of them are, to a unit of the page. */
function usual(places: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(Math.round(place), (counts.get(Math.round(place)) ?? 0) + 1);
  return [...counts].toSorted(([a, many], [b, more]) => more - many || a - b)[0]?.[0] ?? 0;
}
