/** Reads a file in a thread of its own, which is ended with whatever it was up to: a file can neither stop nor fill the worker. */
import { Worker } from "node:worker_threads";
import { ConcordError } from "../../contract/errors.ts";
import { LIMITS } from "./limits.ts";
import type { Book, Row } from "./table.ts";
import type { FromThread, ToRead } from "./thread.ts";

const MEGABYTES = 900;

/** @throws ConcordError of the reader; E_READING_SLOW, E_BOMB where it takes more time or memory than a file may; E_CANCELLED */
export function readInThread(asked: ToRead, signal?: AbortSignal): Promise<Book> {
  const worker = new Worker(fileOfThread(), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    env: {},
  });
  return new Promise<Book>((resolve, reject) => {
    let book: Book | undefined;
    const texts = new Map<string, string>();
    const slow = setTimeout(() => reject(new ConcordError("E_READING_SLOW")), LIMITS.time);
    const given = () => reject(new ConcordError("E_CANCELLED"));
    signal?.addEventListener("abort", given, { once: true });
    worker.on("message", (message: FromThread) => {
      if (message.type === "book") book = message.book;
      else if (message.type === "rows")
        for (const row of message.rows) book?.sheets[message.sheet]?.rows.push(sharing(row, texts));
      else if (message.type === "failed")
        reject(new ConcordError(message.failure.code, message.failure.params as never));
      else resolve(book as Book);
    });
    // Out of memory, in most cases.
    worker.on("error", () => reject(new ConcordError("E_BOMB", { max: LIMITS.unpacked / 1_000_000 })));
    worker.on("exit", () => {
      clearTimeout(slow);
      signal?.removeEventListener("abort", given);
      reject(new ConcordError("E_DAMAGED"));
    });
  }).finally(() => void worker.terminate());
}

/** Letters of a text that may stand in many cells, and how many such texts are known. */
const SHORT = 16;
const MOST_TEXTS = 5_000;

/** The row with texts that other rows hold as well: each would take up room of its own as it comes from the thread. */
function sharing(row: Row, texts: Map<string, string>): Row {
  for (const [at, cell] of row.cells.entries()) {
    if (typeof cell !== "string" || cell.length > SHORT) continue;
    const known = texts.get(cell);
    if (known !== undefined) row.cells[at] = known;
    else if (texts.size < MOST_TEXTS) texts.set(cell, cell);
  }
  return row;
}

/** Beside this file in a checkout, beside the worker's in a package. */
function fileOfThread(): URL {
  return import.meta.url.endsWith(".ts")
    ? new URL("./thread.ts", import.meta.url)
    : new URL("./table-reader.js", import.meta.url);
}
