/** The two key files of a workspace, `keys.json` and its spare: either opens it, whatever is wrong with the other. */
import { readFile } from "node:fs/promises";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite } from "./atomic.ts";
import { pathsIn } from "./folder.ts";
import { type KeyFile, parseKeyFile, type Secret, unwrapKey } from "./keys.ts";

/** One after the other: a crash between the two leaves one good file of each kind. */
export async function writeKeys(folder: string, file: KeyFile): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
  await atomicWrite(pathsIn(folder).keys, bytes);
  await atomicWrite(pathsIn(folder).spareKeys, bytes);
}

export interface OpenedKeys {
  key: Buffer;
  file: KeyFile;
  /** Whether the other file is missing, damaged or says something else. */
  other: boolean;
}

/**
 * The workspace's key, by whichever file gives it.
 * @throws ConcordError E_WRONG_PASSPHRASE, E_WRONG_RECOVERY_CODE, E_KEYS_MISSING, E_KEYS_DAMAGED, E_KDF_PARAMS
 */
export async function openKeys(folder: string, secret: Secret): Promise<OpenedKeys> {
  const { keys, spareKeys } = pathsIn(folder);
  const texts = await Promise.all([keys, spareKeys].map((path) => readFile(path, "utf8").catch(() => null)));
  let failure: ConcordError | undefined;
  for (const text of new Set(texts)) {
    if (text === null) continue;
    try {
      const file = parseKeyFile(text);
      return { key: await unwrapKey(file, secret), file, other: texts.some((one) => one !== text) };
    } catch (error) {
      if (!(error instanceof ConcordError)) throw error;
      // A file that can be read and refuses the secret says more than one that cannot be read.
      if (!failure || error.code.startsWith("E_WRONG")) failure = error;
    }
  }
  throw failure ?? new ConcordError("E_KEYS_MISSING");
}
