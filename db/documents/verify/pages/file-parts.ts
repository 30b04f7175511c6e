/**
 * What the pages of a PDF are made of beside their contents: each key and name by the kind of object that has it, each font.
 * Pages that have nothing in them that pages set anew have not can be drawn without harm, to name what they say otherwise.
 */
import { createHash } from "node:crypto";
import { contentSteps } from "./content-stream.ts";
import { GlyphShapes } from "./glyph-shapes.ts";
import {
  isDictionary,
  NotPlainPdf,
  type PdfDictionary,
  type PdfFile,
  PdfLink,
  PdfName,
  type PdfValue,
  resolved,
} from "./pdf-file.ts";

export interface FileParts {
  /** `owner.key:kind` and `owner.key=/Name`, what a viewer may obey. */
  words: ReadonlySet<string>;
  /** SHA-256 of all streams that are not named here: pictures, colours. */
  streams: ReadonlySet<string>;
  /** What follows what in the contents of pages. */
  steps: ReadonlySet<string>;
  /** By the name that pdf.js knows a font by, which no two have: that of its descriptor. */
  fonts: ReadonlyMap<string, GlyphShapes>;
  /** Bytes of all streams, unpacked. */
  unpacked: number;
}

/** Keys whose streams are looked at by themselves. */
const ROLES = new Set(["Contents", "ToUnicode", "CIDSet", "FontFile2"]);
/** Owners whose numbers say how much memory it takes to show them. */
const MEASURED = new Set(["XObject"]);
/** How streams are packed; other ways than that one are not read at all. */
const PACKING = new Set(["Filter", "Length"]);
/** A font is known by what it draws. */
const FONT_NAME = /^(Font\.BaseFont|FontDescriptor\.FontName)$/;
/** Of the tree of pages: one that is there again and again is no tree. */
const MAX_NODES = 20_000;

/** @throws NotPlainPdf for what cannot be told apart, or is no file of pages */
export function partsOf(file: PdfFile): FileParts {
  const catalog = resolved(file, file.trailer.get("Root"));
  const tree = isDictionary(catalog) ? resolved(file, catalog.get("Pages")) : null;
  if (!isDictionary(tree)) throw new NotPlainPdf("catalog");
  const walk = new Walk(file);
  walk.through(tree, "Pages");
  return {
    words: walk.words,
    streams: walk.streams,
    steps: new Set(pagesUnder(file, tree).flatMap((page) => [...contentSteps(file, page)])),
    fonts: fontsOf(file),
    unpacked: [...file.objects.values()].reduce((sum, { stream }) => sum + (stream?.length ?? 0), 0),
  };
}

class Walk {
  readonly words = new Set<string>();
  readonly streams = new Set<string>();
  readonly #done = new Set<string>();
  readonly #file: PdfFile;

  constructor(file: PdfFile) {
    this.#file = file;
  }

  through(root: PdfDictionary, owner: string): void {
    const waiting: [PdfValue, string, string][] = [[root, owner, ""]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [value, of, key] = next;
      const path = `${of}.${key}`;
      if (value instanceof PdfLink) {
        const mark = `${value.to} ${path}`;
        if (this.#done.has(mark)) continue;
        this.#done.add(mark);
        const target = this.#file.objects.get(value.to);
        if (!target) throw new NotPlainPdf("a link to nothing");
        if (target.stream) this.#stream(target.stream, key, path);
        waiting.push([target.value, of, key]);
      } else if (isDictionary(value)) {
        const type = value.get("Type");
        const name = key === "" ? of : type instanceof PdfName ? type.name : key;
        if (key !== "") this.words.add(`${path}:${name}`);
        for (const [inner, held] of value) if (!PACKING.has(inner)) waiting.push([held, name, plainKey(inner, name)]);
      } else if (Array.isArray(value)) {
        this.words.add(`${path}:[]`);
        for (const held of value) waiting.push([held, of, key]);
      } else if (value instanceof PdfName)
        this.words.add(FONT_NAME.test(path) ? `${path}:name` : `${path}=/${value.name}`);
      else this.words.add(MEASURED.has(of) ? `${path}=${value}` : `${path}:${typeof value}`);
    }
  }

  #stream(bytes: Buffer, key: string, path: string): void {
    this.words.add(`${path}:stream`);
    if (!ROLES.has(key)) this.streams.add(createHash("sha256").update(bytes).digest("base64url"));
  }
}

