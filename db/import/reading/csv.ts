/** Tables as text: CSV and TSV files, and cells that were copied in a spreadsheet. */
import papa from "papaparse";
import { ConcordError } from "../../contract/errors.ts";
import { decode } from "./encoding.ts";
import { SheetWriter, Tally } from "./sheet-writer.ts";
import type { Book, Encoding, Format, Notice } from "./table.ts";

/** What separates cells; the one that makes the most even rows is taken. */
const SEPARATORS = [",", "\t", ";", "|", "，", "；"];

/** @throws ConcordError E_NOT_TEXT, E_CSV_QUOTE, and those of the limits */
export function readCsv(bytes: Buffer, asked?: Encoding): Book {
  const { text, encoding, others } = decode(bytes, asked);
  const notices: Notice[] = others.length > 0 ? [{ kind: "encoding", encoding, others }] : [];
  return bookOf(text, "csv", encoding, notices);
}

/** @throws ConcordError as `readCsv` does */
export function readPasted(text: string): Book {
  return bookOf(text, "pasted", null, [], text.includes("\t") ? "\t" : undefined);
}

function bookOf(text: string, format: Format, encoding: Encoding | null, notices: Notice[], separator?: string): Book {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text)) throw new ConcordError("E_NOT_TEXT");
  const tally = new Tally();
  const sheet = new SheetWriter("", false, tally);
  let at = 0;
  papa.parse<string[]>(text, {
    ...(separator === undefined ? { delimitersToGuess: SEPARATORS } : { delimiter: separator }),
    step({ data, errors }) {
      at += 1;
      if (errors.some(({ type }) => type === "Quotes")) throw new ConcordError("E_CSV_QUOTE", { line: at });
      for (const [column, cell] of data.entries()) sheet.put(at, column + 1, cell);
    },
  });
  if (tally.unseen > 0) notices.push({ kind: "unseen", count: tally.unseen });
  return { format, encoding, sheets: [sheet.finish()], notices };
}
