/**
 * Backups: one file that holds a copy of the encrypted database and the wrapped keys, checked before it counts. Layout:
 * "CONCORD-BACKUP-1\n", 4 bytes length (big endian), header as JSON, then the database.
 */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite, partOf, renameOver, syncFolder } from "./atomic.ts";
import { type Database, openDatabase, TABLES_VERSION } from "./database.ts";
import {
  FORMAT,
  layOut,
  makeStaging,
  moveInto,
  needEmpty,
  needFitPlace,
  pathsIn,
  placeError,
  placeOf,
  writeAbout,
} from "./folder.ts";
import { parseKeyFile, type Secret, unwrapKey, withSubkey } from "./keys.ts";
import type { Head } from "./witness.ts";

const MAGIC = "CONCORD-BACKUP-1\n";
const MAX_HEADER = 1024 * 1024;
const ENDING = ".concord-backup";
const KEPT = 10;

const header = z.object({
  format: z.number().int(),
  workspace: z.uuid(),
  made: z.string(),
  tables: z.number().int(),
  head: z.object({ device: z.string(), seq: z.number().int(), hash: z.string() }).nullable(),
  entries: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The whole key file as text. */
  keys: z.string(),
});
type Header = z.infer<typeof header>;

export interface BackupInfo {
  file: string;
  bytes: number;
  /** ISO 8601. */
  made: string;
}

export interface Source {
  folder: string;
  workspace: string;
  database: Database;
  key: Uint8Array;
  /** Text of the key file. */
  keys: string;
  heads: (database: Database) => Head | null;
}

/**
 * Copies the database, opens the copy with the key, checks it against the original, and only then gives it its name.
 * @throws ConcordError E_BACKUP_FAILED, E_DISK_FULL, E_FILE ...; earlier backups are untouched
 */
export async function makeBackup(source: Source, file?: string): Promise<BackupInfo> {
  const made = new Date().toISOString();
  const target = file ?? join(pathsIn(source.folder).backups, `${made.replace(/[:.]/g, "-")}${ENDING}`);
  const copy = join(pathsIn(source.folder).temporary, `backup-${process.pid}-${Date.now()}.db`);
  const part = partOf(target);
  try {
    // Not the driver's backup(): on an encrypted database it fails, and serialize() would write plain text.
    source.database.prepare("VACUUM INTO ?").run(copy);
    const { head, entries } = checkCopy(copy, source);
    const about: Header = {
      format: FORMAT,
      workspace: source.workspace,
      made,
      tables: TABLES_VERSION,
      head,
      entries,
      bytes: (await stat(copy)).size,
      sha256: await digestOf(copy),
      keys: source.keys,
    };
    await writeBackup(part, about, copy);
    await readHeader(part, true);
    await renameOver(part, target);
    await syncFolder(dirname(target));
    if (!file) await forgetOldest(source.folder);
    return { file: target, bytes: (await stat(target)).size, made };
  } catch (error) {
    throw placeError(error, target);
  } finally {
    for (const left of [copy, part]) await rm(left, { force: true }).catch(() => {});
  }
}

/** The backups in a workspace's own folder, newest first. */
export async function listBackups(folder: string): Promise<BackupInfo[]> {
  const { backups } = pathsIn(folder);
  const names = (await readdir(backups).catch(() => [])).filter(
    (name) => name.endsWith(ENDING) && !name.startsWith("."),
  );
  const found = await Promise.all(
    names.map(async (name) => {
      const file = join(backups, name);
      const { size } = await stat(file);
      return readHeader(file, false).then(
        ({ about }) => ({ file, bytes: size, made: about.made }),
        () => null,
      );
    }),
  );
  return found.filter((info) => info !== null).sort((a, b) => b.made.localeCompare(a.made));
}

/**
 * Makes a workspace from a backup, in a new folder. It is complete and checked, or not there.
 * @throws ConcordError E_NOT_BACKUP, E_BACKUP_DAMAGED, E_NEWER_FORMAT, E_WRONG_PASSPHRASE, E_WRONG_RECOVERY_CODE,
 *   E_FOLDER_NOT_EMPTY, E_FILE_MISSING, and those of the place
 */
