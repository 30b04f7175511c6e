/** The text of a paper with its structure, as far as the paper says it: what it is made of, in the order in which it is read. */
import type { PaperPlace } from "../../contract/procedures/search.ts";

export const PAPER_KINDS = ["document", "workbook", "slides", "pdf", "text"] as const;
/** By what is in it, whatever it is called: DOCX, a file of tables (XLSX, XLS, ODS), PPTX, PDF with text, plain text. */
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Null: of a document or a plain text, which have no pages before they are printed. */
export type Where = PaperPlace;

export interface Paragraph {
  type: "paragraph";
  /** Without its number. A line that is broken within it is a line break. */
  text: string;
  /** As the paper names it: `heading 1`, `Title`. Of slides: `title`, `notes` (of the speaker). */
  style?: string;
  /** 1 the highest: of a heading, otherwise how deep it stands in a list of slides. */
  level?: number;
  /** The number that is shown before it and stands in no text (第一条, 一、, 1.2, ①). `•`: any bullet. */
  numbering?: string;
  /** It goes on from the last paragraph of the page before. */
  continues?: true;
}

export interface Table {
  type: "table";
  /**
   * As many cells in each as the widest has. What is merged over rows stands in each of them, what is merged over columns in
   * the first alone.
   */
  rows: string[][];
}

export type Block = Paragraph | Table;

export interface Part {
  where: Where;
  blocks: Block[];
}

export interface PaperText {
  kind: PaperKind;
  /** Pages, slides and sheets in their order; those that say nothing are left out. Notes at the foot of a document come last. */
  parts: Part[];
  /** There is more in it than is read: `MOST` says how much. */
  cut: boolean;
}

/** Of a paper so much is read; what lies behind is left, and `cut` says so. */
export const MOST = { characters: 3_000_000, pages: 2_000, slides: 2_000 } as const;

/** Letters of the name of a style and of a number that are kept; offices write no longer ones. */
const MOST_LETTERS = 255;

/** Takes in blocks until there are too many characters; a cell counts as one more, so that empty ones come to an end as well. */
export class Gathered {
  readonly parts: Part[] = [];
  cut = false;
  #left: number = MOST.characters;

  /** Where what comes next stands. */
  begin(where: Where): void {
    this.parts.push({ where, blocks: [] });
  }

  /** Of a table that is too long its first rows are taken. @returns whether there is room for more */
  add(block: Block): boolean {
    if (this.cut) return false;
    const parts =
      block.type === "table" ? block.rows.map((row) => row.join("").length + row.length) : [block.text.length];
    const taken = parts.findIndex((length) => {
      this.#left -= length;
      return this.#left < 0;
    });
    this.cut = taken !== -1;
    const into = this.parts.at(-1)?.blocks;
    if (!this.cut) into?.push(block.type === "table" ? block : shortened(block));
    else if (block.type === "table" && taken > 0) into?.push({ type: "table", rows: block.rows.slice(0, taken) });
    return !this.cut;
  }

  finish(kind: PaperKind): PaperText {
    return { kind, parts: this.parts.filter(({ blocks }) => blocks.length > 0), cut: this.cut };
  }
}

/** What stands beside the text is handed on with each paragraph, and nothing else bounds it. */
function shortened(block: Paragraph): Paragraph {
  const { style, numbering } = block;
  if ((style?.length ?? 0) <= MOST_LETTERS && (numbering?.length ?? 0) <= MOST_LETTERS) return block;
  return {
    ...block,
    ...(style !== undefined && { style: style.slice(0, MOST_LETTERS).toWellFormed() }),
    ...(numbering !== undefined && { numbering: numbering.slice(0, MOST_LETTERS).toWellFormed() }),
  };
}

/** A table whose rows are equally long; null where nothing stands in it. */
export function tableOf(rows: readonly (readonly string[])[]): Table | null {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  const width = filled.reduce((most, row) => Math.max(most, row.length), 0);
  return width === 0
    ? null
    : { type: "table", rows: filled.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? "")) };
}

/** Text of a paper without blanks around it and without characters that nobody sees or that none can be. */
export function clean(text: string): string {
  return (
    text
      .replaceAll("\u00a0", " ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "")
      .replaceAll(/^\s+|\s+$/gu, "")
      .toWellFormed()
  );
}
