/** Word documents (DOCX): paragraphs and tables in their order, with the numbers that Word shows before them. */
import { ConcordError } from "../../../contract/errors.ts";
import { type Attributes, attribute, readXml } from "../../reading/xml.ts";
import type { Zip } from "../../reading/zip.ts";
import { type Block, clean, Gathered, type PaperText } from "../paper-text.ts";
import { relationsOf } from "../relations.ts";
import { type Numbering, readNumbering } from "./numbering.ts";
import { fromOutline, isOn, readStyles, type Styles } from "./styles.ts";
import { OpenTable } from "./table.ts";

/** @throws ConcordError E_DAMAGED and what else is wrong with its parts */
export async function readDocument(zip: Zip): Promise<PaperText> {
  const [main] = (await relationsOf(zip, "")).filter(({ type }) => type === "officeDocument");
  const part = main?.target ?? "word/document.xml";
  if (!zip.has(part)) throw new ConcordError("E_DAMAGED");
  const beside = await relationsOf(zip, part);
  const named = (type: string) => beside.find((one) => one.type === type && zip.has(one.target))?.target ?? null;
  const styles = await readStyles(zip, named("styles"));
  const numbering = await readNumbering(zip, named("numbering"));
  const gathered = new Gathered();
  gathered.begin(null);
  await readBody(zip, part, { styles, numbering, add: (block) => gathered.add(block) });
  gathered.begin({ notes: true });
  for (const type of ["footnotes", "endnotes"]) {
    const notes = named(type);
    if (notes) await readBody(zip, notes, { styles, numbering, add: (block) => gathered.add(block) });
  }
  return gathered.finish("document");
}

interface Around {
  styles: Styles;
  numbering: Numbering;
  /** @returns whether there is room for more */
  add(block: Block): boolean;
}

interface OpenParagraph {
  text: string;
  style: string | null;
  outline: number | null;
  list: string | null;
  depth: number | null;
}

interface Field {
  instruction: string;
  /** What it shows follows, no longer what it is. */
  shows: boolean;
}

/** What was taken out or stood elsewhere before, in revisions; alternatives for older programs; how a word is read aloud. */
const LEFT_OUT = /^(moveFrom|Fallback|rt|instrText|delText|.*Change)$/;
/** Contents and such, which repeat what stands elsewhere with the number of its page. */
const REPEATS = /^\s*(TOC|INDEX)\b/i;
const REPEATING_STYLE = /^(toc|index|table of figures)\b/i;
const CONTENTS = "Table of Contents";

async function readBody(zip: Zip, part: string, around: Around): Promise<void> {
  const body = new Body(around);
  await readXml(zip.read(part), {
    open: (name, attributes) => body.open(name, attributes),
    text: (text) => body.text(text),
    close: (name) => body.close(name),
  });
}

class Body {
  readonly #around: Around;
  /** Paragraphs within paragraphs are text boxes. */
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #fields: Field[] = [];
  /** Blocks of contents that the program made, outermost first: whether each is one. */
  readonly #blocks: boolean[] = [];
  #out = 0;
  #runs = 0;
  #settings = 0;
  #hidden = false;
  #within = false;
  #full = false;

  constructor(around: Around) {
    this.#around = around;
  }

