/** What stands on the pages of a PDF: glyphs, pictures and lines, each with its place. */

/** A glyph or a picture; points from the page's lower left corner. */
export interface Mark {
  /** What it says; of a picture, its digest. */
  text: string;
  /** Digest of its outline; "picture" of a picture. */
  shape: string;
  page: number;
  x: number;
  y: number;
  width: number;
  size: number;
  colour: string;
  /** Number of the piece of text that it was drawn in. */
  piece: number;
}

export interface Line {
  page: number;
  left: number;
  right: number;
  bottom: number;
  top: number;
  colour: string;
}

export interface Oddity {
  page: number;
  what: "hidden" | "drawings" | "fonts";
}

export interface PageMarks {
  /** In the order in which it is drawn, which is that of reading. */
  text: Mark[];
  /** Repeated on each page: what stands at its head and foot. */
  furniture: Mark[];
  lines: Line[];
  odd: Oddity[];
}
