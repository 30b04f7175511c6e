/** The folder of a workspace: what lies in it, and where it must not lie. */
import { randomUUID } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { access, lstat, mkdir, open, readdir, readFile, realpath, rm, rmdir, statfs, unlink } from "node:fs/promises";
import { hostname, userInfo } from "node:os";
import { dirname, join, parse, resolve } from "node:path";
import { z } from "zod";
import { diskError } from "../base/database.ts";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite, fileError, isSystemError, partOf, renameOver, syncFolder } from "./atomic.ts";

const MAX_PATH = 200;
export const FORMAT = 1;

/** Nothing in it is trusted: whose workspace it is, is decided by the keys, and where it stands by the database. */
const workspaceFile = z.object({ format: z.number().int(), id: z.uuid(), created: z.string() });
export type WorkspaceFile = z.infer<typeof workspaceFile>;

/** Paths inside a workspace. */
export function pathsIn(folder: string) {
  return {
    about: join(folder, "workspace.json"),
    keys: join(folder, "keys.json"),
    spareKeys: join(folder, "keys.bak.json"),
    database: join(folder, "db", "ws.db"),
    backups: join(folder, "backups"),
    temporary: join(folder, "tmp"),
    lock: join(folder, "instance.lock"),
    clean: join(folder, "closed"),
  };
}

/** A new file for as long as something is being made: what is left of one goes at the next opening. */
export function temporaryIn(folder: string, what: string): string {
  return join(pathsIn(folder).temporary, `${what}-${process.pid}-${Date.now()}.db`);
}

/** Where a new workspace goes when nobody names a folder. */
export function newFolder(home: string): string {
  return join(home, "workspaces", randomUUID());
}

/**
 * What is thrown on: an error of the database or the file system as people are told of it, any other as it is.
 * @param path the file or folder that was worked on
 */
export function placeError(error: unknown, path: string): unknown {
  return diskError(error) ?? (isSystemError(error) ? fileError(error, path) : error);
}

/**
 * A folder as somebody typed it, as a whole path without "/" at its end.
 * @throws ConcordError E_NETWORK_FOLDER
 */
export function placeOf(typed: string): string {
  if (/^[\\/]{2}/.test(typed)) throw new ConcordError("E_NETWORK_FOLDER");
  return resolve(typed);
}

/** Makes a folder beside a place, in which something is made complete before it is moved there. */
export async function makeStaging(folder: string): Promise<string> {
  await mkdir(dirname(folder), { recursive: true });
  const staging = partOf(folder);
  await mkdir(staging, { mode: 0o700 });
  return staging;
}

/**
 * Moves a complete folder to its place, where an empty one may stand. What somebody put there meanwhile is never removed.
 * @throws ConcordError E_FOLDER_NOT_EMPTY, or an error of the file system; the place is then as it was
 */
export async function moveInto(staging: string, folder: string): Promise<void> {
  const stood = await rmdir(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error.code === "ENOTEMPTY" || error.code === "EEXIST" || error.code === "ENOTDIR"
        ? new ConcordError("E_FOLDER_NOT_EMPTY")
        : error;
    },
  );
  try {
    await renameOver(staging, folder);
  } catch (error) {
    if (stood) await mkdir(folder).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(folder));
}

/** Makes the sub-folders. */
export async function layOut(folder: string): Promise<void> {
  for (const path of [join(folder, "db"), pathsIn(folder).backups, pathsIn(folder).temporary])
    await mkdir(path, { recursive: true, mode: 0o700 });
}

/**
 * What a folder says about itself. Where `workspace.json` is missing or damaged, the key files know whose keys they are.
 * @throws ConcordError E_NOT_WORKSPACE, E_NEWER_FORMAT
 */
