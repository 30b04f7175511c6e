/** Writing a file so that at any moment either the old one or the new one is there, whole. */
import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, open, rename, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConcordError } from "../contract/errors.ts";
import type { ReasonOf } from "../contract/sentences/reasons.ts";

const RETRY_FIRST_MS = 20;
const RETRY_MOST_MS = 1_000;
const RETRY_TOTAL_MS = 10_000;
/** A virus scanner or an indexer holds the file for a moment. */
const PASSING = new Set(["EPERM", "EBUSY", "EACCES"]);
/** Codes of the system's errors; Concord's own have a low line in them. */
const SYSTEM = /^E[A-Z0-9]+$/;
/** Of a file's name on Linux; a name of 85 Chinese characters has as many. */
const MAX_NAME_BYTES = 255;
const READ_BACK = 1024 * 1024;

/** What people are told of the system's other errors (POSIX errno; libuv gives those of Windows the same names). */
const REASON_OF: Readonly<Record<string, ReasonOf<"E_FILE">>> = {
  EBUSY: "busy",
  ETXTBSY: "busy",
  EFBIG: "too_large",
  EIO: "failing",
  EMFILE: "too_many_open",
  ENFILE: "too_many_open",
  ENAMETOOLONG: "name_too_long",
  EISDIR: "in_the_way",
  ENOTDIR: "in_the_way",
  EEXIST: "in_the_way",
  ENOTEMPTY: "in_the_way",
  EXDEV: "other_disk",
  ETIMEDOUT: "no_answer",
  EHOSTDOWN: "no_answer",
  ENETUNREACH: "no_answer",
  ESTALE: "no_answer",
};

/** The calls that are made, so that tests can let each of them fail. */
export interface Files {
  open: typeof open;
  rename: typeof rename;
  unlink: typeof unlink;
}

/**
 * Writes beside the target, syncs, reads back and compares, and only then renames over it. After any error the target is
 * as it was and nothing is left beside it. There is no fall-back to writing in place.
 * @param bytes the whole, or its parts in order; what their source throws is thrown on
 * @throws ConcordError E_DISK_FULL, E_READ_ONLY, E_NO_ACCESS, E_FOLDER_GONE, or E_FILE with the file's name and the reason
 */
export async function atomicWrite(
  path: string,
  bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  files: Files = { open, rename, unlink },
): Promise<void> {
  const part = partOf(path);
  try {
    const file = await files.open(part, "wx", 0o600);
    const wanted = createHash("sha256");
    try {
      for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
        await writeAll(file, piece);
        wanted.update(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await digestOf(part, files)) !== wanted.digest("hex"))
      throw Object.assign(new Error("read back differs"), { code: "EIO" });
    await renameOver(part, path, files);
  } catch (error) {
    await files.unlink(part).catch(() => {});
    throw isSystemError(error) ? fileError(error, path) : error;
  }
  await syncFolder(dirname(path), files);
}

/** Where a file is written before it gets its name: beside it, told by the process that writes. */
export function partOf(path: string): string {
  const end = `.${process.pid}.${randomBytes(4).toString("hex")}.part`;
  return join(dirname(path), `.${cut(basename(path), MAX_NAME_BYTES - 1 - end.length)}${end}`);
}

/** The beginning of a text, whole characters of at most so many bytes. */
function cut(text: string, bytes: number): string {
  const characters = Array.from(text);
  while (Buffer.byteLength(characters.join("")) > bytes) characters.pop();
  return characters.join("");
}

/** Whether it comes from the operating system, with a code such as ENOENT. */
export function isSystemError(error: unknown): boolean {
  return SYSTEM.test(String((error as { code?: unknown } | null)?.code));
}

/** The error of a file operation, as people are told. */
export function fileError(error: unknown, path: string): ConcordError {
  if (error instanceof ConcordError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? "unknown";
  const options = { cause: error };
  if (code === "ENOSPC" || code === "EDQUOT") return new ConcordError("E_DISK_FULL", {}, options);
  if (code === "EROFS") return new ConcordError("E_READ_ONLY", {}, options);
  if (code === "EACCES" || code === "EPERM") return new ConcordError("E_NO_ACCESS", {}, options);
  if (code === "ENOENT" || code === "ENODEV" || code === "ENXIO")
    return new ConcordError("E_FOLDER_GONE", { path: basename(dirname(path)) }, options);
  return new ConcordError("E_FILE", { path: basename(path), reason: REASON_OF[code] ?? "other" }, options);
}

/** Makes a rename durable. Windows cannot sync folders and does not need it. */
export async function syncFolder(folder: string, files: Pick<Files, "open"> = { open }): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await files.open(folder, "r");
    await handle.sync();
  } catch {
    // The new file is complete either way; only its name might be lost in a power cut right now.
  } finally {
    await handle?.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.byteLength - at);
    if (bytesWritten === 0) throw Object.assign(new Error("nothing was written"), { code: "EIO" });
    at += bytesWritten;
  }
}

/** Renames, again and again for some seconds while a virus scanner or an indexer holds one of the two. */
export async function renameOver(part: string, path: string, files: Pick<Files, "rename"> = { rename }): Promise<void> {
  const until = Date.now() + RETRY_TOTAL_MS;
  for (let wait = RETRY_FIRST_MS; ; wait = Math.min(wait * 2, RETRY_MOST_MS)) {
    try {
      await files.rename(part, path);
      return;
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (!PASSING.has(code) || Date.now() + wait > until) throw error;
      await sleep(wait);
    }
  }
}

async function digestOf(path: string, files: Files): Promise<string> {
  const hash = createHash("sha256");
  const file = await files.open(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(READ_BACK);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
