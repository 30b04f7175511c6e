/** Lines of a page, put together from pieces of text by where they stand. */
import type { PDFPageProxy } from "unpdf/pdfjs";

type Item = Awaited<ReturnType<PDFPageProxy["getTextContent"]>>["items"][number];
type Piece = Extract<Item, { str: string }>;

export interface Line {
  text: string;
  left: number;
  right: number;
  /** Where its letters stand, from the foot of the page. */
  base: number;
  size: number;
  /** It stands where running heads and numbers of pages do. */
  atEdge: boolean;
}

const WIDE = "[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60\\u3000-\\u303f“”‘’…—\\u{20000}-\\u{3ffff}]";
const WHOLLY_WIDE = new RegExp(WIDE, "u");

/** Of the height of a page, above and below. */
const EDGE = 0.1;
/** In sizes of the type: what is nearer is one word, what is farther is another column. */
const WORD_GAP = 0.15;
const COLUMN_GAP = 2;
/** Between Chinese and Latin letters or figures typesetters leave a quarter, which is no blank. */
const MIXED_GAP = 0.45;

export function linesOf(items: readonly Item[], page: { bottom: number; top: number }): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const piece = placed(item);
    if (piece.text === "") continue;
    if (!line || !follows(line, piece)) {
      line = { ...piece, atEdge: false };
      lines.push(line);
      continue;
    }
    line.text += isRaised(line, piece) ? raised(piece.text) : between(line, piece) + piece.text;
    line.right = Math.max(line.right, piece.right);
    line.size = Math.max(line.size, piece.size);
  }
  const edge = (page.top - page.bottom) * EDGE;
  for (const one of lines) one.atEdge = one.base < page.bottom + edge || one.base > page.top - edge;
  return lines;
}

type Placed = Omit<Line, "atEdge">;

function placed({ str, transform, width, height }: Piece): Placed {
  const [, , , , left = 0, base = 0] = transform as number[];
  return { text: unspaced(compatible(str)), left, right: left + width, base, size: height || 1 };
}

/** Radicals and ligatures that fonts of a PDF stand for letters: the letters themselves. Width stays what it is. */
function compatible(text: string): string {
  return text.replaceAll(/[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]+/gu, (found) => found.normalize("NFKC"));
}

const SPACED = new RegExp(`(?:${WIDE} ){3,}${WIDE}`, "gu");

/** Characters that were driven apart to fill the line. */
function unspaced(text: string): string {
  return text.replaceAll(SPACED, (run) => run.replaceAll(" ", ""));
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A figure that stands higher is a note's or a power: it must not become part of the number beside it. */
function isRaised(line: Line, piece: Placed): boolean {
  return piece.size < 0.8 * line.size && piece.base > line.base + 0.2 * line.size;
}

function raised(text: string): string {
  return text.replaceAll(/\d/g, (digit) => RAISED[Number(digit)] as string);
}

function follows(line: Line, piece: Placed): boolean {
  const size = Math.max(line.size, piece.size);
  return Math.abs(line.base - piece.base) < size * 0.5 && piece.left > line.right - size * 1.5;
}

function between(line: Line, piece: Placed): string {
  const gap = (piece.left - line.right) / Math.max(1, Math.min(line.size, piece.size));
  if (gap >= COLUMN_GAP) return "\t";
  const [before, after] = [line.text.at(-1) ?? "", piece.text[0] ?? ""];
  if (isWide(before) || isWide(after))
    return gap > MIXED_GAP && isWide(before) !== isWide(after) ? " " : gap > 0.9 ? " " : "";
  return gap > WORD_GAP ? " " : "";
}

/** Whether it is as wide as it is high: ideographs and their marks. */
export function isWide(character: string): boolean {
  return WHOLLY_WIDE.test(character);
}
