/**
 * The backups in a workspace's own folder: which of them are sound, in which order they were made, and which are kept.
 * Order follows the numbers that the backups carry, never the laptop's clock, which may have been wrong.
 */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { ConcordError } from "../../contract/errors.ts";
import { pathsIn } from "../folder.ts";
import { type BackupFile, readBackupFile, requireWhole } from "./backup-file.ts";

export const ENDING = ".concord-backup";

/**
 * What may go: beside the newest six, the two newest of every eighth and of every sixty-fourth stay, so that what is
 * noticed late can still be found. Ten at most.
 */
const KEPT: readonly { every: number; newest: number }[] = [
  { every: 1, newest: 6 },
  { every: 8, newest: 2 },
  { every: 64, newest: 2 },
];

export interface ListedBackup {
  file: string;
  bytes: number;
  /** ISO 8601, by the clock of then; null where the file does not tell it any more. */
  made: string | null;
  /**
   * sound: written by this workspace and unchanged. unproven: whole, but of an earlier Concord or another workspace, so
   * that only a restore can tell what is in it. damaged: not to be relied on.
   */
  state: "sound" | "unproven" | "damaged";
}

/** All backups in the folder: the sound ones, newest first, then the others. */
export async function listBackups(folder: string, key: Uint8Array): Promise<ListedBackup[]> {
  const found = await Promise.all((await backupPaths(folder)).map((path) => examine(path, key)));
  const of = (state: ListedBackup["state"]) => found.filter((backup) => backup.state === state);
  const order = inOrder(of("sound").flatMap(({ file }) => file ?? []));
  const sound = order.flatMap((file) => found.find(({ path }) => path === file.path) ?? []);
  return [...sound, ...of("unproven"), ...of("damaged")].map(({ path, bytes, file, state }) => ({
    file: path,
    bytes,
    made: file?.about.made ?? null,
    state,
  }));
}

/** The newest backup that this workspace wrote; that its database is whole still has to be asked (`isWhole`). */
export async function newestBackup(folder: string, key: Uint8Array): Promise<BackupFile | null> {
  return (await provenBackups(folder, key))[0] ?? null;
}

/** The backups whose headers this workspace wrote, newest first. */
async function provenBackups(folder: string, key: Uint8Array): Promise<BackupFile[]> {
  const read = await Promise.all((await backupPaths(folder)).map((path) => readBackupFile(path).catch(() => null)));
  return inOrder(read.filter((file) => file?.provenBy(key) === true).filter((file) => file !== null));
}

/** Removes what need not be kept. Damaged and unproven files neither count nor go, nor does the one just made. */
export async function forgetOldest(folder: string, key: Uint8Array, justMade: string): Promise<void> {
  const sound: BackupFile[] = [];
  for (const file of await provenBackups(folder, key)) if (await isWhole(file)) sound.push(file);
  const stay = kept(sound);
  for (const file of sound) if (!stay.has(file) && file.path !== justMade) await rm(file.path, { force: true });
}

/** Which of these (newest first) stay. Of several with one number, that is of one state, only the newest does. */
export function kept<B extends { about: { generation: number } }>(backups: readonly B[]): Set<B> {
  const newest = new Map<number, B>();
  for (const backup of backups) if (!newest.has(backup.about.generation)) newest.set(backup.about.generation, backup);
  const states = [...newest.values()];
  const stay = KEPT.flatMap(({ every, newest }) =>
    states.filter(({ about }) => about.generation % every === 0).slice(0, newest),
  );
  return new Set(stay);
}

const whole = new Map<string, boolean>();

/** Whether the database in it is still the one that was written: read once for as long as the file is not touched. */
export async function isWhole(file: BackupFile): Promise<boolean> {
  const at = await stat(file.path).catch(() => null);
  if (!at) return false;
  const mark = JSON.stringify([file.path, file.about.sha256, at.size, at.mtimeMs, at.ctimeMs, at.ino]);
  const known = whole.get(mark);
  if (known !== undefined) return known;
  try {
    await requireWhole(file);
    whole.set(mark, true);
    return true;
  } catch (error) {
    // What could not be read now may be readable later; what was read and differs stays different.
    if (error instanceof ConcordError) whole.set(mark, false);
    return false;
  }
}

async function examine(path: string, key: Uint8Array) {
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  try {
    const file = await readBackupFile(path);
    const state = !(await isWhole(file)) ? "damaged" : file.provenBy(key) ? "sound" : "unproven";
    return { path, bytes, file, state } as const;
  } catch (error) {
    const newer = (error as { code?: string }).code === "E_NEWER_FORMAT";
    return { path, bytes, file: null, state: newer ? "unproven" : "damaged" } as const;
  }
}

/** The files that are named as backups. */
export async function backupPaths(folder: string): Promise<string[]> {
  const { backups } = pathsIn(folder);
  const names = await readdir(backups).catch(() => []);
  return names.filter((name) => name.endsWith(ENDING) && !name.startsWith(".")).map((name) => join(backups, name));
}

/** Newest first: by number, then by position in the ledger; the clock orders only what both leave open. */
function inOrder(files: readonly BackupFile[]): BackupFile[] {
  return [...files].sort(
    ({ about: a }, { about: b }) =>
      b.generation - a.generation || b.entries - a.entries || b.made.localeCompare(a.made),
  );
}