export async function readAbout(folder: string): Promise<WorkspaceFile & { fromSpare: boolean }> {
  const { about: path, keys, spareKeys } = pathsIn(folder);
  const parsed = workspaceFile.safeParse(await readJson(path));
  if (parsed.success) {
    if (parsed.data.format > FORMAT) throw new ConcordError("E_NEWER_FORMAT");
    return { ...parsed.data, fromSpare: false };
  }
  for (const spare of [keys, spareKeys]) {
    const known = z.object({ workspace: z.uuid() }).safeParse(await readJson(spare));
    const stat = known.success ? await lstat(spare).catch(() => null) : null;
    if (known.success && stat)
      return { format: FORMAT, id: known.data.workspace, created: stat.mtime.toISOString(), fromSpare: true };
  }
  throw new ConcordError("E_NOT_WORKSPACE");
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}

export async function writeAbout(folder: string, about: WorkspaceFile): Promise<void> {
  await atomicWrite(pathsIn(folder).about, Buffer.from(`${JSON.stringify(about, null, 2)}\n`));
}

/** Workspaces below the home folder, the one opened last first. */
export async function recentWorkspaces(home: string) {
  const folder = join(home, "workspaces");
  const names = await readdir(folder).catch(() => []);
  const found = [];
  for (const name of names) {
    const path = join(folder, name);
    const about = await readAbout(path).catch(() => null);
    const opened = await lstat(pathsIn(path).clean).catch(() => null);
    if (about) found.push({ folder: path, created: about.created, opened: opened?.mtime.toISOString() ?? null });
  }
  return found.sort((a, b) => (b.opened ?? b.created).localeCompare(a.opened ?? a.created));
}

/**
 * Whether a workspace may live here.
 * @throws ConcordError E_PATH_TOO_LONG, E_SYNCED_FOLDER, E_NETWORK_FOLDER, E_LINKED_FOLDER, E_READ_ONLY, E_NO_ACCESS,
 *   E_DISK_FULL
 */
export async function requireFitPlace(folder: string): Promise<void> {
  const path = placeOf(folder);
  if (path.length > MAX_PATH) throw new ConcordError("E_PATH_TOO_LONG");
  await requireNoLinks(path);
  const existing = await nearestExisting(path);
  const real = await realpath(existing).catch(() => existing);
  const service = syncService(real, process.env);
  if (service) throw new ConcordError("E_SYNCED_FOLDER", { service });
  if (await isNetwork(existing)) throw new ConcordError("E_NETWORK_FOLDER");
  await probe(existing);
}

/** The service that synchronizes a folder, if its path tells. */
export function syncService(path: string, env: NodeJS.ProcessEnv): string | null {
  const below = (root: string | undefined) => root !== undefined && root !== "" && isBelow(path, root);
  if (below(env.OneDrive) || below(env.OneDriveCommercial) || below(env.OneDriveConsumer)) return "OneDrive";
  const parts = path.split(/[\\/]+/);
  const has = (pattern: RegExp) => parts.some((part) => pattern.test(part));
  if (has(/^OneDrive( - .+)?$/)) return "OneDrive";
  if (has(/^Dropbox( \(.+\))?$/)) return "Dropbox";
  if (has(/^(Google ?Drive|GoogleDrive-.+)$/i)) return "Google Drive";
  if (has(/^(iCloudDrive|Mobile Documents|iCloud Drive)$/)) return "iCloud";
  if (has(/^(Nutstore|坚果云|BaiduNetdisk|百度网盘|WPS云盘|WPSDrive)$/i)) return "cloud drive";
  return null;
}

/** What another process that has the workspace open wrote about itself. */
export interface Holder {
  pid: number;
  host: string;
  user: string;
  since: string;
}

export async function writeHolder(folder: string): Promise<void> {
  let user = "?";
  try {
    user = userInfo().username;
  } catch {
    // A user without an account entry (some containers) has no name.
  }
  const holder: Holder = { pid: process.pid, host: hostname(), user, since: new Date().toISOString() };
  await atomicWrite(pathsIn(folder).lock, Buffer.from(JSON.stringify(holder)));
}

/** The lock file only informs; whether the workspace is open is decided by the database's own lock. */
export async function alreadyOpen(folder: string): Promise<ConcordError> {
  const text = await readFile(pathsIn(folder).lock, "utf8").catch(() => "{}");
  let holder: Partial<Holder> = {};
  try {
    holder = JSON.parse(text) as Partial<Holder>;
  } catch {
    // A lock file cut short by a crash tells nothing.
  }
  return new ConcordError("E_ALREADY_OPEN", {
    host: String(holder.host ?? "?"),
    user: String(holder.user ?? "?"),
    since: String(holder.since ?? "?"),
  });
}

