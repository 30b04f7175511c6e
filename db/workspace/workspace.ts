/** Creating, opening and closing a workspace: one folder, one encrypted database, one process at a time. */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite } from "./atomic.ts";
import { type BackupInfo, isBackedUp, makeBackup, positionOf, type Rewrapped, rewrapBackups } from "./backup.ts";
import { type ListedBackup, listBackups, newestBackup } from "./backup-shelf.ts";
import { createDatabase, type Database, openDatabase } from "./database.ts";
import {
  alreadyOpen,
  FORMAT,
  layOut,
  makeStaging,
  markClean,
  moveInto,
  needEmpty,
  needFitPlace,
  newFolder,
  pathsIn,
  placeError,
  placeOf,
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
  unwrapKey,
  withPassphrase,
  withRecovery,
  withSubkey,
} from "./keys.ts";
import { removeLeftovers } from "./leftovers.ts";
import { OpenFiles } from "./open-files.ts";
import { needSelfCheck } from "./self-check.ts";
import { type Head, Witness } from "./witness.ts";

interface Place {
  /** Where this laptop keeps its witness, and workspaces without a folder of their own. */
  home: string;
  /** The end of this laptop's chain in a database. */
  heads: (database: Database) => Head | null;
}

/** The witness is written this long after an entry; what is written meanwhile is noted with it. */
const WITNESS_MS = 1_000;

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
  const folder = placeOf(input.folder ?? newFolder(input.home));
  await needEmpty(folder);
  await mkdir(dirname(folder), { recursive: true }).catch((error) => {
    throw placeError(error, folder);
  });
  await needFitPlace(folder);
  const id = randomUUID();
  const { key, file, recoveryCode } = await makeKeys(id, input.passphrase, input.kdf);
  let staging: string | undefined;
  try {
    const made = await makeStaging(folder);
    staging = made;
    await layOut(staging);
    const database = withSubkey(key, "db", (used) => createDatabase(pathsIn(made).database, used));
    try {
      input.prepare(database);
    } finally {
      database.close();
    }
    await writeKeys(staging, file);
    await writeAbout(staging, { format: FORMAT, id, created: new Date().toISOString() });
    await markClean(staging, true);
    await moveInto(staging, folder);
  } catch (error) {
    throw placeError(error, folder);
  } finally {
    if (staging) await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
  return { workspace: await enter(input, folder, id, { file, key, recovered: false }), recoveryCode };
}

/** @throws ConcordError saying what is wrong with the place, the keys, the secret or the database; nothing is changed */
export async function openWorkspace(input: Place & { folder: string; secret: Secret }): Promise<Workspace> {
  await needSelfCheck();
  const folder = placeOf(input.folder);
  const about = await readAbout(folder);
  await needFitPlace(folder);
  const file = await readKeys(folder);
  if (file.workspace !== about.id) throw new ConcordError("E_KEYS_DAMAGED");
  const key = await unwrapKey(file, input.secret);
  return enter(input, folder, about.id, { file, key, recovered: "recoveryCode" in input.secret });
}

/** How the workspace was opened. */
interface Keys {
  file: KeyFile;
  key: Buffer;
  /** By the recovery code. */
  recovered: boolean;
}

