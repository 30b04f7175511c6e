/** The two key files of a workspace, `keys.json` and its spare: either opens it, whatever is wrong with the other. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite } from "./atomic.ts";
import { pathsIn } from "./folder.ts";
import { type KeyFile, parseKeyFile, type Secret, unwrapKey } from "./keys.ts";

/** One after the other: a crash between the two leaves one good file of each kind. */
export async function writeKeys(folder: string, file: KeyFile): Promise<void> {
  for (const path of [pathsIn(folder).keys, pathsIn(folder).spareKeys]) await atomicWrite(path, bytesOf(file));
}

export interface OpenedKeys {
  key: Buffer;
  file: KeyFile;
  /** Writes again what is damaged in either file. @returns the names of the files that were mended */
  mend(): Promise<string[]>;
}

/**
 * The workspace's key, by whichever file gives it.
 * @throws ConcordError E_WRONG_PASSPHRASE, E_WRONG_RECOVERY_CODE, E_KEYS_MISSING, E_KEYS_DAMAGED, E_KDF_PARAMS
 */
export async function openKeys(folder: string, secret: Secret): Promise<OpenedKeys> {
  const { keys, spareKeys } = pathsIn(folder);
  const slot = "recoveryCode" in secret ? "recovery" : "passphrase";
  const found: { path: string; file: KeyFile | null }[] = [];
  const tried = new Set<string>();
  let failure: ConcordError | undefined;
  let opened: { key: Buffer; file: KeyFile } | undefined;
  for (const path of [keys, spareKeys]) {
    const text = await readFile(path, "utf8").catch(() => null);
    let file: KeyFile | null = null;
    try {
      if (text !== null) file = parseKeyFile(text);
      const same = file && JSON.stringify([file.workspace, file[slot]]);
      if (file && same && !opened && !tried.has(same)) {
        tried.add(same);
        opened = { key: await unwrapKey(file, secret), file };
      }
    } catch (error) {
      if (!(error instanceof ConcordError)) throw error;
      // A file that can be read and refuses the secret says more than one that cannot be read.
      if (!failure || error.code.startsWith("E_WRONG")) failure = error;
    }
    found.push({ path, file });
  }
  if (!opened) throw failure ?? new ConcordError("E_KEYS_MISSING");
  const { key, file } = opened;
  return { key, file, mend: () => mendFiles(found, file, slot) };
}

/**
 * A file that cannot be read is replaced by the one that opened; of one that can, only the slot that was proven just now.
 * Which of two recovery codes is the right one, a passphrase does not tell.
 */
async function mendFiles(
  found: { path: string; file: KeyFile | null }[],
  good: KeyFile,
  slot: "passphrase" | "recovery",
): Promise<string[]> {
  const mended: string[] = [];
  for (const { path, file } of found) {
    const wanted = file && file.workspace === good.workspace ? { ...file, [slot]: good[slot] } : good;
    if (JSON.stringify(wanted) === JSON.stringify(file)) continue;
    await atomicWrite(path, bytesOf(wanted));
    mended.push(basename(path));
  }
  return mended;
}

function bytesOf(file: KeyFile): Buffer {
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
}
