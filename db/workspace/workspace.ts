/** Creating, opening and closing a workspace: one folder, one encrypted database, one process at a time. */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite, syncFolder } from "./atomic.ts";
import { type BackupInfo, listBackups, makeBackup } from "./backup.ts";
import { createDatabase, type Database, openDatabase } from "./database.ts";
import {
  alreadyOpen,
  FORMAT,
  layOut,
  markClean,
  needEmpty,
  needFitPlace,
  newFolder,
  pathsIn,
  placeError,
  readAbout,
  wasClosedCleanly,
  writeAbout,
  writeHolder,
} from "./folder.ts";
import {
  type KdfParams,
  type KeyFile,
  makeKeys,
  parseKeyFile,
  type Secret,
  subkey,
  unwrapKey,
  withPassphrase,
  withRecovery,
} from "./keys.ts";
import { needSelfCheck } from "./self-check.ts";
import { type Head, Witness } from "./witness.ts";

interface Place {
  /** Where this laptop keeps its witness, and workspaces without a folder of their own. */
  home: string;
  /** The end of this laptop's chain in a database. */
  heads: (database: Database) => Head | null;
}

/** How often at most the witness is written while entries are added. */
const WITNESS_MS = 5_000;

/**
 * Makes a workspace beside its place and moves it there when it is complete.
 * @param input.prepare makes the tables
 * @param input.kdf cost of the passphrase slot; calibrated to this machine when absent
 */
