/**
 * Where the tests put what they throw away: in memory, where the system has a file system there and enough of it. Most of
 * their time at the disk is waiting for it to have written what is deleted a second later. What is proved does not hang on
 * the disk below: power cuts and failing calls are made by a library between the program and the system, full disks by
 * file systems of their own, and a killed program leaves the same in either.
 */
import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

/** Where Linux has one. */
const IN_MEMORY = "/dev/shm";
/** Several times as much as the tests ever have in use at once; containers often have far less. */
const LEAST_BYTES = 2 * 1024 ** 3;

/** Makes a folder in memory the one for scratch until this program ends; elsewhere the system's own remains. */
export function scratchInMemory() {
  if (process.platform !== "linux" || process.env.TMPDIR || !isRoomy(IN_MEMORY)) return;
  const folder = mkdtempSync(join(IN_MEMORY, "concord-test-"));
  process.env.TMPDIR = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
}

function isRoomy(folder) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= LEAST_BYTES;
  } catch {
    return false;
  }
}
