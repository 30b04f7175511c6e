/**
 * What a PDF is made of beside the contents of its pages: each key, name and text by the kind of object that has it, so that
 * two files can be compared without regard to numbers, order and packing of their objects.
 */
import { createHash } from "node:crypto";
import { contentOf } from "./content-stream.ts";
import { GlyphShapes } from "./glyph-shapes.ts";
import {
  isDictionary,
  NotPlainPdf,
  type PdfDictionary,
  type PdfFile,
  PdfLink,
  PdfName,
  PdfText,
  type PdfValue,
  resolved,
} from "./pdf-file.ts";

export interface FileParts {
  /** `owner.key:kind` and `owner.key=/Name`, what a viewer may obey. */
  words: ReadonlySet<string>;
  /** `owner.key=text`: titles, bookmarks, descriptions for those who do not see. */
  texts: ReadonlySet<string>;
  /** Titles of all bookmarks as they follow each other. */
  bookmarks: readonly string[];
  /** Of the description in XML, each tag and text. */
  description: readonly string[];
  /** SHA-256 of all streams that are not named here: pictures, colours. */
  streams: ReadonlySet<string>;
  attachments: readonly Buffer[];
  /** What follows what in the contents of pages. */
  steps: ReadonlySet<string>;
  /** Names in the contents of pages: a text to be read aloud instead of another would be one. */
  contentNames: ReadonlySet<string>;
  /** By the name of the font in the file. */
  fonts: ReadonlyMap<string, GlyphShapes>;
  pages: number;
  /** Bytes of all streams, unpacked. */
  unpacked: number;
}

/** Keys whose streams are looked at by themselves. */
const ROLES = ["Contents", "ToUnicode", "CIDSet", "FontFile2", "Metadata", "F", "UF"] as const;
type Role = (typeof ROLES)[number];
/** Owners whose numbers are part of what is shown. */
const MEASURED = new Set(["XObject", "Catalog", "MarkInfo", "ViewerPreferences"]);
/** How streams are packed; other ways than that one are not read at all. */
const PACKING = new Set(["Filter", "Length"]);
/** A font is known by what it draws. */
const FONT_NAME = /^(Font\.BaseFont|FontDescriptor\.FontName)$/;
/** Texts that each setting of the same pages may have of its own. */
const FREE = /^(trailer\.ID|Info\.(Creator|Producer))$/;
const PROGRAM = /^[\w .()/-]{1,80}$/;
const MAX_BOOKMARKS = 100_000;

/** @throws NotPlainPdf for what cannot be told apart, or is no file of pages */
export function partsOf(file: PdfFile): FileParts {
  const walk = new Walk(file);
  walk.through(file.trailer, "trailer");
  if (walk.reached.size !== file.objects.size) throw new NotPlainPdf("an object that nothing uses");
  const of = (role: Role) => walk.roles.get(role) ?? new Map<number, Buffer>();
  const catalog = resolved(file, file.trailer.get("Root"));
  if (!isDictionary(catalog)) throw new NotPlainPdf("catalog");
  const pages = pagesUnder(file, catalog.get("Pages"), 0);
  const contents = pages.map((page) => contentOf(file, page));
  return {
    words: walk.words,
    texts: walk.texts,
    bookmarks: bookmarksOf(file, catalog),
    description: [...of("Metadata").values()].flatMap((xml) => tagsOf(xml.toString("utf8"))),
    streams: walk.streams,
    attachments: [...new Map([...of("F"), ...of("UF")]).values()],
    steps: new Set(contents.flatMap(({ steps }) => [...steps])),
    contentNames: new Set(contents.flatMap(({ names }) => [...names])),
    fonts: fontsOf(file),
    pages: pages.length,
    unpacked: [...file.objects.values()].reduce((sum, { stream }) => sum + (stream?.length ?? 0), 0),
  };
}