export async function createWorkspace(
  input: Place & {
    folder?: string | undefined;
    passphrase: string;
    kdf?: KdfParams | undefined;
    prepare: (database: Database) => void;
  },
): Promise<{ workspace: Workspace; recoveryCode: string }> {
  await needSelfCheck();
  const folder = input.folder ?? newFolder(input.home);
  await needEmpty(folder);
  await mkdir(dirname(folder), { recursive: true }).catch((error) => {
    throw placeError(error, folder);
  });
  await needFitPlace(folder);
  const id = randomUUID();
  const { key, file, recoveryCode } = await makeKeys(id, input.passphrase, input.kdf);
  const staging = `${folder}.${process.pid}.creating`;
  try {
    await layOut(staging);
    const database = createDatabase(pathsIn(staging).database, subkey(key, "db"));
    try {
      input.prepare(database);
    } finally {
      database.close();
    }
    await writeKeys(staging, file);
    await writeAbout(staging, { format: FORMAT, id, created: new Date().toISOString() });
    await markClean(staging, true);
    await rm(folder, { recursive: true, force: true });
    await rename(staging, folder);
    await syncFolder(dirname(folder));
  } catch (error) {
    throw placeError(error, folder);
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
  return { workspace: await enter(input, folder, id, file, key), recoveryCode };
}

/** @throws ConcordError saying what is wrong with the place, the keys, the secret or the database; nothing is changed */
export async function openWorkspace(input: Place & { folder: string; secret: Secret }): Promise<Workspace> {
  await needSelfCheck();
  const { folder } = input;
  const about = await readAbout(folder);
  await needFitPlace(folder);
  const file = await readKeys(folder);
  if (file.workspace !== about.id) throw new ConcordError("E_KEYS_DAMAGED");
  const key = await unwrapKey(file, input.secret);
  return enter(input, folder, about.id, file, key);
}

async function enter(place: Place, folder: string, id: string, file: KeyFile, key: Buffer): Promise<Workspace> {
  const about = await readAbout(folder);
  const clean = wasClosedCleanly(folder);
  let database: Database;
  try {
    database = openDatabase(pathsIn(folder).database, subkey(key, "db"));
  } catch (error) {
    throw (error as { code?: string }).code === "E_BUSY" ? await alreadyOpen(folder) : error;
  }
  try {
    if (!clean && database.pragma("quick_check", { simple: true }) !== "ok")
      throw new ConcordError("E_DATABASE_DAMAGED");
    const witness = await Witness.open(place.home, id);
    const head = place.heads(database);
    if (!about.restored) witness.needNotOlder(head);
    await rm(pathsIn(folder).temporary, { recursive: true, force: true });
    await layOut(folder);
    await markClean(folder, false);
    await writeHolder(folder);
    const lastBackup = (await listBackups(folder))[0]?.made ?? null;
    return new Workspace({
      ...place,
      folder,
      id,
      file,
      key,
      database,
      witness,
      foreign: about.restored === true || witness.isForeign(head),
      lastBackup,
    });
  } catch (error) {
    database.close();
    throw placeError(error, folder);
  }
}

interface Parts extends Place {
  folder: string;
  id: string;
  file: KeyFile;
  key: Buffer;
  database: Database;
  witness: Witness;
  /** Its chain was written elsewhere: it was restored, copied, or came with a cloned disk. */
  foreign: boolean;
  lastBackup: string | null;
}

export class Workspace {
  readonly folder: string;
  readonly id: string;
  readonly database: Database;
  readonly #parts: Parts;
  #file: KeyFile;
  #lastBackup: string | null;
  #backedUp: Head | null;
  #noted = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.folder = parts.folder;
    this.id = parts.id;
    this.database = parts.database;
    this.#parts = parts;
    this.#file = parts.file;
    this.#lastBackup = parts.lastBackup;
    this.#backedUp = parts.lastBackup ? parts.heads(parts.database) : null;
  }

  /** Its chain was written elsewhere: what follows must be written by a new device. */
  get needsNewDevice(): boolean {
    return this.#parts.foreign;
  }

  /** The device that writes from now on is there: the next opening on this machine goes on with it. */
  async deviceReady(): Promise<void> {
    // A witness that cannot be written now costs another new device at the next opening, and nothing else.
    await this.#parts.witness.note(this.#parts.heads(this.database)).catch(() => {});
    this.#parts.foreign = false;
    const { restored, ...about } = await readAbout(this.folder);
    if (restored) await writeAbout(this.folder, about);
  }

  /** What this laptop last noted of its chain, outside of the workspace. */
  witness(): Head | null {
    const head = this.#parts.heads(this.database);
    return head && this.#parts.witness.last(head.device);
  }

  /** Notes the end of the chain, at most every few seconds. */
  noteHead(): void {
    if (Date.now() - this.#noted < WITNESS_MS) return;
    this.#noted = Date.now();
    const head = this.#parts.heads(this.database);
    // A witness that cannot be written now is written at the next chance; the entry itself is safe.
    this.#writing = this.#writing.then(() => this.#parts.witness.note(head)).catch(() => {});
  }

  /** @throws ConcordError E_WRONG_PASSPHRASE, E_WEAK_PASSPHRASE */
  async changePassphrase(current: string, next: string): Promise<void> {
    await unwrapKey(this.#file, { passphrase: current });
    await this.#replaceKeys(await withPassphrase(this.#file, this.#parts.key, next));
  }

  /** @throws ConcordError E_WRONG_PASSPHRASE */
  async renewRecovery(current: string): Promise<string> {
    await unwrapKey(this.#file, { passphrase: current });
    const { file, recoveryCode } = withRecovery(this.#file, this.#parts.key);
    await this.#replaceKeys(file);
    return recoveryCode;
  }

  async backup(file?: string): Promise<BackupInfo> {
    const head = this.#parts.heads(this.database);
    const made = await makeBackup({ ...this.#parts, workspace: this.id, keys: JSON.stringify(this.#file) }, file);
    this.#lastBackup = made.made;
    this.#backedUp = head;
    await this.#parts.witness.note(head).catch(() => {});
    return made;
  }

  backups(): Promise<BackupInfo[]> {
    return listBackups(this.folder);
  }

  /** When the newest backup was made, ISO 8601. */
  lastBackup(): string | null {
    return this.#lastBackup;
  }

  /** Backs up if anything changed, closes the database, and wipes the key. The error of a failed backup is thrown last. */
  async close(): Promise<void> {
    let failure: unknown;
    await this.#writing;
    try {
      const head = this.#parts.heads(this.database);
      if (head && head.hash !== this.#backedUp?.hash) await this.backup();
      await this.#parts.witness.note(head);
      this.database.pragma("optimize");
      this.database.pragma("wal_checkpoint(TRUNCATE)");
    } catch (error) {
      failure = error;
    }
    this.database.close();
    this.#parts.key.fill(0);
    await rm(pathsIn(this.folder).lock, { force: true }).catch(() => {});
    if (failure === undefined) await markClean(this.folder, true);
    else throw placeError(failure, this.folder);
  }

  async #replaceKeys(file: KeyFile): Promise<void> {
    await writeKeys(this.folder, file);
    this.#file = file;
  }
}

/** One after the other: a crash between the two leaves one good file of each kind. */
async function writeKeys(folder: string, file: KeyFile): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
  await atomicWrite(pathsIn(folder).keys, bytes);
  await atomicWrite(pathsIn(folder).spareKeys, bytes);
}

/** @throws ConcordError E_KEYS_MISSING, E_KEYS_DAMAGED, E_KDF_PARAMS */
async function readKeys(folder: string): Promise<KeyFile> {
  const { keys, spareKeys } = pathsIn(folder);
  let failure: unknown = new ConcordError("E_KEYS_MISSING");
  for (const path of [keys, spareKeys]) {
    const text = await readFile(path, "utf8").catch(() => null);
    if (text === null) continue;
    try {
      return parseKeyFile(text);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}
