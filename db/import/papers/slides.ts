/** Slides (PPTX), in the order in which they are shown: title, text, tables, and what the speaker noted. */
import { ConcordError } from "../../contract/errors.ts";
import { type Attributes, attribute, readXml } from "../reading/xml.ts";
import type { Zip } from "../reading/zip.ts";
import { numberAs } from "./document/number-forms.ts";
import { isMerged, OpenTable } from "./document/table.ts";
import { type Block, clean, Gathered, MOST, type PaperText } from "./paper-text.ts";
import { relationsOf } from "./relations.ts";

const PRESENTATION = "ppt/presentation.xml";

/** @throws ConcordError E_DAMAGED and what else is wrong with its parts */
export async function readSlides(zip: Zip): Promise<PaperText> {
  if (!zip.has(PRESENTATION)) throw new ConcordError("E_DAMAGED");
  const parts = new Map((await relationsOf(zip, PRESENTATION)).map(({ id, target }) => [id, target]));
  const slides: string[] = [];
  await readXml(zip.read(PRESENTATION), {
    open(name, attributes) {
      if (name !== "sldId") return;
      const part = parts.get(relationIn(attributes));
      if (part && zip.has(part)) slides.push(part);
    },
  });
  const gathered = new Gathered();
  for (const [at, slide] of slides.slice(0, MOST.slides).entries()) {
    gathered.begin({ slide: at + 1 });
    if (!(await readShapes(zip, slide, null, (block) => gathered.add(block)))) break;
    const notes = (await relationsOf(zip, slide)).find(({ type, target }) => type === "notesSlide" && zip.has(target));
    if (notes) await readShapes(zip, notes.target, "notes", (block) => gathered.add(block));
  }
  if (slides.length > MOST.slides) gathered.cut = true;
  return gathered.finish("slides");
}

/** A slide has a number of its own beside the one of its relation. */
function relationIn(attributes: Attributes): string {
  return Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1] ?? "";
}

/** Placeholders that hold nothing of the slide's own. */
const FRAME = new Set(["sldNum", "dt", "ftr", "hdr", "sldImg"]);
/** PowerPoint has nine levels. */
const MOST_DEPTH = 8;
const TITLES = new Set(["title", "ctrTitle"]);

/** @returns whether there is room for more */
async function readShapes(
  zip: Zip,
  part: string,
  style: "notes" | null,
  add: (block: Block) => boolean,
): Promise<boolean> {
  const lists = new SlideLists();
  let room = true;
  let placeholder = "";
  let text: string | null = null;
  let depth = 0;
  let number: string | null = null;
  let table: OpenTable | null = null;
  let within = false;
  /** A field shows the day or the number of the slide. */
  let field = false;
  await readXml(zip.read(part), {
    open(name, attributes) {
      switch (name) {
        case "sp":
        case "graphicFrame":
          placeholder = "";
          lists.end();
          break;
        case "ph":
          placeholder = attribute(attributes, "type") ?? "body";
          break;
        case "p":
          text = "";
          depth = 0;
          number = null;
          break;
        case "pPr":
          depth = Math.min(Math.max(Number(attributes.lvl ?? 0) || 0, 0), MOST_DEPTH);
          break;
        case "buAutoNum":
          number = lists.next(depth, attributes.type ?? "", Number(attributes.startAt ?? 1));
          break;
        case "fld":
          field = /^(slidenum|datetime)/.test(attributes.type ?? "");
          break;
        case "br":
          if (text !== null) text += "\n";
          break;
        case "t":
          within = !field;
          break;
        case "tbl":
          table = new OpenTable();
          break;
        case "tc":
          table?.cell({
            columns: attributes.gridSpan,
            above: isMerged(attributes.vMerge),
            before: isMerged(attributes.hMerge),
          });
          break;
        default:
          table?.open(name, undefined);
      }
    },
    text(piece) {
      if (within && text !== null) text += piece;
    },
    close(name) {
      if (name === "t") within = false;
      if (name === "fld") field = false;
      if (name === "p" && text !== null) {
        const said = clean(text);
        text = null;
        if (number === null) lists.skip(depth);
        if (said === "" || FRAME.has(placeholder)) return;
        if (table) table.say(said);
        else
          room &&= add({
            type: "paragraph",
            text: said,
            ...(style ? { style } : TITLES.has(placeholder) && { style: "title" }),
            level: TITLES.has(placeholder) ? 1 : depth + 1,
            ...(number !== null && { numbering: number }),
          });
      }
      if (name === "tbl") {
        const block = table?.finish();
        table = null;
        if (block) room &&= add(block);
      } else table?.close(name);
    },
  });
  return room;
}

/** How PowerPoint names its forms of numbers, by their beginnings. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^alphaLc/, "lowerLetter"],
  [/^alphaUc/, "upperLetter"],
  [/^romanLc/, "lowerRoman"],
  [/^romanUc/, "upperRoman"],
  [/^ea1(Chs|Cht|Jpn)/, "chineseCounting"],
  [/^circleNum/, "decimalEnclosedCircle"],
];

/** Numbers of the paragraphs of one shape, which PowerPoint counts as it shows them. */
class SlideLists {
  #counts: { type: string; number: number }[] = [];

  end(): void {
    this.#counts = [];
  }

  next(depth: number, type: string, start: number): string {
    this.#counts.length = Math.min(this.#counts.length, depth + 1);
    const before = this.#counts[depth];
    const number = before?.type === type ? before.number + 1 : start;
    this.#counts[depth] = { type, number };
    const written = numberAs(FORMS.find(([pattern]) => pattern.test(type))?.[1] ?? "decimal", number);
    if (type.endsWith("ParenBoth")) return `(${written})`;
    if (type.endsWith("ParenR")) return `${written})`;
    return type.endsWith("Period") ? `${written}.` : written;
  }

  /** A paragraph without a number ends the lists that stand as deep. */
  skip(depth: number): void {
    this.#counts.length = Math.min(this.#counts.length, depth);
  }
}
