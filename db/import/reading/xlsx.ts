/**
 * Workbooks of Excel and WPS (XLSX), row by row out of their parts. Nothing is repaired: what is not as it must be is refused
 * with the cell in which it stands.
 */
import { ConcordError } from "../../contract/errors.ts";
import { decimalAsKept, timesTen } from "../../language/registry/decimals.ts";
import { LIMITS } from "./limits.ts";
import { dayOfSerial, elapsed, type Shown, shownAs } from "./serial-days.ts";
import { requireRow, SheetWriter, Tally } from "./sheet-writer.ts";
import type { Book, Cell, Merge, Notice, Sheet } from "./table.ts";
import { attribute, readXml } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** Where its parts lie, as the package says it. */
const WORKBOOK = "xl/workbook.xml";

/** @throws ConcordError of every kind that a reader of tables has */
export async function readXlsx(zip: Zip): Promise<Book> {
  const { sheets: named, from1904 } = await readWorkbook(zip);
  if (named.length > LIMITS.sheets)
    throw new ConcordError("E_TOO_MANY_SHEETS", { count: named.length, max: LIMITS.sheets });
  const { strings, phonetic } = await readStrings(zip);
  const formats = await readFormats(zip);
  const tally = new Tally();
  const sheets: Sheet[] = [];
  for (const { part, name, hidden } of named)
    sheets.push(
      await readSheet(zip, part, new SheetWriter(name, hidden, tally), { strings, formats, from1904 }, tally),
    );
  const hidden = sheets.filter((sheet) => sheet.hidden).length;
  const notices: Notice[] = [
    ...(zip.names.some((part) => part.startsWith("xl/externalLinks/")) ? [{ kind: "external_links" as const }] : []),
    ...(phonetic ? [{ kind: "phonetic" as const }] : []),
    ...(tally.formulas > 0 ? [{ kind: "formulas" as const, count: tally.formulas }] : []),
    ...(hidden > 0 ? [{ kind: "hidden_sheets" as const, count: hidden }] : []),
    ...(tally.unseen > 0 ? [{ kind: "unseen" as const, count: tally.unseen }] : []),
  ];
  return { format: "xlsx", encoding: null, sheets, notices };
}

interface Named {
  part: string;
  name: string;
  hidden: boolean;
}

