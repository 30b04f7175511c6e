/** What a paper is shows in its first bytes; its name only says what it is not. Runs in the thread of `read-paper.ts`. */
import { ConcordError } from "../../contract/errors.ts";
import { decode } from "../reading/encoding.ts";
import { LIMITS } from "../reading/limits.ts";
import { kindOfOle, OLE_MAGIC } from "../reading/ole.ts";
import { readTables } from "../reading/read.ts";
import { textOf } from "../reading/table.ts";
import { Zip } from "../reading/zip.ts";
import { readDocument } from "./document/document.ts";
import { clean, Gathered, type PaperText, tableOf } from "./paper-text.ts";
import { readPdf } from "./pdf/pdf.ts";
import { readSlides } from "./slides.ts";

export interface ToRead {
  name: string;
  bytes: Buffer;
}

const ZIP = Buffer.from("PK\u0003\u0004", "latin1");
const TEXT_NAME = /\.(txt|md|csv|tsv|log)$/i;
const TEXT_KINDS = /\.(docx?|docm|xlsx?|xlsm|xlsb|et|ods|pptx?|pptm|pps[mx]?|pdf|wps|dps)$/i;
/** A file that an office program leaves beside one that is open. */
const OWNER_FILE = /^(~\$|\.~)/;
/** Whatever stands before the mark of a PDF, it stands this near the beginning. */
const PDF_WITHIN = 1_024;

/** @throws ConcordError that says why its text cannot be read */
export async function readPaperBytes({ name, bytes }: ToRead): Promise<PaperText> {
  if (bytes.length === 0) throw new ConcordError("E_EMPTY");
  if (bytes.length > LIMITS.file) throw new ConcordError("E_PAPER_TEXT_TOO_LARGE", { max: LIMITS.file / 1_000_000 });
  const paper = await readAs(name, bytes).catch((error) => {
    throw error instanceof ConcordError ? error : new ConcordError("E_DAMAGED");
  });
  if (paper.parts.length === 0)
    throw new ConcordError(paper.kind === "pdf" ? "E_PDF_WITHOUT_TEXT" : "E_PAPER_WITHOUT_TEXT");
  return paper;
}

function readAs(name: string, bytes: Buffer): Promise<PaperText> {
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return readArchive(name, bytes);
  if (bytes.subarray(0, OLE_MAGIC.length).equals(OLE_MAGIC)) return readOld(name, bytes);
  if (bytes.subarray(0, PDF_WITHIN).includes("%PDF-")) return readPdf(bytes);
  if (OWNER_FILE.test(name)) throw new ConcordError("E_OWNER_FILE");
  if (TEXT_KINDS.test(name)) throw new ConcordError("E_ENDING", { name });
  if (TEXT_NAME.test(name)) return Promise.resolve(readText(bytes));
  throw new ConcordError("E_NO_TEXT_KIND");
}

async function readArchive(name: string, bytes: Buffer): Promise<PaperText> {
  const zip = await Zip.open(bytes, { foreign: "left" });
  if (zip.names.some((part) => /^xl\/workbook\.(xml|bin)$/i.test(part))) return readWorkbook(name, bytes);
  if (zip.names.some((part) => part.startsWith("ppt/"))) return readSlides(zip);
  if (zip.names.some((part) => part.startsWith("word/"))) return readDocument(zip);
  if (zip.has("mimetype") && zip.has("content.xml") && /\.ods$/i.test(name)) return readWorkbook(name, bytes);
  throw new ConcordError("E_NO_TEXT_KIND");
}

async function readOld(name: string, bytes: Buffer): Promise<PaperText> {
  const kind = kindOfOle(bytes);
  if (kind === "encrypted") throw new ConcordError("E_ENCRYPTED");
  if (kind === "workbook" || kind === "protected") return readWorkbook(name, bytes);
  throw new ConcordError("E_OLD_DOCUMENT");
}

/** Each sheet is one table. */
async function readWorkbook(name: string, bytes: Buffer): Promise<PaperText> {
  const gathered = new Gathered();
  const { sheets } = await readTables({ name, bytes, foreign: "left" });
  for (const { name: sheet, rows, columns } of sheets) {
    gathered.begin({ sheet });
    const table = tableOf(rows.map(({ cells }) => columns.map((_, at) => clean(textOf(cells[at])))));
    if (table && !gathered.add(table)) break;
  }
  return gathered.finish("workbook");
}

function readText(bytes: Buffer): PaperText {
  const gathered = new Gathered();
  gathered.begin(null);
  for (const line of decode(bytes).text.split(/\r\n|\r|\n/)) {
    const text = clean(line);
    if (text !== "" && !gathered.add({ type: "paragraph", text })) break;
  }
  return gathered.finish("text");
}