class Walk {
  readonly words = new Set<string>();
  readonly texts = new Set<string>();
  readonly streams = new Set<string>();
  readonly roles = new Map<Role, Map<number, Buffer>>();
  readonly reached = new Set<number>();
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
        this.reached.add(value.to);
        const target = this.#file.objects.get(value.to);
        if (!target) throw new NotPlainPdf("a link to nothing");
        if (target.stream) this.#stream(value.to, target.stream, key, path);
        waiting.push([target.value, of, key]);
      } else if (isDictionary(value)) {
        const type = value.get("Type");
        const name = key === "" ? of : type instanceof PdfName ? type.name : key;
        if (key !== "") this.words.add(`${path}:${name}`);
        for (const [inner, held] of value) if (!PACKING.has(inner)) waiting.push([held, name, plainKey(inner, name)]);
      } else if (Array.isArray(value)) {
        this.words.add(`${path}:[]`);
        if (path === "Page.MediaBox")
          this.words.add(`${path}=${value.map((one) => Math.round(Number(one))).join(" ")}`);
        for (const held of value) waiting.push([held, of, key]);
      } else this.#leaf(value as null | boolean | number | PdfName | PdfText, of, path);
    }
  }

  #leaf(value: null | boolean | number | PdfName | PdfText, owner: string, path: string): void {
    if (value instanceof PdfName) this.words.add(FONT_NAME.test(path) ? `${path}:name` : `${path}=/${value.name}`);
    else if (value instanceof PdfText) {
      this.words.add(`${path}:text`);
      const text = textOf(value);
      if (!FREE.test(path) || (path !== "trailer.ID" && !PROGRAM.test(text))) this.texts.add(`${path}=${text}`);
    } else if (typeof value === "number") this.words.add(MEASURED.has(owner) ? `${path}=${value}` : `${path}:number`);
    else this.words.add(`${path}=${value}`);
  }

  #stream(number: number, bytes: Buffer, key: string, path: string): void {
    this.words.add(`${path}:stream`);
    const role = ROLES.find((one) => one === key);
    if (!role) this.streams.add(createHash("sha256").update(bytes).digest("base64url"));
    else this.roles.set(role, (this.roles.get(role) ?? new Map<number, Buffer>()).set(number, bytes));
  }
}

/** Names that pages give to their fonts, pictures and colours count from one, on each page anew. */
function plainKey(key: string, owner: string): string {
  return ["Font", "XObject", "ColorSpace"].includes(owner) && /^[a-z]{1,2}\d{1,4}$/.test(key) ? "#" : key;
}

/** ISO 32000-1, 7.9.2.2: UTF-16 with a mark, or one byte for each character. */
function textOf({ bytes }: PdfText): string {
  if (!bytes.startsWith("\xfe\xff") || bytes.length % 2 !== 0) return bytes;
  return Buffer.from(bytes.slice(2), "latin1").swap16().toString("utf16le");
}

function bookmarksOf(file: PdfFile, catalog: PdfDictionary): string[] {
  const titles: string[] = [];
  const waiting: PdfValue[] = [resolved(file, catalog.get("Outlines"))];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isDictionary(node)) continue;
    if (titles.length > MAX_BOOKMARKS) throw new NotPlainPdf("bookmarks in a ring");
    const title = resolved(file, node.get("Title"));
    if (title instanceof PdfText) titles.push(textOf(title));
    waiting.push(resolved(file, node.get("Next")), resolved(file, node.get("First")));
  }
  return titles;
}

const OWN_TAGS =
  /<(xmp:CreatorTool|pdf:Producer|xmpMM:DocumentID|xmpMM:InstanceID|stEvt:instanceID|stEvt:softwareAgent|xmpTPg:NPages)>[\w .()/+=:-]{0,100}<\/\1>/g;

/** XMP, without what each writing of the same pages has of its own. */
function tagsOf(xml: string): string[] {
  const shared = xml.replace(OWN_TAGS, "");
  return shared
    .split(/(<[^>]*>)/)
    .map((part) => part.trim())
    .filter(Boolean)
    .toSorted();
}

function fontsOf(file: PdfFile): ReadonlyMap<string, GlyphShapes> {
  const fonts = new Map<string, GlyphShapes>();
  for (const { value } of file.objects.values()) {
    if (!isDictionary(value) || !value.has("DescendantFonts")) continue;
    const name = value.get("BaseFont");
    const inner = resolved(file, value.get("DescendantFonts"));
    const only = Array.isArray(inner) && inner.length === 1 ? resolved(file, inner[0]) : null;
    const descriptor = isDictionary(only) ? resolved(file, only.get("FontDescriptor")) : null;
    const program = isDictionary(descriptor) ? descriptor.get("FontFile2") : null;
    const bytes = program instanceof PdfLink ? file.objects.get(program.to)?.stream : null;
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
function pagesUnder(file: PdfFile, link: PdfValue | undefined, depth: number): PdfDictionary[] {
  const node = resolved(file, link);
  const type = isDictionary(node) ? node.get("Type") : null;
  if (!isDictionary(node) || !(type instanceof PdfName) || depth > 20) throw new NotPlainPdf("pages");
  if (type.name === "Page") return [node];
  const kids = resolved(file, node.get("Kids"));
  if (type.name !== "Pages" || !Array.isArray(kids)) throw new NotPlainPdf("pages");
  const pages = kids.flatMap((kid) => pagesUnder(file, kid, depth + 1));
  if (pages.length !== node.get("Count")) throw new NotPlainPdf("the number of pages");
  return pages;
}