/** Marks the folder as closed cleanly, or (false) as in use. */
export async function markClean(folder: string, clean: boolean): Promise<void> {
  const { clean: marker } = pathsIn(folder);
  if (clean) await atomicWrite(marker, Buffer.from(`${new Date().toISOString()}\n`));
  else await rm(marker, { force: true });
}

/** What a folder says of how it is used, byte for byte; null where a file is not there. */
export type Marks = readonly { path: string; bytes: Buffer | null }[];

export async function readMarks(folder: string): Promise<Marks> {
  const { clean, lock } = pathsIn(folder);
  const read = async (path: string) => ({ path, bytes: await readFile(path).catch(() => null) });
  return Promise.all([read(clean), read(lock)]);
}

/** Puts them back after an opening that failed: what it left would say of the folder what is not so. */
export async function putMarksBack(marks: Marks): Promise<void> {
  for (const { path, bytes } of marks)
    await (bytes === null ? rm(path, { force: true }) : atomicWrite(path, bytes)).catch(() => {});
}

/** The mark alone is not believed: a clean end leaves no log. */
export function wasClosedCleanly(folder: string): boolean {
  const { clean, database } = pathsIn(folder);
  return existsSync(clean) && !statSync(`${database}-wal`, { throwIfNoEntry: false })?.size;
}

/** @throws ConcordError E_FOLDER_NOT_EMPTY */
export async function requireEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error.code === "ENOTDIR" ? new ConcordError("E_FOLDER_NOT_EMPTY") : fileError(error, folder);
  });
  if (names.length > 0) throw new ConcordError("E_FOLDER_NOT_EMPTY");
}

async function requireNoLinks(path: string): Promise<void> {
  // The folder itself and what lies in it: links further up belong to how the computer is set up.
  for (const part of [path, join(path, "db"), pathsIn(path).database, pathsIn(path).keys, pathsIn(path).backups]) {
    const stat = await lstat(part).catch(() => null);
    if (stat?.isSymbolicLink()) throw new ConcordError("E_LINKED_FOLDER", { path: part });
  }
}

async function nearestExisting(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) {
    if (
      await access(at).then(
        () => true,
        () => false,
      )
    )
      return at;
    if (at === parse(at).root) return at;
  }
}

// statfs(2) magic numbers: NFS, SMB, SMB2, CIFS, Coda, AFS, FUSE (sshfs, rclone and the like), 9p.
const NETWORK_TYPES = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x73757245, 0x5346414f, 0x65735546, 0x01021997]);

async function isNetwork(path: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const { type } = await statfs(path).catch(() => ({ type: 0 }));
  return NETWORK_TYPES.has(Number(type) >>> 0);
}

/** Creates, writes, syncs, renames and removes a file: what the workspace is going to do. */
async function probe(folder: string): Promise<void> {
  let name = partOf(join(folder, "concord"));
  try {
    const file = await open(name, "wx", 0o600);
    try {
      await file.write(Buffer.alloc(512, 1));
      await file.sync();
    } finally {
      await file.close();
    }
    const renamed = partOf(join(folder, "concord"));
    await renameOver(name, renamed);
    name = renamed;
    await unlink(name);
  } catch (error) {
    await rm(name, { force: true }).catch(() => {});
    const { code } = error as NodeJS.ErrnoException;
    // Windows' Controlled Folder Access shows itself as "not found" in a folder that exists.
    if (code === "ENOENT" || code === "EBADF") throw new ConcordError("E_NO_ACCESS");
    throw placeError(error, folder);
  }
}

function isBelow(path: string, root: string): boolean {
  const normal = (text: string) => text.replaceAll("\\", "/").replace(/\/+$/, "").toLowerCase();
  return normal(path) === normal(root) || normal(path).startsWith(`${normal(root)}/`);
}
