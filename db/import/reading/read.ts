/** A file of tables, whatever it is called: what it is shows in its first bytes. */
import { ConcordError } from "../../contract/errors.ts";
import { readCsv, readPasted } from "./csv.ts";
import { decode } from "./encoding.ts";
import { LIMITS } from "./limits.ts";
import { kindOfOle, OLE_MAGIC } from "./ole.ts";
import { readOther, readPage } from "./other-formats.ts";
import type { Book, Encoding } from "./table.ts";
import { readXlsx } from "./xlsx.ts";
import { type Foreign, Zip } from "./zip.ts";

export interface ToRead {
  /** Only its ending is looked at, and only to say what the file is not. */
  name: string;
  bytes: Buffer;
  encoding?: Encoding | undefined;
  /** Macros and other archives in a workbook: nobody reads them either way. */
  foreign?: Foreign | undefined;
}

const ZIP = Buffer.from("PK\u0003\u0004", "latin1");
const EMPTY_ZIP = Buffer.from("PK\u0005\u0006", "latin1");
const PDF = Buffer.from("%PDF-", "latin1");
const OFFICE_NAME = /\.(xlsx|xlsm|xls|et|xlsb|ods|docx?|wps)$/i;
/** A page shows what it is here, or is none. */
const HEAD = 4_096;

/** @throws ConcordError that says what is wrong with the file; nothing of it is kept then */
export async function readTables({ name, bytes, encoding, foreign }: ToRead): Promise<Book> {
  if (bytes.length === 0) throw new ConcordError("E_EMPTY");
  if (bytes.length > LIMITS.file)
    throw new ConcordError("E_TABLE_TOO_LARGE", { bytes: bytes.length, max: LIMITS.file });
  const book = await readAs({ name, bytes, encoding, foreign }).catch((error) => {
    // What a library says of a file that it cannot make out tells nobody anything.
    throw error instanceof ConcordError ? error : new ConcordError("E_DAMAGED");
  });
  if (book.sheets.every(({ rows }) => rows.length === 0)) throw new ConcordError("E_NOTHING_IN_IT");
  return book;
}

/** @throws ConcordError as `readTables` does */
export function readCells(text: string): Book {
  const book = readPasted(text);
  if (book.sheets.every(({ rows }) => rows.length === 0)) throw new ConcordError("E_NOTHING_IN_IT");
  return book;
}

async function readAs({ name, bytes, encoding, foreign }: ToRead): Promise<Book> {
  if (begins(bytes, ZIP) || begins(bytes, EMPTY_ZIP)) return readArchive(bytes, foreign);
  if (begins(bytes, OLE_MAGIC)) return readOle(bytes);
  if (begins(bytes, PDF)) throw new ConcordError("E_NO_TABLE");
  const head = bytes.toString("latin1", 0, HEAD).replaceAll("\0", "");
  if (/^\s*(\ufeff|ï»¿)?\s*(<!doctype html|<html|<table|<meta|<head|<\?xml[^>]*>\s*<html)/i.test(head))
    return readPage(decode(bytes, encoding).text);
  if (/^\s*(ï»¿)?<\?xml/.test(head)) throw new ConcordError("E_NO_TABLE");
  if (OFFICE_NAME.test(name)) throw new ConcordError("E_NOT_OFFICE");
  return readCsv(bytes, encoding);
}

async function readArchive(bytes: Buffer, foreign?: Foreign): Promise<Book> {
  const zip = await Zip.open(bytes, { foreign });
  if (zip.has("xl/workbook.xml")) return readXlsx(zip);
  if (zip.has("xl/workbook.bin")) return readOther(bytes, "xlsb", zip);
  if (zip.has("word/document.xml")) throw new ConcordError("E_NO_TABLE_WORD");
  if (zip.has("ppt/presentation.xml")) throw new ConcordError("E_NO_TABLE");
  if (zip.has("mimetype") && zip.has("content.xml")) {
    let kind = "";
    for await (const piece of zip.read("mimetype")) kind = `${kind}${piece.toString("latin1")}`.slice(0, 100);
    if (kind.includes("opendocument.spreadsheet")) return readOther(bytes, "ods", zip);
    throw new ConcordError("E_NO_TABLE_WORD");
  }
  throw new ConcordError("E_NOT_OFFICE");
}

async function readOle(bytes: Buffer): Promise<Book> {
  switch (kindOfOle(bytes)) {
    case "encrypted":
      throw new ConcordError("E_ENCRYPTED");
    case "protected":
      throw new ConcordError("E_PROTECTED");
    case "workbook":
      return readOther(bytes, "xls");
    case "document":
      throw new ConcordError("E_NO_TABLE_WORD");
    default:
      throw new ConcordError("E_NOT_OFFICE");
  }
}

function begins(bytes: Buffer, with_: Buffer): boolean {
  return bytes.subarray(0, with_.length).equals(with_);
}