async function enter(place: Place, folder: string, id: string, keys: Keys): Promise<Workspace> {
  const { key } = keys;
  const about = await readAbout(folder);
  const clean = wasClosedCleanly(folder);
  let database: Database;
  try {
    database = withSubkey(key, "db", (used) => openDatabase(pathsIn(folder).database, used));
  } catch (error) {
    key.fill(0);
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
    await removeLeftovers(place.home, folder);
    const lastBackup = (await newestBackup(folder, key))?.about.made ?? null;
    return new Workspace({
      ...place,
      folder,
      files: new OpenFiles(pathsIn(folder).database),
      ...keys,
      id,
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

interface Parts extends Place, Keys {
  folder: string;
  files: OpenFiles;
  id: string;
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
  #recovered: boolean;
  #lastBackup: string | null;
  #noting: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.folder = parts.folder;
    this.id = parts.id;
    this.database = parts.database;
    this.#parts = parts;
    this.#file = parts.file;
    this.#recovered = parts.recovered;
    this.#lastBackup = parts.lastBackup;
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

  /** Notes the end of the chain soon: the last entry before a pause is noted like any other. */
  noteHead(): void {
    this.#noting ??= setTimeout(() => {
      this.#noting = undefined;
      const head = this.#parts.heads(this.database);
      // A witness that cannot be written now is written at the next chance; the entry itself is safe.
      this.#writing = this.#writing.then(() => this.#parts.witness.note(head)).catch(() => {});
    }, WITNESS_MS).unref();
  }

  /** Opened by the recovery code: whoever holds that may set both secrets anew, once, without the old passphrase. */
  get recovered(): boolean {
    return this.#recovered;
  }

  /**
   * Backups in the folder follow; those elsewhere cannot.
   * @throws ConcordError E_WRONG_PASSPHRASE, and as `needStrong`
   */
  async changePassphrase(current: string, next: string): Promise<Rewrapped> {
    await this.#needPassphrase(current);
    return this.#replaceKeys(await withPassphrase(this.#file, this.#parts.key, next));
  }

  /** @throws ConcordError E_WRONG_PASSPHRASE */
  async renewRecovery(current: string): Promise<Rewrapped & { recoveryCode: string }> {
    await this.#needPassphrase(current);
    const { file, recoveryCode } = withRecovery(this.#file, this.#parts.key);
    return { ...(await this.#replaceKeys(file)), recoveryCode };
  }

  /**
   * A new passphrase and a new code at once, after the workspace was opened by its code.
   * @throws ConcordError E_NOT_RECOVERED, and as `needStrong`
   */
  async renewSecrets(next: string): Promise<Rewrapped & { recoveryCode: string }> {
    if (!this.#recovered) throw new ConcordError("E_NOT_RECOVERED");
    const { file, recoveryCode } = withRecovery(
      await withPassphrase(this.#file, this.#parts.key, next),
      this.#parts.key,
    );
    const rewrapped = await this.#replaceKeys(file);
    this.#recovered = false;
    return { ...rewrapped, recoveryCode };
  }

  async backup(file?: string): Promise<BackupInfo> {
    const head = this.#parts.heads(this.database);
    const made = await makeBackup({ ...this.#parts, workspace: this.id, keys: JSON.stringify(this.#file) }, file);
    this.#lastBackup = made.made;
    await this.#parts.witness.note(head).catch(() => {});
    return made;
  }

  backups(): Promise<ListedBackup[]> {
    return listBackups(this.folder, this.#parts.key);
  }

  /** Whether everything that was written is in a sound backup in the workspace's own folder, whoever made that and when. */
  isBackedUp(): Promise<boolean> {
    return isBackedUp(this.folder, this.#parts.key, positionOf(this.#parts));
  }

  /** When the newest backup was made, ISO 8601. */
  lastBackup(): string | null {
    return this.#lastBackup;
  }

  /**
   * Whether the files that are open still lie where they were opened: not if the folder was removed, moved or replaced.
   * @throws ConcordError E_WORKSPACE_GONE
   */
  needThere(): void {
    this.#parts.files.needThere();
  }

  /**
   * Closes the database and wipes the key, whatever fails before. Without `backup` what was written since the last one is
   * owed, and made when the workspace is open again.
   * @throws the first error, when all is done that can be
   */
  async close({ backup }: { backup: boolean }): Promise<void> {
    clearTimeout(this.#noting);
    const { key, files, heads, witness } = this.#parts;
    const failures: unknown[] = [];
    const attempt = async (work: () => unknown) => {
      try {
        await work();
      } catch (error) {
        failures.push(error);
      }
    };
    let head: Head | null = null;
    await attempt(() => files.needThere());
    await attempt(async () => {
      head = heads(this.database);
      if (backup && failures.length === 0 && head && !(await this.isBackedUp())) await this.backup();
    });
    await attempt(() => this.database.pragma("wal_checkpoint(TRUNCATE)"));
    await attempt(() => this.database.close());
    key.fill(0);
    await this.#writing;
    await attempt(() => witness.note(head));
    await rm(pathsIn(this.folder).lock, { force: true }).catch(() => {});
    if (failures.length === 0) await attempt(() => markClean(this.folder, true));
    if (failures.length > 0) throw placeError(failures[0], this.folder);
  }

  async #needPassphrase(passphrase: string): Promise<void> {
    (await unwrapKey(this.#file, { passphrase })).fill(0);
  }

  async #replaceKeys(file: KeyFile): Promise<Rewrapped> {
    await writeKeys(this.folder, file);
    this.#file = file;
    return rewrapBackups(this.folder, this.#parts.key, JSON.stringify(file));
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