  open(name: string, attributes: Attributes): void {
    if (LEFT_OUT.test(name)) this.#out += 1;
    if (name === "instrText") this.#within = true;
    if (this.#out > 0 || this.#full) return;
    const value = attribute(attributes, "val");
    const paragraph = this.#paragraphs.at(-1);
    const table = this.#tables.at(-1);
    switch (name) {
      case "p":
        this.#paragraphs.push({ text: "", style: null, outline: null, list: null, depth: null });
        break;
      case "pPr":
      case "rPr":
        this.#settings += 1;
        break;
      case "r":
        this.#runs += 1;
        this.#hidden = false;
        break;
      case "t":
        this.#within = true;
        break;
      case "vanish":
        if (this.#runs > 0) this.#hidden = isOn(value);
        break;
      case "tab":
        if (this.#runs > 0 && this.#settings === 0) this.#say("\t");
        break;
      case "br":
      case "cr":
        if (this.#runs > 0) this.#say("\n");
        break;
      case "noBreakHyphen":
        this.#say("-");
        break;
      case "pStyle":
        if (paragraph) paragraph.style = value ?? null;
        break;
      case "outlineLvl":
        if (paragraph) paragraph.outline = Number(value);
        break;
      case "numId":
        if (paragraph) paragraph.list = value ?? null;
        break;
      case "ilvl":
        if (paragraph) paragraph.depth = Number(value);
        break;
      case "fldChar":
        this.#field(attribute(attributes, "fldCharType"));
        break;
      case "sdt":
        this.#blocks.push(false);
        break;
      case "docPartGallery":
        if (value === CONTENTS && this.#blocks.length > 0) this.#blocks[this.#blocks.length - 1] = true;
        break;
      case "tbl":
        this.#tables.push(new OpenTable());
        break;
      default:
        table?.open(name, value);
    }
  }

  text(text: string): void {
    if (!this.#within || this.#full) return;
    const field = this.#fields.at(-1);
    if (this.#out === 0) this.#say(text);
    else if (field && !field.shows) field.instruction += text;
  }

  close(name: string): void {
    if (name === "t" || name === "instrText") this.#within = false;
    if (LEFT_OUT.test(name)) this.#out -= 1;
    else if (this.#out > 0 || this.#full) return;
    else if (name === "p") this.#endParagraph();
    else if (name === "r") this.#runs -= 1;
    else if (name === "pPr" || name === "rPr") this.#settings -= 1;
    else if (name === "sdt") this.#blocks.pop();
    else if (name === "tbl") this.#endTable();
    else this.#tables.at(-1)?.close(name);
  }

  #say(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && !this.#hidden && !this.#repeats()) paragraph.text += text;
  }

  /** Whether what stands here is contents, an index or such. */
  #repeats(): boolean {
    return this.#blocks.includes(true) || this.#fields.some(({ instruction }) => REPEATS.test(instruction));
  }

  #field(type: string | undefined): void {
    const field = this.#fields.at(-1);
    if (type === "begin") this.#fields.push({ instruction: "", shows: false });
    else if (type === "separate" && field) field.shows = true;
    else if (type === "end") this.#fields.pop();
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    const { styles, numbering } = this.#around;
    const style = styles.of(paragraph.style ?? styles.standard);
    if (this.#repeats() || REPEATING_STYLE.test(style?.name ?? "")) return;
    const list = paragraph.list ?? style?.numbering?.list ?? null;
    // How deep it stands its own style says, or that style's place in the list.
    const depth = paragraph.depth ?? (paragraph.list === null ? (style?.numbering?.depth ?? null) : 0);
    const number = list === null || list === "0" ? null : numbering.next(list, depth, style?.id ?? null);
    const text = clean(paragraph.text);
    if (text === "") return;
    const table = this.#tables.at(-1);
    if (table) {
      table.say(number === null ? text : `${number} ${text}`);
      return;
    }
    const level = fromOutline(paragraph.outline) ?? style?.level ?? null;
    this.#add({
      type: "paragraph",
      text,
      ...(style && style.id !== styles.standard && { style: style.name }),
      ...(level !== null && { level }),
      ...(number !== null && { numbering: number }),
    });
  }

  #endTable(): void {
    const block = this.#tables.pop()?.finish();
    if (!block) return;
    const outer = this.#tables.at(-1);
    if (outer) outer.say(block.rows.map((row) => row.filter(Boolean).join("\t")).join("\n"));
    else this.#add(block);
  }

  #add(block: Block): void {
    this.#full = !this.#around.add(block);
  }
}
