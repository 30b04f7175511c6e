/** The text of a paper in pieces, as the search keeps them: none so long that a hit in it says little of where. */
import type { Block, PaperText } from "../../import/papers/paper-text.ts";
import type { Piece } from "../../search/papers/texts.ts";

/** Characters of a piece, about; and of a paper, so many are searched. */
const LENGTH = 1_200;
export const MOST_SEARCHED = 400_000;
/** Headings that are more than a line are text. */
const HEADING = 60;
/** Where a long text may be cut: behind a sentence. */
const SENTENCE = /[。！？；!?;\n](?=.)|\. /gu;

/** @returns also whether there is more in it than is searched */
export function piecesOf({ parts, cut }: PaperText): { pieces: Piece[]; cut: boolean } {
  const pieces: Piece[] = [];
  let left = MOST_SEARCHED;
  for (const { where, blocks } of parts) {
    let heading: string | null = null;
    let open = "";
    const close = () => {
      if (open !== "") pieces.push({ place: where, heading, text: open });
      open = "";
    };
    for (const block of blocks) {
      const own = headingIn(block);
      // What stands below a heading is told apart from what stands above it.
      if (own !== null) {
        close();
        heading = own;
      }
      for (const text of shortened(textOf(block))) {
        if (open.length + text.length > LENGTH) close();
        if (left <= 0) {
          close();
          return { pieces, cut: true };
        }
        open += `${open === "" ? "" : "\n"}${text}`;
        left -= text.length;
      }
    }
    close();
  }
  return { pieces, cut };
}

function headingIn(block: Block): string | null {
  if (block.type === "table" || block.level === undefined) return null;
  return block.text.length > HEADING ? null : `${block.numbering ?? ""}${block.text}`;
}

function textOf(block: Block): string {
  if (block.type === "table") return block.rows.map((row) => row.filter(Boolean).join(" | ")).join("\n");
  return `${block.numbering && block.numbering !== "•" ? block.numbering : ""}${block.text}`;
}

/** A text in parts of which none is longer than a piece. */
function shortened(text: string): string[] {
  if (text.length <= LENGTH) return [text];
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > LENGTH) {
    const ends = [...text.slice(from, from + LENGTH).matchAll(SENTENCE)];
    const end = from + ((ends.at(-1)?.index ?? LENGTH - 1) + 1);
    parts.push(text.slice(from, end));
    from = end;
  }
  return [...parts, text.slice(from)];
}
