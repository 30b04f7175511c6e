/**
 * Files that belong to meetings, agenda items, actions and sources. Their bytes lie in the encrypted database, in parts, under
 * their SHA-256: the same file is kept once. The ledger holds only the record; bytes stay on the laptop that added them.
 */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { newId } from "../../base/ids.ts";
import type { Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import { MAX_PAPER } from "../../contract/subjects/actions.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { MAX_LINE } from "../../contract/tidy.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { type Rules, requireRecord } from "../../records/rules.ts";
import { requireItemOf } from "../meetings/entries.ts";
import { holdsPaper } from "./held.ts";

type Paper = RecordOf<"paper">;
/** What a file belongs to. */
export interface PaperPlace {
  meeting?: string | undefined;
  agenda_item?: string | undefined;
  action?: string | undefined;
  source?: string | undefined;
  organization?: string | undefined;
}

export const MAX_PAPER_MB = MAX_PAPER / 1024 / 1024;
/** Bytes are kept and handed over in parts of at most this many. */
export const PAPER_PART = 256 * 1024;

/** Uploads that are not finished: at most so many of all connections together, and so many bytes of them. */
const MOST_UPLOADS = 64;
const MAX_UNFINISHED = 512 * 1024 * 1024;
/** One that nothing more comes of is given up when the next begins. */
const SILENT_MS = 10 * 60 * 1000;

export const paperRules: Rules<"paper"> = {
  defaults: (context) => ({ added_at: context.now() }),
  fixed: ["hash", "bytes", "added_at"],
  check({ tx, before, after, way }) {
    requireItemOf(tx.reader, after.agenda_item, after.meeting);
    if (!before && way !== "back" && !holdsPaper(tx.reader, after))
      throw new ConcordError("E_PAPER_MISSING", { name: after.name });
    return undefined;
  },
};

/** Takes files in, part by part. An upload that is not finished leaves nothing behind once the workspace is opened again. */
export class Uploads {
  readonly #store: Store;
  readonly #clock: () => number;
  readonly #running = new Map<
    string,
    { name: string; size: number; bytes: number; next: number; hash: ReturnType<typeof createHash>; heard: number }
  >();

  /** @param clock ms, of whichever beginning */
  constructor(store: Store, clock: () => number = () => performance.now()) {
    this.#store = store;
    this.#clock = clock;
    store.run("DELETE FROM local_blob WHERE hash LIKE 'upload:%'");
  }

  /**
   * @param size bytes of the file: so much has to come, and room for it is kept
   * @throws ConcordError E_PAPER_TOO_LARGE; E_UPLOAD_LIMIT while too much of others is under way
   */
  begin(name: string, size: number): string {
    this.giveUpSilent();
    if (size > MAX_PAPER) throw new ConcordError("E_PAPER_TOO_LARGE", { name, max: MAX_PAPER_MB });
    let all = size;
    for (const running of this.#running.values()) all += running.size;
    if (this.#running.size >= MOST_UPLOADS || all > MAX_UNFINISHED) throw new ConcordError("E_UPLOAD_LIMIT");
    const upload = newId();
    this.#running.set(upload, { name, size, bytes: 0, next: 0, hash: createHash("sha256"), heard: this.#clock() });
    return upload;
  }

  /** Gives up those that nothing more has come of for ten minutes. */
  giveUpSilent(): void {
    const now = this.#clock();
    for (const [id, { heard }] of this.#running) if (now - heard > SILENT_MS) this.cancel(id);
  }

  /** By which it was announced. */
  nameOf(upload: string): string {
    return this.#running.get(upload)?.name ?? "";
  }

  /** Whether it has begun and is neither finished nor given up. */
  goesOn(upload: string): boolean {
    return this.#running.has(upload);
  }

  /** @throws ConcordError E_UPLOAD (not running, or more comes than was announced: then it is given up) */
  append(upload: string, part: Uint8Array): void {
    const running = this.#require(upload);
    running.heard = this.#clock();
    running.bytes += part.length;
    if (running.bytes > running.size) {
      this.cancel(upload);
      throw new ConcordError("E_UPLOAD");
    }
    running.hash.update(part);
    this.#store.run("INSERT INTO local_blob (hash, part, bytes) VALUES (?, ?, ?)", keyOf(upload), running.next++, part);
  }

  cancel(upload: string): void {
    this.#running.delete(upload);
    this.#store.run("DELETE FROM local_blob WHERE hash = ?", keyOf(upload));
  }

  /**
   * Records the file that has come whole. @throws ConcordError E_UPLOAD also while less has come than was announced
   * @param input.from whence it came, where the upload is only a part of the way
   */
  finish(
    context: Context,
    {
      from,
      ...input
    }: { upload: string; from?: string; mime: string | null; place: PaperPlace; opId?: string | undefined },
  ): Paper {
    const call = { opId: input.opId, from: from ?? input.upload, mime: input.mime, place: input.place };
    const done = asked(context, "paper.add", call);
    if (done) return requireRecord(context.reader, "paper", done.id);
    const { name, size, bytes, hash } = this.#require(input.upload);
    if (bytes !== size) throw new ConcordError("E_UPLOAD");
    const digest = hash.digest("hex");
    this.#running.delete(input.upload);
    const key = keyOf(input.upload);
    const held = this.#store.get("SELECT 1 FROM local_blob WHERE hash = ? LIMIT 1", digest) !== undefined;
    if (held) this.#store.run("DELETE FROM local_blob WHERE hash = ?", key);
    else this.#store.run("UPDATE local_blob SET hash = ? WHERE hash = ?", digest, key);
    const fields = { ...input.place, name: nameFrom(name), mime: input.mime, bytes, hash: digest };
    try {
      return act(context, "paper.add", call, (tx) => putIn(context, tx, "paper", { fields })).value.record;
    } catch (error) {
      if (!held) this.#store.run("DELETE FROM local_blob WHERE hash = ?", digest);
      throw error;
    }
  }

  /** Hands over what has come, and forgets it: for files that are looked at and not kept. @throws ConcordError E_UPLOAD */
  take(upload: string): Buffer {
    const { bytes, size } = this.#require(upload);
    if (bytes !== size) throw new ConcordError("E_UPLOAD");
    const parts = this.#store.all<{ bytes: Uint8Array }>(
      "SELECT bytes FROM local_blob WHERE hash = ? ORDER BY part",
      keyOf(upload),
    );
    this.cancel(upload);
    return Buffer.concat(parts.map(({ bytes }) => bytes));
  }

  #require(upload: string) {
    const running = this.#running.get(upload);
    if (!running) throw new ConcordError("E_UPLOAD");
    return running;
  }
}

/**
 * Adds a file of this computer.
 * @throws ConcordError E_PAPER_SOURCE (missing, a folder, a link, unreadable), E_PAPER_TOO_LARGE
 */
export async function addFile(
  context: Context,
  uploads: Uploads,
  input: { file: string; place: PaperPlace; opId?: string | undefined },
): Promise<Paper> {
  const call = { opId: input.opId, from: input.file, mime: null, place: input.place };
  const done = asked(context, "paper.add", call);
  if (done) return requireRecord(context.reader, "paper", done.id);
  const name = basename(input.file);
  const refused = () => new ConcordError("E_PAPER_SOURCE", { name });
  // Neither a link nor a pipe that would never end: what is opened must itself be the file.
  const handle = await open(
    input.file,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  ).catch(() => {
    throw refused();
  });
  try {
    const about = await handle.stat();
    if (!about.isFile()) throw refused();
    if (about.size > MAX_PAPER) throw new ConcordError("E_PAPER_TOO_LARGE", { name, max: MAX_PAPER_MB });
    const upload = uploads.begin(name, about.size);
    try {
      for await (const part of handle.createReadStream({ highWaterMark: PAPER_PART, autoClose: false }))
        uploads.append(upload, part as Buffer);
    } catch (error) {
      uploads.cancel(upload);
      throw error instanceof ConcordError ? error : refused();
    }
    return uploads.finish(context, { upload, from: input.file, mime: null, place: input.place, opId: input.opId });
  } finally {
    await handle.close();
  }
}

function keyOf(upload: string): string {
  return `upload:${upload}`;
}

/** A file's name as one line: what its system allows and a line does not is left out. */
function nameFrom(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/\p{Cc}/gu, "")
    .trim();
  return clean.slice(-MAX_LINE) || "file";
}
