/**
 * Where a backup or an export may be written: never into a workspace's own folder, and never over a file of Concord that
 * is something else. The worker, the shell and the command line all ask here before they write a file that somebody named.
 */
import { lstat, open, readdir, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite } from "./atomic.ts";
import { BACKUP_BEGINS } from "./backups/backup-file.ts";
import { pathsIn } from "./folder.ts";
import { NOTE_NAME, WITNESS_FOLDER } from "./witness.ts";

/** A backup replaces only a backup; a document anything that is not Concord's own. */
export type TargetKind = "backup" | "document";

/** Names of Concord's own files, wherever they lie: each may be the only copy of a key or of a database. */
const OWN_NAMES =
  /^(workspace(\.bak)?\.json|keys(\.bak)?\.json|ws\.db(-wal|-shm|-journal)?|device\.json|closed|places\.json|instance\.lock)$/i;

/**
 * @param path as somebody chose it
 * @throws ConcordError E_INSIDE_WORKSPACE, E_OTHER_FILE
 */
export async function requireWritable(path: string, kind: TargetKind): Promise<void> {
  const name = basename(path);
  const about = await lstat(path).catch(() => null);
  // A link is looked through: what it leads to is what somebody would miss.
  for (const one of new Set([resolve(path), await real(path)])) {
    const folder = await workspaceAround(one);
    if (folder) throw new ConcordError("E_INSIDE_WORKSPACE", { path: name });
    if (await isInWitness(one)) throw new ConcordError("E_OTHER_FILE", { path: name });
  }
  if (OWN_NAMES.test(name) || NOTE_NAME.test(name)) throw new ConcordError("E_OTHER_FILE", { path: name });
  if (!about) return;
  const backup = (about.isFile() || about.isSymbolicLink()) && (await isBackup(path));
  if (kind === "backup" ? !backup : backup || about.isDirectory())
    throw new ConcordError("E_OTHER_FILE", { path: name });
}

/** Writes a document that somebody asked for. @throws ConcordError E_INSIDE_WORKSPACE, E_OTHER_FILE, those of `atomicWrite` */
export async function writeDocument(path: string, bytes: Parameters<typeof atomicWrite>[1]): Promise<void> {
  await requireWritable(path, "document");
  await atomicWrite(path, bytes);
}

/** The path without links, as far as it exists; the file system itself knows about capital and small letters. */
async function real(path: string): Promise<string> {
  const whole = resolve(path);
  const parent = dirname(whole);
  try {
    return await realpath(whole);
  } catch {
    return parent === whole ? whole : join(await real(parent), basename(whole));
  }
}

/** The workspace that the path lies in, however deep; null where there is none. */
async function workspaceAround(path: string): Promise<string | null> {
  for (let at = dirname(path); ; at = dirname(at)) {
    const { about, keys, spareKeys, database } = pathsIn(at);
    const there = await Promise.all(
      [about, keys, spareKeys, database].map((file) =>
        lstat(file).then(
          () => true,
          () => false,
        ),
      ),
    );
    // Two of its files are enough: a damaged workspace is to be kept all the more.
    if (there.filter(Boolean).length >= 2) return at;
    if (at === dirname(at)) return null;
  }
}

/** Whether the path lies, however deep, in a folder of what a laptop noted of its workspaces: nothing else belongs there. */
async function isInWitness(path: string): Promise<boolean> {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    if (basename(at).toLowerCase() !== WITNESS_FOLDER) continue;
    const names = await readdir(at).catch(() => []);
    if (names.some((one) => NOTE_NAME.test(one))) return true;
  }
  return false;
}

async function isBackup(path: string): Promise<boolean> {
  const file = await open(path, "r").catch(() => null);
  if (!file) return false;
  try {
    const begin = Buffer.alloc(BACKUP_BEGINS.length);
    await file.read(begin, 0, begin.length, 0);
    return begin.toString("latin1") === BACKUP_BEGINS;
  } finally {
    await file.close();
  }
}
