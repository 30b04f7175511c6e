/** Backups: one file that holds a copy of the encrypted database and the wrapped keys, checked before it counts. */
import { createReadStream, createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { type Database, openDatabase, TABLES_VERSION, troubleOfPlace } from "../../base/database.ts";
import { ConcordError } from "../../contract/errors.ts";
import { partOf, renameOver, syncFolder } from "../atomic.ts";
import {
  FORMAT,
  layOut,
  makeStaging,
  moveInto,
  pathsIn,
  placeError,
  placeOf,
  requireEmpty,
  requireFitPlace,
  temporaryIn,
  writeAbout,
} from "../folder.ts";
import { markFresh } from "../holding.ts";
import { writeKeys } from "../key-files.ts";
import { parseKeyFile, type Secret, unwrapKey, withSubkey } from "../keys.ts";
import type { Head } from "../witness.ts";
import {
  type BackupHeader,
  digestOf,
  type Following,
  readBackupFile,
  requireWhole,
  writeBackupFile,
} from "./backup-file.ts";
import { backupPaths, ENDING, forgetOldest, isWhole, newestBackup } from "./backup-shelf.ts";

export interface BackupInfo {
  file: string;
  bytes: number;
  /** ISO 8601. */
  made: string;
}

/** Where a workspace stands: the end of this laptop's chain, and how many entries there are of all. */
export interface Position {
  head: Head | null;
  entries: number;
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

/** Is told how much of the work is done, 0 to 1; throws where nobody wants the rest of it. */
export type Telling = (share: number) => void;

/** Share of a backup that is done when the copy is there, and when it was opened and checked; the bytes are the rest. */
const COPIED = 0.3;
const CHECKED = 0.5;
/** The copy is read, written and read back. */
const PASSES = 3;

/**
 * Copies the database, opens the copy with the key, checks it against the original, and only then gives it its name. Until
 * then it may be given up, and nothing of it is left.
 * @throws ConcordError E_BACKUP_FAILED, E_DISK_FULL, E_FILE ..., and what `tell` throws; earlier backups are untouched
 */
export async function makeBackup(source: Source, file?: string, tell: Telling = () => {}): Promise<BackupInfo> {
  const made = new Date().toISOString();
  const generation = await nextGeneration(source);
  const name = `${made.replace(/[:.]/g, "-")}-${generation}${ENDING}`;
  const target = file ?? join(pathsIn(source.folder).backups, name);
  const copy = temporaryIn(source.folder, "backup");
  const part = partOf(target);
  try {
    // Not the driver's backup(): on an encrypted database it fails, and serialize() would write plain text.
    source.database.prepare("VACUUM INTO ?").run(copy);
    await told(tell, COPIED);
    const { head, entries } = checkCopy(copy, source);
    await told(tell, CHECKED);
    const { size: bytes } = await stat(copy);
    const following = followingBytes(PASSES * bytes, tell);
    const about = {
      format: FORMAT,
      workspace: source.workspace,
      generation,
      made,
      tables: TABLES_VERSION,
      head,
      entries,
      bytes,
      sha256: await digestOf(copy, 0, following),
      keys: source.keys,
    };
    await writeBackupFile(part, about, source.key, { path: copy, start: 0 }, following);
    await requireWhole(await readBackupFile(part), following);
    await renameOver(part, target);
    await syncFolder(dirname(target));
    if (!file) await forgetOldest(source.folder, source.key, target);
    return { file: target, bytes: (await stat(target)).size, made };
  } catch (error) {
    throw placeError(error, target);
  } finally {
    for (const left of [copy, part]) await rm(left, { force: true }).catch(() => {});
  }
}

/** Between two pieces that cannot be cut: lets whoever waits give it up. */
async function told(tell: Telling, share: number): Promise<void> {
  tell(share);
  await setImmediate();
  tell(share);
}

function followingBytes(all: number, tell: Telling): Following {
  let done = 0;
  return (bytes) => {
    done += bytes;
    tell(CHECKED + (1 - CHECKED) * Math.min(1, done / all));
  };
}

/** Where the workspace stands now. */
export function positionOf(source: Pick<Source, "database" | "heads">): Position {
  return { head: source.heads(source.database), entries: countEntries(source.database) };
}

/** Whether a sound backup in the workspace's own folder holds everything up to this position. */
export async function isBackedUp(folder: string, key: Uint8Array, position: Position): Promise<boolean> {
  const newest = await newestBackup(folder, key);
  return newest !== null && isSame(newest.about, position) && (await isWhole(newest));
}

/** What became of the copies of the keys in the workspace's own folder when these were wrapped anew; names of files. */
export interface Rewrapped {
  renewed: string[];
  /** Damaged, of an earlier form or another workspace, or not to be written: they open with what they opened with. */
  left: string[];
}

/**
 * Gives the backups in the workspace's own folder its present key file, so that the old passphrase or code opens them no
 * more. Each is written whole beside the old one and then takes its place. Throws nothing: the new keys are in force by
 * now, whatever becomes of a backup.
 * @param keys text of the key file
 */
export async function rewrapBackups(folder: string, key: Uint8Array, keys: string): Promise<Rewrapped> {
  const outcome: Rewrapped = { renewed: [], left: [] };
  for (const path of await backupPaths(folder))
    outcome[(await rewrap(path, key, keys)) ? "renewed" : "left"].push(basename(path));
  return outcome;
}

async function rewrap(path: string, key: Uint8Array, keys: string): Promise<boolean> {
  const part = partOf(path);
  try {
    const file = await readBackupFile(path);
    if (!file.provenBy(key) || !(await isWhole(file))) return false;
    if (file.about.keys === keys) return true;
    await writeBackupFile(part, { ...file.about, keys }, key, file);
    await requireWhole(await readBackupFile(part));
    await renameOver(part, path);
    await syncFolder(dirname(path));
    return true;
  } catch {
    // A full disk, a file that somebody holds, or a key that a lock has wiped: the backup stays as it was, and is named.
    await rm(part, { force: true }).catch(() => {});
    return false;
  }
}

/**
 * Makes a workspace from a backup, in a new folder. It is complete and checked, or not there.
 * @param input.heads reads the end of this laptop's chain, which is compared with what the header says
 * @throws ConcordError E_NOT_BACKUP, E_BACKUP_DAMAGED, E_NEWER_FORMAT, E_WRONG_PASSPHRASE, E_WRONG_RECOVERY_CODE,
 *   E_FOLDER_NOT_EMPTY, E_FILE_MISSING, and those of the place
 */
export async function restoreBackup(input: {
  file: string;
  folder: string;
  secret: Secret;
  heads: Source["heads"];
}): Promise<void> {
  const backup = await readBackupFile(input.file);
  const { about, start } = backup;
  await requireWhole(backup);
  const keys = parseKeyFile(about.keys);
  if (keys.workspace !== about.workspace) throw new ConcordError("E_BACKUP_DAMAGED");
  const key = await unwrapKey(keys, input.secret);
  const folder = placeOf(input.folder);
  let staging: string | undefined;
  try {
    if (!backup.provesNothing && !backup.provenBy(key)) throw new ConcordError("E_BACKUP_DAMAGED");
    await requireEmpty(folder);
    await requireFitPlace(folder);
    staging = await makeStaging(folder);
    await layOut(staging);
    const paths = pathsIn(staging);
    await pipeline(
      createReadStream(input.file, { start }),
      createWriteStream(paths.database, { mode: 0o600, flush: true }),
    );
    withSubkey(key, "db", (used) => checkDatabase(paths.database, used, about, input.heads));
    await writeKeys(staging, keys);
    await writeAbout(staging, {
      format: FORMAT,
      id: about.workspace,
      created: new Date().toISOString(),
    });
    await moveInto(staging, folder);
  } catch (error) {
    throw placeError(error, folder);
  } finally {
    key.fill(0);
    if (staging) await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}

function checkCopy(copy: string, source: Source): Position {
  const expected = positionOf(source);
  const database = withSubkey(source.key, "db", (used) => openDatabase(copy, used));
  try {
    const found = positionOf({ database, heads: source.heads });
    const sound = database.pragma("quick_check", { simple: true }) === "ok";
    if (!sound || !isSame(found, expected)) throw new ConcordError("E_BACKUP_FAILED");
  } finally {
    // Opening put the copy into WAL mode; as a single file it is complete only without a log beside it.
    database.pragma("journal_mode = DELETE");
    database.close();
  }
  return expected;
}

/** What the header says is compared with what is inside: only then is it restored. */
function checkDatabase(path: string, key: Uint8Array, about: BackupHeader, heads: Source["heads"]): void {
  let database: Database | undefined;
  try {
    database = openDatabase(path, key);
    const sound = database.pragma("quick_check", { simple: true }) === "ok";
    const tables = Number(database.pragma("user_version", { simple: true }));
    if (!sound || tables !== about.tables || !isSame(positionOf({ database, heads }), about))
      throw new ConcordError("E_BACKUP_DAMAGED");
    markFresh(database);
  } catch (error) {
    // A disk that is full or fails says nothing of the backup.
    throw troubleOfPlace(error) ?? new ConcordError("E_BACKUP_DAMAGED", {}, { cause: error });
  } finally {
    database?.close();
  }
}

/** A backup of the same state as the one before takes over its number, and its place. */
async function nextGeneration(source: Source): Promise<number> {
  const newest = await newestBackup(source.folder, source.key);
  if (!newest) return 1;
  const same = isSame(newest.about, positionOf(source)) && (await isWhole(newest));
  return newest.about.generation + (same ? 0 : 1);
}

function isSame(a: Position, b: Position): boolean {
  const { head: one } = a;
  const { head: other } = b;
  return (
    a.entries === b.entries && one?.device === other?.device && one?.seq === other?.seq && one?.hash === other?.hash
  );
}

function countEntries(database: Database): number {
  return (database.prepare("SELECT count(*) AS c FROM ledger").get() as { c: number }).c;
}
