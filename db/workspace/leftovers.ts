/** What killed processes left half written beside the files of a workspace: it is removed when the workspace is opened. */
import { readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathsIn } from "./folder.ts";
import { witnessIn } from "./witness.ts";

/** ".<name>.<process>.<random>.part", as `partOf` names them. */
const PART = /^\.(.+)\.(\d+)\.[0-9a-f]{8}\.part$/;
/** Nothing is written for longer: by then the number belongs to another process. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Removes what no living process can still be writing, in the laptop's own folder and its witness, the workspace's, and beside that. */
export async function removeLeftovers(home: string, folder: string): Promise<void> {
  const { backups, database } = pathsIn(folder);
  for (const place of [home, witnessIn(home), folder, backups, dirname(database)]) await removeIn(place, () => true);
  // The index of the log belongs to a look that was killed: whoever holds the database has its own in memory.
  await rm(`${database}-shm`, { force: true }).catch(() => {});
  // Beside the workspace lie things of other programs: only what was to become this folder is taken away.
  await removeIn(dirname(folder), (name) => name === basename(folder));
}

async function removeIn(place: string, isOurs: (name: string) => boolean): Promise<void> {
  for (const entry of await readdir(place).catch(() => [])) {
    const [, name, pid] = PART.exec(entry) ?? [];
    if (name === undefined || !isOurs(name)) continue;
    const path = join(place, entry);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    // What cannot be removed now costs room, and nothing else.
    if (age > LONGEST_MS || !isAlive(Number(pid))) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

/** Whether a process of this number is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
