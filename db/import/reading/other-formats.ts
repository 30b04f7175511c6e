/** Workbooks in formats that a library reads as a whole: XLS and ET, XLSB, ODS, and web pages under the name of a workbook. */
import { fromHtml, type Sheet as ReadSheet, readOds, readXls, readXlsb, type Workbook } from "hucre";
import { ConcordError } from "../../contract/errors.ts";
import { decimalAsKept, timesTen } from "../../language/registry/decimals.ts";
import { LIMITS } from "./limits.ts";
import { SheetWriter, Tally } from "./sheet-writer.ts";
import type { Book, Cell, Format, Notice } from "./table.ts";
import { readXml } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** @throws ConcordError E_DAMAGED, E_ENCRYPTED, E_OLD_TOO_BIG, and those of the limits */
export async function readOther(bytes: Buffer, format: "xls" | "xlsb" | "ods", zip?: Zip): Promise<Book> {
  if (bytes.length > LIMITS.old)
    throw new ConcordError("E_OLD_TOO_BIG", { max: LIMITS.old / 1_000_000, bytes: bytes.length });
  // What the library unpacks by itself is walked through first, within the limits.
  if (zip) await walk(zip);
  const notices: Notice[] = format === "ods" ? [] : [{ kind: "old_format" }];
  return bookOf(await opened(bytes, format), format, notices);
}

/** @param text of the page. @throws ConcordError E_NOT_OFFICE if it holds no table, and those of the limits */
export function readPage(text: string): Book {
  if (!/<table[\s>]/i.test(text)) throw new ConcordError("E_NOT_OFFICE");
  try {
    const sheet = fromHtml(text, { typeInference: false, classes: false });
    return bookOf({ sheets: [{ ...sheet, name: "" }] }, "html", [{ kind: "web_page" }]);
  } catch (error) {
    throw error instanceof ConcordError ? error : new ConcordError("E_DAMAGED");
  }
}

async function opened(bytes: Buffer, format: "xls" | "xlsb" | "ods"): Promise<Workbook> {
  const read = { xls: readXls, xlsb: readXlsb, ods: readOds }[format];
  try {
    return await read(bytes);
  } catch (error) {
    const { name = "", message = "" } = error as Error;
    const locked = /Encrypt|Decrypt/.test(name) || /encrypt|password/i.test(message);
    throw new ConcordError(locked ? "E_ENCRYPTED" : "E_DAMAGED");
  }
}

/** Unpacks every part and hears every tag once. */
async function walk(zip: Zip): Promise<void> {
  for (const name of zip.names) {
    if (name.endsWith("/")) continue;
    if (name.endsWith(".xml") || name.endsWith(".rels")) await readXml(zip.read(name), {});
    else for await (const _ of zip.read(name));
  }
}

function bookOf({ sheets: read }: Pick<Workbook, "sheets">, format: Format, notices: Notice[]): Book {
  if (read.length > LIMITS.sheets)
    throw new ConcordError("E_TOO_MANY_SHEETS", { count: read.length, max: LIMITS.sheets });
  const tally = new Tally();
  const sheets = read.map((sheet) => sheetOf(sheet, tally));
  const hidden = sheets.filter((sheet) => sheet.hidden).length;
  if (hidden > 0) notices.push({ kind: "hidden_sheets", count: hidden });
  if (tally.unseen > 0) notices.push({ kind: "unseen", count: tally.unseen });
  return { format, encoding: null, sheets, notices };
}

/** A sheet that is a chart has no rows. */
function sheetOf({ name, rows = [], merges = [], hidden, veryHidden }: ReadSheet, tally: Tally) {
  const sheet = new SheetWriter(name, hidden === true || veryHidden === true, tally);
  for (const [row, cells] of rows.entries())
    for (const [column, value] of (cells ?? []).entries()) sheet.put(row + 1, column + 1, cellOf(value));
  for (const { startRow, startCol, endRow, endCol } of merges)
    sheet.merge({ top: startRow + 1, left: startCol + 1, bottom: endRow + 1, right: endCol + 1 });
  return sheet.finish();
}

function cellOf(value: ReadSheet["rows"][number][number]): Cell {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "string") return /^#[A-Z/0!?]+[!?A]?$/.test(value) ? { text: value, kind: "error" } : value;
  if (typeof value === "boolean") return { text: value ? "TRUE" : "FALSE", kind: "boolean" };
  if (value instanceof Date) return dayCell(value);
  if (typeof value === "number") return { text: exact(value), kind: "number" };
  return { text: String(value), kind: "text" };
}

function dayCell(value: Date): Cell {
  if (Number.isNaN(value.getTime())) return { text: "?", kind: "error" };
  // A cell has no zone: hucre gives its day and hour as if they were UTC.
  const [day = "", hour = ""] = value.toISOString().split("T");
  return {
    text: hour === "00:00:00.000Z" ? day : `${day} ${hour.slice(0, 5)}`,
    kind: "day",
  };
}

/** A number as it prints, without an exponent. */
function exact(value: number): string {
  const [digits = "", power] = String(value).split("e");
  const whole = decimalAsKept(digits);
  if (whole === null) return String(value);
  return power === undefined ? whole : timesTen(whole, Number(power));
}