export async function restoreBackup(input: { file: string; folder: string; secret: Secret }): Promise<void> {
  const { about, start } = await readHeader(input.file, true);
  const keys = parseKeyFile(about.keys);
  const key = await unwrapKey(keys, input.secret);
  const folder = placeOf(input.folder);
  await needEmpty(folder);
  await needFitPlace(folder);
  let staging: string | undefined;
  try {
    staging = await makeStaging(folder);
    await layOut(staging);
    const paths = pathsIn(staging);
    await pipeline(
      createReadStream(input.file, { start }),
      createWriteStream(paths.database, { mode: 0o600, flush: true }),
    );
    withSubkey(key, "db", (used) => checkDatabase(paths.database, used, about.entries));
    await atomicWrite(paths.keys, Buffer.from(about.keys));
    await atomicWrite(paths.spareKeys, Buffer.from(about.keys));
    await writeAbout(staging, {
      format: FORMAT,
      id: about.workspace,
      created: new Date().toISOString(),
      restored: true,
    });
    await moveInto(staging, folder);
  } catch (error) {
    throw placeError(error, folder);
  } finally {
    key.fill(0);
    if (staging) await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}

function checkCopy(copy: string, source: Source): { head: Head | null; entries: number } {
  const expected = { head: source.heads(source.database), entries: countEntries(source.database) };
  const database = withSubkey(source.key, "db", (used) => openDatabase(copy, used));
  try {
    const found = { head: source.heads(database), entries: countEntries(database) };
    const sound = database.pragma("quick_check", { simple: true }) === "ok";
    if (!sound || JSON.stringify(found) !== JSON.stringify(expected)) throw new ConcordError("E_BACKUP_FAILED");
  } finally {
    // Opening put the copy into WAL mode; as a single file it is complete only without a log beside it.
    database.pragma("journal_mode = DELETE");
    database.close();
  }
  return expected;
}

function checkDatabase(path: string, key: Uint8Array, entries: number): void {
  let database: Database | undefined;
  try {
    database = openDatabase(path, key);
    const sound = database.pragma("quick_check", { simple: true }) === "ok";
    if (!sound || countEntries(database) !== entries) throw new ConcordError("E_BACKUP_DAMAGED");
  } catch {
    throw new ConcordError("E_BACKUP_DAMAGED");
  } finally {
    database?.close();
  }
}

function countEntries(database: Database): number {
  return (database.prepare("SELECT count(*) AS c FROM ledger").get() as { c: number }).c;
}

async function writeBackup(path: string, about: Header, copy: string): Promise<void> {
  const text = Buffer.from(JSON.stringify(about));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.byteLength);
  const file = await open(path, "wx", 0o600);
  try {
    await file.write(Buffer.concat([Buffer.from(MAGIC), length, text]));
    for await (const chunk of createReadStream(copy)) await file.write(chunk as Buffer);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The header and where the database starts; `whole` also checks the database's digest. */
async function readHeader(path: string, whole: boolean): Promise<{ about: Header; start: number }> {
  const file = await open(path, "r").catch(() => {
    throw new ConcordError("E_FILE_MISSING", { path: basename(path) });
  });
  try {
    const info = await file.stat();
    if (!info.isFile()) throw new ConcordError("E_NOT_BACKUP");
    const begin = Buffer.alloc(MAGIC.length + 4);
    await file.read(begin, 0, begin.length, 0);
    if (begin.subarray(0, MAGIC.length).toString("latin1") !== MAGIC) throw new ConcordError("E_NOT_BACKUP");
    const length = begin.readUInt32BE(MAGIC.length);
    if (length > MAX_HEADER || begin.length + length > info.size) throw new ConcordError("E_BACKUP_DAMAGED");
    const text = Buffer.alloc(length);
    await file.read(text, 0, length, begin.length);
    const about = parseHeader(text.toString("utf8"));
    const start = begin.length + length;
    if (info.size - start !== about.bytes) throw new ConcordError("E_BACKUP_DAMAGED");
    if (whole && (await digestOf(path, start)) !== about.sha256) throw new ConcordError("E_BACKUP_DAMAGED");
    return { about, start };
  } finally {
    await file.close();
  }
}

function parseHeader(text: string): Header {
  let about: Header;
  try {
    about = header.parse(JSON.parse(text));
  } catch {
    throw new ConcordError("E_BACKUP_DAMAGED");
  }
  if (about.format > FORMAT || about.tables > TABLES_VERSION) throw new ConcordError("E_NEWER_FORMAT");
  return about;
}

async function digestOf(path: string, start = 0): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { start })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Keeps the newest ten. Every one of them was checked when it was made. */
async function forgetOldest(folder: string): Promise<void> {
  for (const { file } of (await listBackups(folder)).slice(KEPT)) await rm(file, { force: true });
}
