/** The changes that the shim wrote down, and the disks that a power cut could have left of them. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Change {
  /** C created, T truncated, W written, S synced, R renamed, U unlinked, M folder made, D folder removed, A acknowledged. */
  kind: string;
  path: string;
  /** Of a rename: the new path. */
  to: string;
  offset: number;
  data: Buffer;
}

const HEADER = 1 + 4 + 4 + 8 + 8;

/** A record that was cut off by a kill is left out. */
export function journalOf(file: string): Change[] {
  const bytes = readFileSync(file);
  const changes: Change[] = [];
  for (let at = 0; at + HEADER <= bytes.length; ) {
    const kind = String.fromCharCode(bytes[at] as number);
    const lengths = [
      bytes.readUInt32LE(at + 1),
      bytes.readUInt32LE(at + 5),
      Number(bytes.readBigUInt64LE(at + 17)),
    ] as const;
    const offset = Number(bytes.readBigUInt64LE(at + 9));
    const start = at + HEADER;
    const [path, to, end] = [
      start + lengths[0],
      start + lengths[0] + lengths[1],
      start + lengths[0] + lengths[1] + lengths[2],
    ];
    if (end > bytes.length) break;
    changes.push({
      kind,
      path: bytes.toString("utf8", start, path),
      to: bytes.toString("utf8", path, to),
      offset,
      data: bytes.subarray(to, end),
    });
    at = end;
  }
  return changes;
}

/** What happens to data that was written but not synced when the power went. */
export type Loss = "dropped" | "some" | "torn";

const SECTOR = 512;

/** Files and folders by path. */
export interface Disk {
  folders: Set<string>;
  files: Map<string, Buffer>;
}

/** The same for the same folders and files, and for no others. */
export function digestOf({ folders, files }: Disk): string {
  const digest = createHash("sha256").update(JSON.stringify([...folders].sort()));
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path) as Buffer;
    digest.update(JSON.stringify([path, bytes.length])).update(bytes);
  }
  return digest.digest("hex");
}

/** What stands below a folder. */
export function diskAt(folder: string): Disk {
  const disk: Disk = { folders: new Set([folder]), files: new Map() };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) disk.folders.add(path);
    else disk.files.set(path, readFileSync(path));
  }
  return disk;
}

/** Puts a disk's content into another folder than the one it was read from. */
export function writeDisk({ folders, files }: Disk, from: string, to: string): void {
  for (const path of [...folders].sort()) mkdirSync(path.replace(from, to), { recursive: true });
  for (const [path, content] of files) writeFileSync(path.replace(from, to), content);
}

/**
 * The disk after the first `cut` changes and a power cut. Folders, names and lengths are kept in order, as ext4 keeps
 * them; of data that was not synced, all is dropped, or each write is kept by chance, or each sector of it.
 */
export function diskAfter(
  start: Disk,
  changes: readonly Change[],
  cut: number,
  loss: Loss,
  random: () => number,
): Disk {
  const happened = changes.slice(0, cut);
  const durable = syncedWrites(happened);
  const folders = new Set(start.folders);
  const files = new Map([...start.files].map(([path, content]) => [path, new GrowingFile(content)]));
  const write = (path: string, offset: number, data: Buffer) => files.get(path)?.write(offset, data);
  happened.forEach(({ kind, path, to, offset, data }, index) => {
    if (kind === "M") folders.add(path);
    else if (kind === "D") folders.delete(path);
    else if (kind === "C") files.set(path, new GrowingFile(Buffer.alloc(0)));
    else if (kind === "T") files.get(path)?.truncate(offset);
    else if (kind === "U") files.delete(path);
    else if (kind === "R") rename(folders, files, path, to);
    else if (kind === "W") {
      // The length is kept in any case: a write that was lost leaves zeros.
      files.get(path)?.reserve(offset + data.length);
      if (durable.has(index) || (loss === "some" && random() < 0.5)) write(path, offset, data);
      else if (loss === "torn")
        for (let at = 0; at < data.length; at += SECTOR)
          if (random() < 0.5) write(path, offset + at, data.subarray(at, at + SECTOR));
    }
  });
  return { folders, files: new Map([...files].map(([path, file]) => [path, file.content()])) };
}

function rename(folders: Set<string>, files: Map<string, GrowingFile>, from: string, to: string): void {
  const moved = (path: string) => (path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : null);
  for (const path of [...folders])
    if (moved(path)) {
      folders.delete(path);
      folders.add(moved(path) as string);
    }
  for (const [path, file] of [...files])
    if (moved(path)) {
      files.delete(path);
      files.set(moved(path) as string, file);
    }
}

/** A file in memory that grows by doubling. */
class GrowingFile {
  #bytes: Buffer;
  #length: number;

  constructor(content: Buffer) {
    this.#bytes = Buffer.from(content);
    this.#length = content.length;
  }

  write(offset: number, data: Buffer): void {
    this.reserve(offset + data.length);
    data.copy(this.#bytes, offset);
  }

  reserve(length: number): void {
    if (length > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], Math.max(length, 2 * this.#bytes.length));
    this.#length = Math.max(this.#length, length);
  }

  truncate(length: number): void {
    this.#bytes.fill(0, length);
    this.reserve(length);
    this.#length = length;
  }

  content(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** Indexes of the writes whose file was synced afterwards, under whatever name it had by then. */
function syncedWrites(changes: readonly Change[]): Set<number> {
  const synced = new Set<number>();
  const waiting = new Map<string, number[]>();
  changes.forEach(({ kind, path, to }, index) => {
    if (kind === "W") waiting.set(path, [...(waiting.get(path) ?? []), index]);
    else if (kind === "S") {
      for (const write of waiting.get(path) ?? []) synced.add(write);
      waiting.delete(path);
    } else if (kind === "R") {
      waiting.set(to, waiting.get(path) ?? []);
      waiting.delete(path);
    } else if (kind === "U") waiting.delete(path);
  });
  return synced;
}
