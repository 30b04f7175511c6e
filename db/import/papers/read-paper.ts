/**
 * Reads the text of a paper in a thread of its own, which is ended with whatever it was up to: a paper can neither stop nor
 * fill the worker. What comes back is described in `paper-text.ts`.
 *
 * ```ts
 * const { kind, parts, cut } = await readPaper({ name: "通知.docx", bytes });
 * for (const { where, blocks } of parts) …  // blocks: { type: "paragraph", text, style?, level?, numbering? } | { type: "table", rows }
 * ```
 */
import { Worker } from "node:worker_threads";
import { assetsFolder } from "../../base/assets.ts";
import { ConcordError } from "../../contract/errors.ts";
import { LIMITS } from "../reading/limits.ts";
import type { PaperText } from "./paper-text.ts";
import type { FromThread } from "./thread.ts";

const MEGABYTES = 900;

/**
 * @param paper what it is shows in its bytes; its name says only what it is not
 * @throws ConcordError that says why it cannot be read: E_EMPTY, E_PAPER_TEXT_TOO_LARGE, E_NO_TEXT_KIND, E_ENDING, E_OWNER_FILE,
 * E_OLD_DOCUMENT, E_PDF_WITHOUT_TEXT, E_PAPER_WITHOUT_TEXT, E_ENCRYPTED, E_DAMAGED, E_BOMB, E_READING_SLOW; E_CANCELLED, and what
 * a reader of tables has (`../../contract/sentences/tables.ts`)
 */
export function readPaper(paper: { name: string; bytes: Uint8Array }, signal?: AbortSignal): Promise<PaperText> {
  const worker = new Worker(fileOfThread(), {
    workerData: { ...paper, assets: assetsFolder() },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    env: {},
  });
  return new Promise<PaperText>((resolve, reject) => {
    let text: PaperText | undefined;
    const slow = setTimeout(() => reject(new ConcordError("E_READING_SLOW")), LIMITS.time);
    const given = () => reject(new ConcordError("E_CANCELLED"));
    signal?.addEventListener("abort", given, { once: true });
    worker.on("message", (message: FromThread) => {
      if (message.type === "paper") text = message.paper;
      else if (message.type === "blocks") text?.parts[message.part]?.blocks.push(...message.blocks);
      else if (message.type === "rows") {
        const table = text?.parts[message.part]?.blocks.at(-1);
        if (table?.type === "table") for (const row of message.rows) table.rows.push(row);
      } else if (message.type === "failed")
        reject(new ConcordError(message.failure.code, message.failure.params as never));
      else resolve(text as PaperText);
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

/** Beside this file in a checkout, beside the worker's in a package. */
function fileOfThread(): URL {
  return import.meta.url.endsWith(".ts")
    ? new URL("./thread.ts", import.meta.url)
    : new URL("./paper-reader.js", import.meta.url);
}
