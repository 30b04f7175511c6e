/**
 * Where a backup or an export may be written: never into a workspace's own folder, and over a file that is there only if
 * it is surely of the same kind. The worker, the shell and the command line all ask here before they write a file that
 * somebody named.
 */
import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite } from "./atomic.ts";
import { BACKUP_BEGINS } from "./backups/backup-file.ts";
import { pathsIn } from "./folder.ts";
import { NOTE_NAME, WITNESS_FOLDER } from "./witness.ts";

/** What is written: a backup, or a document or paper by the name that it is offered under, whose ending says its form. */
export type Written = "backup" | { offered: string };

const ZIP_BEGINS = "PK\x03\x04";

/**
 * How files of each ending begin (as Latin-1), after their specifications or as Concord itself writes them; a text has no
 * beginning of its own. What has another ending (a paper can have any) replaces nothing.
 */
const BEGINS: Readonly<Record<string, string>> = {
  pdf: "%PDF-",
  docx: ZIP_BEGINS,
  xlsx: ZIP_BEGINS,
  pptx: ZIP_BEGINS,
  zip: ZIP_BEGINS,
  json: "{",
  html: "<!doctype html>",
  ics: "BEGIN:VCALENDAR",
  png: "\x89PNG",
  jpg: "\xff\xd8\xff",
  jpeg: "\xff\xd8\xff",
  md: "",
  txt: "",
  csv: "",
};
const MOST_BEGINNING = Math.max(BACKUP_BEGINS.length, ...Object.values(BEGINS).map((begins) => begins.length));

/** Names of Concord's own files, wherever they lie: each may be the only copy of a key or of a database. */
const OWN_NAMES =
  /^(workspace(\.bak)?\.json|keys(\.bak)?\.json|ws\.db(-wal|-shm|-journal)?|device\.json|closed|places\.json|instance\.lock)$/i;

/**
 * @param path as somebody chose it
 * @throws ConcordError E_INSIDE_WORKSPACE, E_OTHER_FILE
 */
export async function requireWritable(path: string, written: Written): Promise<void> {
  const name = basename(path);
  // A link is looked through: what it leads to is what somebody would miss.
  for (const one of new Set([resolve(path), await real(path)])) {
    const folder = await workspaceAround(one);
    if (folder) throw new ConcordError("E_INSIDE_WORKSPACE", { path: name });
    if (await isInWitness(one)) throw new ConcordError("E_OTHER_FILE", { path: name });
  }
  if (OWN_NAMES.test(name) || NOTE_NAME.test(name)) throw new ConcordError("E_OTHER_FILE", { path: name });
  const free = (await lstat(path).catch(() => null)) === null;
  if (!free && !(await isReplaceable(path, written))) throw new ConcordError("E_OTHER_FILE", { path: name });
}

/**
 * Writes a document that somebody asked for.
 * @param offered the name that it has by itself
 * @throws ConcordError E_INSIDE_WORKSPACE, E_OTHER_FILE, those of `atomicWrite`
 */
export async function writeDocument(
  path: string,
  offered: string,
  bytes: Parameters<typeof atomicWrite>[1],
): Promise<void> {
  await requireWritable(path, { offered });
  await atomicWrite(path, bytes);
}

/** Whether what is there is a file of the same kind: it ends alike and begins as its kind does. Of a backup the beginning is enough. */
async function isReplaceable(path: string, written: Written): Promise<boolean> {
  const begin = await beginningOf(path);
  if (begin === null) return false;
  if (written === "backup") return begin.startsWith(BACKUP_BEGINS);
  const ending = endingOf(written.offered);
  const begins = BEGINS[ending];
  if (begins === undefined || endingOf(path) !== ending || begin.startsWith(BACKUP_BEGINS)) return false;
  // What is empty can be replaced without loss.
  return begin === "" || begin.startsWith(begins);
}

function endingOf(path: string): string {
  return extname(path).slice(1).toLowerCase();
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

/** The first bytes as Latin-1; null where there is no file that can be read. Nothing else is opened: a pipe would wait. */
async function beginningOf(path: string): Promise<string | null> {
  if (!(await stat(path).catch(() => null))?.isFile()) return null;
  const file = await open(path, "r").catch(() => null);
  if (!file) return null;
  try {
    const begin = Buffer.alloc(MOST_BEGINNING);
    const { bytesRead } = await file.read(begin, 0, begin.length, 0);
    return begin.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}
