/** The thread in which one paper is read, and which ends with it. It knows nothing of any workspace. */
import { parentPort, workerData } from "node:worker_threads";
import { ConcordError, type Failure } from "../../contract/errors.ts";
import type { Block, PaperText } from "./paper-text.ts";
import { readPaperBytes } from "./read.ts";

/** What it answers: the paper without its blocks, the blocks of each part in pieces, and the end; or why not. */
export type FromThread =
  | { type: "paper"; paper: PaperText }
  | { type: "blocks"; part: number; blocks: Block[] }
  | { type: "end" }
  | { type: "failed"; failure: Failure };

/** Characters of a piece, more or less: no longer in the way of others than a moment. */
const PIECE = 100_000;

async function read(): Promise<void> {
  const post = (message: FromThread) => parentPort?.postMessage(message);
  try {
    const { name, bytes } = workerData as { name: string; bytes: Uint8Array };
    const paper = await readPaperBytes({ name, bytes: Buffer.from(bytes) });
    post({ type: "paper", paper: { ...paper, parts: paper.parts.map(({ where }) => ({ where, blocks: [] })) } });
    for (const [part, { blocks }] of paper.parts.entries())
      for (const piece of piecesOf(blocks)) post({ type: "blocks", part, blocks: piece });
    post({ type: "end" });
  } catch (error) {
    const { code, params } = error instanceof ConcordError ? error : new ConcordError("E_DAMAGED");
    post({ type: "failed", failure: { code, params } });
  }
}

function* piecesOf(blocks: readonly Block[]): Generator<Block[]> {
  let piece: Block[] = [];
  let size = 0;
  for (const block of blocks) {
    piece.push(block);
    size += block.type === "table" ? block.rows.flat().join("").length : block.text.length;
    if (size < PIECE) continue;
    yield piece;
    piece = [];
    size = 0;
  }
  if (piece.length > 0) yield piece;
}

void read();
