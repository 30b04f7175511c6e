/** The thread in which one paper is read, and which ends with it. It knows nothing of any workspace. */
import { parentPort, workerData } from "node:worker_threads";
import { ConcordError, type Failure } from "../../contract/errors.ts";
import type { Block, PaperText } from "./paper-text.ts";
import { readPaperBytes } from "./read.ts";

/** What it answers: the paper without its blocks, the blocks of each part in pieces, and the end; or why not. */
export type FromThread =
  | { type: "paper"; paper: PaperText }
  | { type: "blocks"; part: number; blocks: Block[] }
  /** More of the table that stands last. */
  | { type: "rows"; part: number; rows: string[][] }
  | { type: "end" }
  | { type: "failed"; failure: Failure };

/** Characters of a piece, more or less: no longer in the way of others than a moment. Each paragraph and cell takes as long as some more. */
const PIECE = 100_000;
const APIECE = 10;

async function read(): Promise<void> {
  const post = (message: FromThread) => parentPort?.postMessage(message);
  try {
    const { name, bytes } = workerData as { name: string; bytes: Uint8Array };
    const paper = await readPaperBytes({ name, bytes: Buffer.from(bytes) });
    post({ type: "paper", paper: { ...paper, parts: paper.parts.map(({ where }) => ({ where, blocks: [] })) } });
    for (const [part, { blocks }] of paper.parts.entries())
      for (const piece of piecesOf(blocks)) post({ ...piece, part });
    post({ type: "end" });
  } catch (error) {
    const { code, params } = error instanceof ConcordError ? error : new ConcordError("E_DAMAGED");
    post({ type: "failed", failure: { code, params } });
  }
}

type Piece = { type: "blocks"; blocks: Block[] } | { type: "rows"; rows: string[][] };

function* piecesOf(blocks: readonly Block[]): Generator<Piece> {
  let piece: Block[] = [];
  let size = 0;
  for (const block of blocks) {
    if (block.type === "paragraph") {
      piece.push(block);
      size += block.text.length + APIECE;
    } else {
      let rows: string[][] = [];
      piece.push({ type: "table", rows });
      for (const row of block.rows) {
        rows.push(row);
        size += row.length * APIECE + row.join("").length;
        if (size < PIECE) continue;
        yield piece.length > 0 ? { type: "blocks", blocks: piece } : { type: "rows", rows };
        [piece, rows, size] = [[], [], 0];
      }
      // The table is under way, and what follows it is not.
      if (piece.length === 0 && rows.length > 0) {
        yield { type: "rows", rows };
        size = 0;
      }
    }
    if (size < PIECE) continue;
    yield { type: "blocks", blocks: piece };
    [piece, size] = [[], 0];
  }
  if (piece.length > 0) yield { type: "blocks", blocks: piece };
}

void read();
