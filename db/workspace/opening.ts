/**
 * Creating and opening a workspace. Opening looks before it touches: everything is read and compared through a connection
 * that cannot write, so that an opening that fails leaves every file as it was, and the log with it.
 */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, mkdir, realpath, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { createDatabase, type Database, lookInto, openDatabase } from "../base/database.ts";
import { ConcordError } from "../contract/errors.ts";
import { syncFolder } from "./atomic.ts";
import { newestBackup } from "./backups/backup-shelf.ts";
import {
  alreadyOpen,
  FORMAT,
  layOut,
  type Marks,
  makeStaging,
  markClean,
  moveInto,
  newFolder,
  pathsIn,
  placeError,
  placeOf,
  putMarksBack,
  readAbout,
  readMarks,
  requireEmpty,
  requireFitPlace,
  wasClosedCleanly,
  writeAbout,
  writeHolder,
} from "./folder.ts";
import { type Chains, hold, markFresh, placeOfDatabase } from "./holding.ts";
import { type Mended, type OpenedKeys, openKeys, writeKeys } from "./key-files.ts";
import { type KdfParams, makeKeys, type Secret, withSubkey } from "./keys.ts";
import { removeLeftovers } from "./leftovers.ts";
import { transactionsBehind } from "./log-survey.ts";
import type { Notice } from "./notice.ts";
import { OpenFiles } from "./open-files.ts";
import { requireSelfCheck } from "./self-check.ts";
import { requireSound } from "./soundness.ts";
import { Witness } from "./witness.ts";
import { type Keys, Workspace } from "./workspace.ts";

interface Laptop {
  /** Where this laptop keeps its witness, and workspaces without a folder of their own. */
  home: string;
  chains: Chains;
}

/** Nothing can be missing of a workspace that was made a moment ago, and nothing is to be mended. */
const MADE_NOW: How = { despite: false, mend: async () => ({ notices: [], agree: true }) };

/**
 * Makes a workspace beside its place and moves it there when it is complete.
 * @param input.prepare makes the tables
 * @param input.kdf cost of the passphrase slot; calibrated to this machine when absent
 */
export async function createWorkspace(
  input: Laptop & {
    folder?: string | undefined;
    passphrase: string;
    kdf?: KdfParams | undefined;
    prepare: (database: Database) => void;
  },
): Promise<{ workspace: Workspace; recoveryCode: string }> {
  await requireSelfCheck();
  const folder = placeOf(input.folder ?? newFolder(input.home));
  await requireEmpty(folder);
  await mkdir(dirname(folder), { recursive: true }).catch((error) => {
    throw placeError(error, folder);
  });
  await requireFitPlace(folder);
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
      markFresh(database);
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
  return { workspace: await enter(input, folder, { key, file, recovered: false }, MADE_NOW), recoveryCode };
}

/**
 * @param input.incomplete opens what is there although the end of what was saved is missing; it goes on as a new device
 * @throws ConcordError saying what is wrong with the place, the keys, the secret or the database; nothing is changed
 */
export async function openWorkspace(
  input: Laptop & { folder: string; secret: Secret; incomplete?: boolean | undefined },
): Promise<Workspace> {
  await requireSelfCheck();
  const folder = placeOf(input.folder);
  const about = await readAbout(folder);
  await requireFitPlace(folder);
  const keys = await openKeys(folder, input.secret);
  const sameId = about.id === keys.file.workspace;
  const mend = () => mendSpares(folder, about, keys);
  try {
    const recovered = "recoveryCode" in input.secret;
    return await enter(input, folder, { ...keys, recovered }, { despite: input.incomplete ?? false, mend });
  } catch (error) {
    // A key file of another workspace: its secret is right, and its key opens nothing here.
    const other = !sameId && error instanceof ConcordError && error.code === "E_DATABASE_DAMAGED";
    throw other ? new ConcordError("E_KEYS_DAMAGED") : error;
  }
}

/** Whichever file was damaged is written again from its spare. What cannot be written now is written next time. */
async function mendSpares(
  folder: string,
  about: Awaited<ReturnType<typeof readAbout>>,
  keys: OpenedKeys,
): Promise<Mended> {
  const id = keys.file.workspace;
  const { notices, agree } = await keys.mend().catch((): Mended => ({ notices: [], agree: false }));
  if (about.fromSpare || about.id !== id) {
    await writeAbout(folder, { format: FORMAT, id, created: about.created }).catch(() => {});
    notices.push({ code: "W_SPARE_USED", params: { file: basename(pathsIn(folder).about) } });
  }
  return { notices, agree };
}

