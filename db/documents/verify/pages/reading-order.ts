/** How the eye goes from one mark to the next: on in the line, to the next line, aside into another column, or back. */
import type { Line, Mark, PageMarks } from "./marks.ts";

export interface Sign {
  mark: Mark;
  /** Whether a space was drawn before it. */
  spaced: boolean;
  move: "on" | "line" | "side" | "back";
  /** From the end of the mark before to this one, in widths of its type; null: not in one line. */
  gap: number | null;
}

/** All marks but spaces, over all pages. */
export function signsOf(pages: readonly PageMarks[]): Sign[] {
  const signs: Sign[] = [];
  let before: Mark | null = null;
  let spaced = false;
  for (const { text, lines } of pages) {
    const uprights = lines.filter(({ left, right, bottom, top }) => top - bottom > right - left);
    for (const mark of text) {
      if (mark.shape !== "picture" && mark.text.trim() === "") {
        spaced = true;
        continue;
      }
      signs.push({ mark, spaced, ...moveTo(mark, before, uprights) });
      before = mark;
      spaced = false;
    }
  }
  return signs;
}

/** Parts of the type's size: lines are further apart than this, and so are columns. */
const SAME_LINE = 0.4;
const COLUMNS = 1.5;
/** How far a glyph may reach back over the one before; marks are squeezed, their empty halves over each other. */
const KERNED = 0.2;
const SQUEEZED = 1.1;
const MARK = /^\p{P}/u;

function moveTo(mark: Mark, before: Mark | null, uprights: readonly Line[]): Pick<Sign, "move" | "gap"> {
  if (!before || before.page !== mark.page) return { move: "line", gap: null };
  const em = Math.max(1, Math.min(mark.size, before.size));
  const up = (mark.y - before.y) / em;
  const gap = (mark.x - before.x - before.width) / em;
  const inLine = Math.abs(up) <= SAME_LINE;
  const cells = gap > 0 && uprights.some((line) => isBetween(line, before, mark));
  if (cells) return { move: "side", gap: null };
  const squeezed = MARK.test(mark.text) || MARK.test(before.text);
  if (inLine && gap < (squeezed ? -SQUEEZED : -KERNED)) return { move: "back", gap: null };
  if (inLine) return gap > COLUMNS ? { move: "side", gap: null } : { move: "on", gap };
  if (up < 0) return { move: "line", gap: null };
  return { move: mark.x > before.x + before.width ? "side" : "back", gap: null };
}

function isBetween({ left, right, bottom, top }: Line, before: Mark, mark: Mark): boolean {
  const edge = before.x + before.width - 1;
  return left >= edge && right <= mark.x + 1 && [before.y, mark.y].every((y) => y >= bottom - 1 && y <= top + 1);
}

/** How often pieces of text on one page lie over each other, or a line or a picture over them. */
export function overlaps({ text, furniture, lines }: PageMarks): number {
  const boxes = piecesOf([...text, ...furniture]).toSorted((a, b) => a.bottom - b.bottom);
  let count = 0;
  for (const [index, box] of boxes.entries())
    for (let other = index + 1; other < boxes.length; other++) {
      const next = boxes[other];
      if (!next || next.bottom >= box.top) break;
      if (next.left < box.right && box.left < next.right) count++;
    }
  for (const line of lines)
    for (const { left, right, bottom, top } of boxes)
      if (line.left < right && left < line.right && line.bottom < top && bottom < line.top) count++;
  return count;
}

/** What a piece surely covers: the middle of its glyphs, without the room around them. */
function piecesOf(marks: readonly Mark[]): Omit<Line, "page" | "colour">[] {
  const pieces = new Map<number, { left: number; right: number; bottom: number; top: number }>();
  for (const { piece, x, y, width, size, text, shape } of marks) {
    if (shape !== "picture" && text.trim() === "") continue;
    const empty = width * (MARK.test(text) ? 0.45 : 0.2);
    const box = { left: x + empty, right: x + width - empty, bottom: y + size * 0.1, top: y + size * 0.55 };
    const held = pieces.get(piece);
    pieces.set(
      piece,
      held
        ? {
            left: Math.min(held.left, box.left),
            right: Math.max(held.right, box.right),
            bottom: Math.min(held.bottom, box.bottom),
            top: Math.max(held.top, box.top),
          }
        : box,
    );
  }
  return [...pieces.values()];
}