/** Names that pages give to their fonts, pictures and colours count from one, on each page anew. */
function plainKey(key: string, owner: string): string {
  return ["Font", "XObject", "ColorSpace"].includes(owner) && /^[a-z]{1,2}\d{1,4}$/.test(key) ? "#" : key;
}

function fontsOf(file: PdfFile): ReadonlyMap<string, GlyphShapes> {
  const fonts = new Map<string, GlyphShapes>();
  for (const { value } of file.objects.values()) {
    if (!isDictionary(value) || !value.has("DescendantFonts")) continue;
    const inner = resolved(file, value.get("DescendantFonts"));
    const only = Array.isArray(inner) && inner.length === 1 ? resolved(file, inner[0]) : null;
    const descriptor = isDictionary(only) ? resolved(file, only.get("FontDescriptor")) : null;
    const program = isDictionary(descriptor) ? descriptor.get("FontFile2") : null;
    const bytes = program instanceof PdfLink ? file.objects.get(program.to)?.stream : null;
    const name = isDictionary(descriptor) ? descriptor.get("FontName") : null;
    if (!(name instanceof PdfName) || !bytes || fonts.has(name.name)) throw new NotPlainPdf("fonts");
    try {
      const shapes = new GlyphShapes(bytes);
      if (!isDictionary(only) || !shapes.hasWidths(widthsOf(file, only))) throw new NotPlainPdf("widths");
      fonts.set(name.name, shapes);
    } catch (error) {
      throw new NotPlainPdf("a font", { cause: error });
    }
  }
  return fonts;
}

/** ISO 32000-1, 9.7.4.3. Glyphs that are named twice have another width in one program than in another. */
function widthsOf(file: PdfFile, font: PdfDictionary): (glyph: number) => number {
  const usual = font.get("DW") ?? 1000;
  const given = resolved(file, font.get("W") ?? []);
  const widths = new Map<number, number>();
  const add = (glyph: number, width: PdfValue | undefined) => {
    if (typeof width !== "number" || widths.has(glyph)) throw new NotPlainPdf("widths");
    widths.set(glyph, width);
  };
  if (!Array.isArray(given) || typeof usual !== "number") throw new NotPlainPdf("widths");
  for (let at = 0; at < given.length; ) {
    const [first, next, width] = given.slice(at, at + 3);
    if (!isGlyph(first)) throw new NotPlainPdf("widths");
    if (Array.isArray(next)) for (const [index, one] of next.entries()) add(first + index, one);
    else if (isGlyph(next)) for (let glyph = first; glyph <= next; glyph++) add(glyph, width);
    else throw new NotPlainPdf("widths");
    at += Array.isArray(next) ? 2 : 3;
  }
  return (glyph) => widths.get(glyph) ?? usual;
}

function isGlyph(value: PdfValue | undefined): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffff;
}

/** Leaves of the tree of pages, which has to count them rightly. */
function pagesUnder(file: PdfFile, tree: PdfDictionary): PdfDictionary[] {
  let room = MAX_NODES;
  const under = (node: PdfValue): PdfDictionary[] => {
    const type = isDictionary(node) ? node.get("Type") : null;
    if (!isDictionary(node) || !(type instanceof PdfName) || room-- === 0) throw new NotPlainPdf("pages");
    if (type.name === "Page") return [node];
    const kids = resolved(file, node.get("Kids"));
    if (type.name !== "Pages" || !Array.isArray(kids)) throw new NotPlainPdf("pages");
    const pages = kids.flatMap((kid) => under(resolved(file, kid)));
    if (pages.length !== node.get("Count")) throw new NotPlainPdf("the number of pages");
    return pages;
  };
  return under(tree);
}
