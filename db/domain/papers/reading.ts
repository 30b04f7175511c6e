/** Reads the text of papers for the search, one after the other, while nothing else is asked of the workspace. */
import { setImmediate } from "node:timers/promises";
import { diskError, troubleOfPlace } from "../../base/database.ts";
import type { Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import { readPaper } from "../../import/papers/read-paper.ts";
import { LIMITS } from "../../import/reading/limits.ts";
import { readRecord } from "../../schema/read-record.ts";
import {
  beginPaper,
  endPaper,
  forgetStrays,
  leavePaper,
  nextUnread,
  type Piece,
  writePieces,
} from "../../search/papers/texts.ts";
import { paperParts } from "./held.ts";
import { piecesOf } from "./pieces.ts";

export class PaperReading {
  readonly #store: Store;
  readonly #ended = new AbortController();
  /** Hash of the file that is being read. */
  #reading: string | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reads one paper. @returns whether there may be another; false too where the disk takes nothing now */
  async next(): Promise<boolean> {
    if (this.#ended.signal.aborted || this.#store.inDoubt) return false;
    try {
      const unread = nextUnread(this.#store);
      if (!unread) return forgetStrays(this.#store);
      beginPaper(this.#store, unread.hash);
      this.#reading = unread.hash;
      const read = await this.#read(unread.id);
      if (this.#ended.signal.aborted) return false;
      if ("code" in read) endPaper(this.#store, unread.hash, read.code);
      else await this.#write(unread.hash, read);
      return true;
    } catch (error) {
      if (this.#ended.signal.aborted || diskError(error)) return false;
      throw error;
    } finally {
      this.#reading = null;
    }
  }

  /** The workspace is about to be closed: what is being read is left, and begun anew at the next opening. */
  end(): void {
    this.#ended.abort();
    if (this.#reading !== null && !this.#store.inDoubt) leavePaper(this.#store, this.#reading);
  }

  async #read(id: string): Promise<{ pieces: Piece[]; cut: boolean } | { code: string }> {
    try {
      const paper = readRecord(this.#store, "paper", id);
      if (!paper) return { code: "E_PAPER_MISSING" };
      if (paper.bytes > LIMITS.file) return { code: "E_PAPER_TEXT_TOO_LARGE" };
      const parts: Uint8Array[] = [];
      for (const part of paperParts(this.#store, paper)) {
        parts.push(part);
        await setImmediate();
        this.#ended.signal.throwIfAborted();
      }
      return piecesOf(await readPaper({ name: paper.name, bytes: Buffer.concat(parts) }, this.#ended.signal));
    } catch (error) {
      if (error instanceof ConcordError && !troubleOfPlace(error)) return { code: error.code };
      throw error;
    }
  }

  async #write(hash: string, { pieces, cut }: { pieces: Piece[]; cut: boolean }): Promise<void> {
    for (let from: number | null = 0; from !== null; ) {
      from = writePieces(this.#store, hash, pieces, from);
      await setImmediate();
      if (this.#ended.signal.aborted) return;
    }
    endPaper(this.#store, hash, "read", cut);
  }
}