interface How {
  /** Goes on although the end of what was saved is missing. */
  despite: boolean;
  mend(): Promise<Mended>;
}

async function enter(laptop: Laptop, folder: string, keys: Keys, { despite, mend }: How): Promise<Workspace> {
  const { key } = keys;
  const id = keys.file.workspace;
  let database: Database | undefined;
  let witness: Witness | undefined;
  let marks: Marks = [];
  try {
    const looked = await look(laptop, folder, keys, despite);
    database = withSubkey(key, "db", (used) => openDatabase(pathsIn(folder).database, used));
    // Another process may have had it between the look and now: who holds it is decided while nobody else can.
    witness = await openWitness(laptop, keys);
    const place = placeOfDatabase(await realpath(folder));
    const holding = hold({ database, chains: laptop.chains, witness, workspace: id, place, despite });
    await rm(pathsIn(folder).temporary, { recursive: true, force: true });
    await layOut(folder);
    const lastBackup = (await newestBackup(folder, key))?.about.made ?? null;
    marks = await readMarks(folder);
    await markClean(folder, false);
    await writeHolder(folder);
    await removeLeftovers(laptop.home, folder);
    return new Workspace({
      chains: laptop.chains,
      folder,
      place,
      files: new OpenFiles(pathsIn(folder).database),
      ...keys,
      id,
      database,
      witness,
      holding: { ...holding, newDevice: holding.newDevice || looked.lost },
      notices: [...looked.notices, ...holding.notices],
      lastBackup,
      marks,
      mend,
    });
  } catch (error) {
    database?.close();
    await putMarksBack(marks);
    witness?.close();
    key.fill(0);
    throw (error as { code?: string }).code === "E_BUSY" ? await alreadyOpen(folder) : placeError(error, folder);
  }
}

function openWitness({ home }: Laptop, { key, file }: Keys): Promise<Witness> {
  return withSubkey(key, "witness", (used) => Witness.open(home, file.workspace, used));
}

interface Looked {
  /** Something that was written before the folder was left may be gone: the chain must not be continued. */
  lost: boolean;
  notices: Notice[];
}

/**
 * Checks the database and the end of its log without changing a byte, and sets aside what is damaged.
 * @throws ConcordError E_DATABASE_DAMAGED, E_LOG_DAMAGED, E_ROLLED_BACK, and those of `lookInto`
 */
async function look(laptop: Laptop, folder: string, keys: Keys, despite: boolean): Promise<Looked> {
  const { database: path } = pathsIn(folder);
  const clean = wasClosedCleanly(folder);
  const witness = await openWitness(laptop, keys);
  const real = await realpath(folder);
  try {
    const { missing, behind } = withSubkey(keys.key, "db", (used) =>
      lookInto(path, used, (database) => {
        requireSound(database, path, { clean });
        const behind = clean ? 0 : transactionsBehind(path);
        const known = { database, chains: laptop.chains, witness, workspace: keys.file.workspace };
        const { missing } = hold({
          ...known,
          place: placeOfDatabase(real),
          // A damaged log is the nearer reason for what is missing, and is told as such below.
          despite: despite || behind > 0,
        });
        return { missing, behind };
      }),
    );
    // The last transaction alone may be what was under way when the power went, unless this laptop had seen more.
    const damaged = behind > 1 || (behind === 1 && missing > 0);
    if (damaged && !despite) throw new ConcordError("E_LOG_DAMAGED", { missing: Math.max(missing, behind) });
    if (behind === 0) return { lost: missing > 0, notices: [] };
    const kept = await setAside(folder, damaged);
    const code = damaged ? "W_SET_ASIDE" : "W_LOG_END";
    return { lost: true, notices: [{ code, params: { missing: Math.max(missing, behind), kept } }] };
  } finally {
    witness.close();
  }
}

/** Keeps the log as it was found, with the database that belongs to it if that is damaged. @returns the new folder's name */
async function setAside(folder: string, withDatabase: boolean): Promise<string> {
  const { database } = pathsIn(folder);
  const name = `damaged-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  const kept = join(folder, name);
  try {
    await mkdir(kept, { mode: 0o700 });
    for (const path of withDatabase ? [database, `${database}-wal`] : [`${database}-wal`])
      await copyFile(path, join(kept, basename(path)), constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await syncFolder(folder);
  } catch (error) {
    await rm(kept, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
  return name;
}
