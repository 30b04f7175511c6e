/**
 * What a TrueType font embedded in a PDF draws for each glyph, as a digest: two glyphs of one digest are the same outline.
 * Format: OpenType 1.9.1, chapters "loca" and "glyf". Programs that move points (fpgm, prep, cvt) or other outlines beside
 * these ones (CFF, SVG, bitmaps) are not taken: what they draw depends on who draws it.
 */
import { createHash } from "node:crypto";

/** What Typst keeps of a font, and what other writers add that draws nothing. */
const TABLES = new Set(["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"]);
const MAX_PARTS = 64;
const MAX_NESTING = 5;
/** Of all glyphs of a font together: parts have parts. */
const MAX_ALL_PARTS = 1_000_000;
/** Thousandths of the size of type, to which widths in a PDF are rounded. */
const ROUNDED = 1;
// Flags of a composite glyph's parts.
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

export class GlyphShapes {
  readonly #glyf: Buffer;
  readonly #places: number[];
  readonly #metrics: Buffer;
  readonly #widths: number;
  /** Outlines are drawn in this unit; another one would draw them larger or smaller. */
  readonly #unit: number;
  readonly #count: number;
  readonly #known = new Map<number, string>();
  #room = MAX_ALL_PARTS;

  /** @throws Error if the font is not of that kind */
  constructor(font: Buffer) {
    const tables = tablesOf(font);
    const head = needed(tables, "head");
    const loca = needed(tables, "loca");
    const count = needed(tables, "maxp").readUInt16BE(4);
    const format = head.readInt16BE(50);
    // Programs differ in what they make of another format, and of a table that is longer than it has to be.
    if ((format !== 0 && format !== 1) || loca.length !== (count + 1) * (format === 1 ? 4 : 2))
      throw new Error("places of glyphs");
    this.#count = count;
    this.#glyf = needed(tables, "glyf");
    this.#places = Array.from({ length: count + 1 }, (_, index) =>
      format === 1 ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index),
    );
    this.#unit = head.readUInt16BE(18);
    this.#metrics = needed(tables, "hmtx");
    this.#widths = needed(tables, "hhea").readUInt16BE(34);
  }

  /** @throws Error if there is no such glyph, or it is damaged */
  digestOf(glyph: number): string {
    const known = this.#known.get(glyph);
    if (known !== undefined) return known;
    const hash = createHash("sha256").update(`${this.#unit}\0${this.#bearing(glyph)}\0${this.#advance(glyph)}\0`);
    for (const part of this.#partsOf(glyph, 0)) hash.update(part);
    const digest = hash.digest("base64url");
    this.#known.set(glyph, digest);
    return digest;
  }

  /** Whether a PDF has each glyph followed by the next as far from it as the font says. @param widthOf thousandths of the size */
  hasWidths(widthOf: (glyph: number) => number): boolean {
    return Array.from({ length: this.#count }, (_, glyph) => glyph).every(
      (glyph) => Math.abs(widthOf(glyph) - (1000 * this.#advance(glyph)) / this.#unit) <= ROUNDED,
    );
  }

  #advance(glyph: number): number {
    return this.#metrics.readUInt16BE(4 * Math.min(glyph, this.#widths - 1));
  }

  /** How far right of its place a glyph is drawn. */
  #bearing(glyph: number): number {
    return this.#metrics.readInt16BE(glyph < this.#widths ? 4 * glyph + 2 : 2 * this.#widths + 2 * glyph);
  }

  *#partsOf(glyph: number, nesting: number): Generator<Buffer> {
    const [from, to] = [this.#places[glyph], this.#places[glyph + 1]];
    if (
      from === undefined ||
      to === undefined ||
      from > to ||
      to > this.#glyf.length ||
      nesting > MAX_NESTING ||
      this.#room-- === 0
    )
      throw new Error("a glyph is not there");
    const outline = this.#glyf.subarray(from, to);
    if (outline.length === 0) return;
    if (outline.readInt16BE(0) >= 0) yield outline;
    else yield* this.#composed(outline, nesting);
  }

  /** Numbers of parts differ from subset to subset: what they draw is taken in their place. */
  *#composed(outline: Buffer, nesting: number): Generator<Buffer> {
    yield outline.subarray(0, 10);
    let at = 10;
    for (let count = 0; ; count++) {
      if (count >= MAX_PARTS) throw new Error("a glyph has too many parts");
      const flags = outline.readUInt16BE(at);
      const part = outline.readUInt16BE(at + 2);
      const scales = flags & MATRIX ? 8 : flags & TWO_SCALES ? 4 : flags & SCALE ? 2 : 0;
      const end = at + 4 + (flags & WORDS ? 4 : 2) + scales;
      if (end > outline.length) throw new Error("a glyph is cut off");
      yield outline.subarray(at, at + 2);
      yield outline.subarray(at + 4, end);
      yield* this.#partsOf(part, nesting + 1);
      at = end;
      if (!(flags & MORE)) break;
    }
    yield outline.subarray(at);
  }
}

function tablesOf(font: Buffer): ReadonlyMap<string, Buffer> {
  if (font.readUInt32BE(0) !== 0x00010000) throw new Error("no TrueType font");
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const at = 12 + 16 * index;
    const name = font.toString("latin1", at, at + 4);
    const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
    if (!TABLES.has(name) || tables.has(name) || offset + length > font.length) throw new Error(`the table ${name}`);
    tables.set(name, font.subarray(offset, offset + length));
  }
  return tables;
}

function needed(tables: ReadonlyMap<string, Buffer>, name: string): Buffer {
  const table = tables.get(name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
}