/** The sheets that hold cells, in their order. Sheets that are charts or dialogs hold none. */
async function readWorkbook(zip: Zip): Promise<{ sheets: Named[]; from1904: boolean }> {
  const parts = new Map<string, { target: string; type: string }>();
  await readXml(zip.read("xl/_rels/workbook.xml.rels"), {
    open(name, { Id = "", Target = "", Type = "" }) {
      if (name === "Relationship") parts.set(Id, { target: Target, type: Type });
    },
  });
  const sheets: Named[] = [];
  let from1904 = false;
  await readXml(zip.read(WORKBOOK), {
    open(tag, attributes) {
      if (tag === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (tag !== "sheet") return;
      const part = parts.get(attribute(attributes, "id") ?? "");
      if (!part) throw new ConcordError("E_DAMAGED");
      if (!part.type.endsWith("/worksheet")) return;
      sheets.push({
        part: partAt(part.target),
        name: attributes.name ?? "",
        hidden: (attributes.state ?? "visible") !== "visible",
      });
    },
  });
  return { sheets, from1904 };
}

/** @param target as a relationship of the workbook names it */
function partAt(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
}

async function readStrings(zip: Zip): Promise<{ strings: string[]; phonetic: boolean }> {
  const strings: string[] = [];
  let phonetic = false;
  const part = zip.names.find((name) => name.toLowerCase() === "xl/sharedstrings.xml");
  if (!part) return { strings, phonetic };
  const text = new RichText();
  await readXml(zip.read(part), {
    open(name) {
      if (name === "si") text.begin();
      if (name === "rPh") phonetic = true;
      text.open(name);
    },
    text: (piece) => text.add(piece),
    close(name) {
      text.close(name);
      if (name === "si") strings.push(text.whole());
    },
  });
  return { strings, phonetic };
}

/** Text in runs. How a word is read aloud (`rPh`) stands beside it and is none of it. */
class RichText {
  #text = "";
  #within = false;
  #beside = 0;

  begin(): void {
    this.#text = "";
  }

  open(name: string): void {
    if (name === "rPh") this.#beside += 1;
    if (name === "t") this.#within = this.#beside === 0;
  }

  close(name: string): void {
    if (name === "rPh") this.#beside -= 1;
    if (name === "t") this.#within = false;
  }

  /** @throws ConcordError E_CELL_TOO_LONG */
  add(piece: string): void {
    if (!this.#within) return;
    this.#text += piece;
    if (this.#text.length > LIMITS.cell * 2)
      throw new ConcordError("E_CELL_TOO_LONG", { sheet: "", cell: "", max: LIMITS.cell });
  }

  whole(): string {
    return unescaped(this.#text);
  }
}

/** Characters that XML cannot hold are written as `_x000D_`. */
function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** What each style of a cell makes of a number. */
async function readFormats(zip: Zip): Promise<Shown[]> {
  const part = zip.names.find((name) => name.toLowerCase() === "xl/styles.xml");
  const codes = new Map<number, string>();
  const formats: Shown[] = [];
  let inCells = false;
  if (!part) return formats;
  await readXml(zip.read(part), {
    open(name, { numFmtId, formatCode }) {
      if (name === "cellXfs") inCells = true;
      if (name === "numFmt" && numFmtId && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === "xf" && inCells) {
        const id = Number(numFmtId ?? 0);
        formats.push(shownAs(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return formats;
}

interface Shared {
  strings: readonly string[];
  formats: readonly Shown[];
  from1904: boolean;
}

async function readSheet(zip: Zip, part: string, sheet: SheetWriter, shared: Shared, tally: Tally): Promise<Sheet> {
  let row = 0;
  let column = 0;
  let type = "";
  let style = 0;
  let value = "";
  let formula: string | undefined;
  let within: "v" | "f" | null = null;
  const inline = new RichText();
  await readXml(zip.read(part), {
    open(name, attributes) {
      switch (name) {
        case "row":
          row = attributes.r === undefined ? row + 1 : Number(attributes.r);
          column = 0;
          requireRow(row);
          break;
        case "c": {
          const at = attributes.r === undefined ? { row, column: column + 1 } : placeOf(attributes.r);
          if (at.row !== row) {
            row = at.row;
            requireRow(row);
          }
          column = at.column;
          type = attributes.t ?? "n";
          style = Number(attributes.s ?? 0);
          value = "";
          formula = undefined;
          inline.begin();
          break;
        }
        case "v":
          within = "v";
          break;
        case "f":
          within = "f";
          formula = "";
          break;
        case "mergeCell":
          sheet.merge(areaOf(attributes.ref ?? ""));
          break;
        default:
          inline.open(name);
      }
    },
    text(piece) {
      if (within === "v") value += piece;
      else if (within === "f") formula += piece;
      else inline.add(piece);
      if (value.length > LIMITS.cell || (formula?.length ?? 0) > LIMITS.cell)
        throw new ConcordError("E_CELL_TOO_LONG", { ...sheet.place(row, column), max: LIMITS.cell });
    },
    close(name) {
      if (name === "v" || name === "f") within = null;
      else if (name === "c") {
        const cell = cellOf(type, type === "inlineStr" ? inline.whole() : value, shared.formats[style] ?? "number", {
          ...shared,
          sheet,
          row,
          column,
        });
        if (formula !== undefined && cell === undefined) tally.formulas += 1;
        sheet.put(row, column, formula === undefined || cell === undefined ? cell : withFormula(cell, formula));
      } else inline.close(name);
    },
  });
  return sheet.finish();
}

interface Place extends Shared {
  sheet: SheetWriter;
  row: number;
  column: number;
}

function cellOf(type: string, value: string, shown: Shown, place: Place): Cell {
  switch (type) {
    case "s": {
      if (value === "") return undefined;
      const text = place.strings[Number(value)];
      if (text === undefined) throw new ConcordError("E_DAMAGED_CELL", place.sheet.place(place.row, place.column));
      return text;
    }
    case "str":
      return unescaped(value);
    case "inlineStr":
      return value;
    case "b":
      return value === "" ? undefined : { text: value === "1" ? "TRUE" : "FALSE", kind: "boolean" };
    case "e":
      return { text: value, kind: "error" };
    case "d":
      return value === "" ? undefined : { text: value, kind: "day" };
    default:
      return value === "" ? undefined : numberCell(value, shown, place.from1904);
  }
}

function numberCell(value: string, shown: Shown, from1904: boolean): Cell {
  const text = exactOf(value);
  if (text === null) return { text: value, kind: "error" };
  if (shown === "number" || shown === "hour") return { text, kind: "number" };
  const serial = Number(value);
  if (shown === "elapsed") return { text: elapsed(serial), kind: "text" };
  const day = dayOfSerial(serial, from1904);
  return day === null ? { text, kind: "error" } : { text: day, kind: "day" };
}

/** A number as the file writes it, without an exponent; to the last digit that it has. */
export function exactOf(value: string): string | null {
  const [, digits = "", power] = /^\s*([+-]?[\d.]+)(?:[eE]([+-]?\d{1,3}))?\s*$/.exec(value) ?? [];
  const whole = decimalAsKept(digits);
  return whole === null || power === undefined ? whole : timesTen(whole, Number(power));
}

function withFormula(cell: string | Exclude<Cell, string | undefined>, formula: string): Cell {
  return typeof cell === "string" ? { text: cell, kind: "text", formula } : { ...cell, formula };
}

/** @param reference as `AB12` */
function placeOf(reference: string): { row: number; column: number } {
  const [, letters = "", digits = ""] = /^\$?([A-Z]{1,3})\$?(\d{1,10})$/.exec(reference) ?? [];
  if (letters === "") throw new ConcordError("E_DAMAGED");
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column };
}

function areaOf(reference: string): Merge {
  const [first = "", last = first] = reference.split(":");
  const from = placeOf(first);
  const to = placeOf(last);
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}
