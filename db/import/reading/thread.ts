/** The thread in which one file is read, and which ends with it. It knows nothing of any workspace. */
import { parentPort, workerData } from "node:worker_threads";
import { ConcordError, type Failure } from "../../contract/errors.ts";
import { readCells, readTables } from "./read.ts";
import type { Book, Encoding, Row } from "./table.ts";

/** What the thread is to read. */
export type ToRead = { text: string } | { name: string; bytes: Uint8Array; encoding?: Encoding | undefined };

/** What it answers: the book without its rows, the rows of each sheet in pieces, and the end; or why not. */
export type FromThread =
  | { type: "book"; book: Book }
  | { type: "rows"; sheet: number; rows: Row[] }
  | { type: "end" }
  | { type: "failed"; failure: Failure };

/** Rows of a piece: no longer in the way of others than a moment. */
const PIECE = 1_000;

async function read(): Promise<void> {
  const post = (message: FromThread) => parentPort?.postMessage(message);
  try {
    const asked = workerData as ToRead;
    const book =
      "text" in asked ? readCells(asked.text) : await readTables({ ...asked, bytes: Buffer.from(asked.bytes) });
    post({ type: "book", book: { ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, rows: [] })) } });
    // What was handed over is let go.
    for (const [sheet, { rows }] of book.sheets.entries())
      while (rows.length > 0) post({ type: "rows", sheet, rows: rows.splice(0, PIECE) });
    post({ type: "end" });
  } catch (error) {
    const { code, params } = error instanceof ConcordError ? error : new ConcordError("E_DAMAGED");
    post({ type: "failed", failure: { code, params } });
  }
}

void read();
