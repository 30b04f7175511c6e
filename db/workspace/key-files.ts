/** The two key files of a workspace, `keys.json` and its spare: either opens it, whatever is wrong with the other. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { troubleOfPlace } from "../base/database.ts";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite } from "./atomic.ts";
import { pathsIn } from "./folder.ts";
import { type KeyFile, readKeyFile, type Secret, spellKeyFile, unwrapKey } from "./keys.ts";
import type { Notice } from "./notice.ts";

/** One after the other, `keys.json` first: a crash between the two leaves one good file of each kind. */
export async function writeKeys(folder: string, file: KeyFile): Promise<void> {
  await write(pathsIn(folder).keys, file);
  await writeSpare(folder, file);
}

/**
 * Puts other keys in force.
 * @returns whether the spare has them too; if not, what opened the workspace before still does
 * @throws as `atomicWrite`; then nothing has changed
 */
export async function replaceKeys(folder: string, file: KeyFile): Promise<boolean> {
  await write(pathsIn(folder).keys, file);
  return writeSpare(folder, file).then(
    () => true,
    () => false,
  );
}

export function writeSpare(folder: string, file: KeyFile): Promise<void> {
  return write(pathsIn(folder).spareKeys, file);
}

type Slot = "passphrase" | "recovery";

export interface OpenedKeys {
  key: Buffer;
  file: KeyFile;
  /** Writes again what is damaged in either file, and tells what was done and what remains. */
  mend(): Promise<Mended>;
}

export interface Mended {
  notices: Notice[];
  /** Both files say the same now. */
  agree: boolean;
}

interface Found {
  path: string;
  /**
   * whole: as it was written, as far as it can tell. damaged: missing, or changed by accident. unread: the disk does not
   * give it now, and may later.
   */
  state: "whole" | "damaged" | "unread";
  file: KeyFile | null;
  error?: ConcordError;
}

/**
 * The workspace's key, by whichever file gives it.
 * @throws ConcordError E_WRONG_PASSPHRASE, E_WRONG_RECOVERY_CODE, E_KEYS_MISSING, E_KEYS_DAMAGED, E_KDF_PARAMS, and those
 *   of the place
 */
export async function openKeys(folder: string, secret: Secret): Promise<OpenedKeys> {
  const { keys, spareKeys } = pathsIn(folder);
  const slot: Slot = "recoveryCode" in secret ? "recovery" : "passphrase";
  const pair = [await find(keys), await find(spareKeys)] as const;
  const tried = new Set<string>();
  let failure: ConcordError | undefined;
  for (const found of pair) {
    const { file } = found;
    let { error } = found;
    const same = file && JSON.stringify([file.workspace, file[slot]]);
    if (file && same && !tried.has(same)) {
      tried.add(same);
      try {
        return { key: await unwrapKey(file, secret), file, mend: () => mendFiles(pair, found, slot) };
      } catch (refusal) {
        if (!(refusal instanceof ConcordError)) throw refusal;
        error = refusal;
      }
    }
    // A file that can be read and refuses the secret says more than one that cannot be read.
    if (error && (!failure || error.code.startsWith("E_WRONG"))) failure = error;
  }
  throw failure ?? new ConcordError("E_KEYS_MISSING");
}

async function find(path: string): Promise<Found> {
  try {
    const { file, whole } = readKeyFile(await readFile(path, "utf8"));
    return { path, file, state: whole ? "whole" : "damaged" };
  } catch (error) {
    const trouble = troubleOfPlace(error);
    if (trouble) return { path, file: null, state: "unread", error: trouble };
    return { path, file: null, state: "damaged", ...(error instanceof ConcordError && { error }) };
  }
}

/**
 * What is damaged is written again from the other file. Two that are whole and differ are what a change of the passphrase or
 * code left that did not reach the spare: `keys.json` is the newer one and is never written here. The spare follows it
 * in the slot that was proven just now; for the rest nobody has shown yet that they have the new secret, and the old one
 * stays good until both are set anew.
 */
async function mendFiles(pair: readonly [Found, Found], opened: Found, slot: Slot): Promise<Mended> {
  const [newer, spare] = pair;
  const good = opened.file as KeyFile;
  const soundIn = ({ state, file }: Found) => (state === "whole" && file?.workspace === good.workspace ? file : null);
  const notices: Notice[] = [];
  const now: (string | null)[] = [];
  for (const found of pair) {
    const sound = soundIn(found);
    // A damaged spare that opened may know a secret that the other does not.
    const mendable = found.state !== "unread" && !(found === opened && opened === spare);
    const base = sound ?? (mendable ? soundIn(found === newer ? spare : newer) : null);
    const wanted = base && opened === newer ? { ...base, [slot]: good[slot] } : base;
    now.push(wanted && JSON.stringify(wanted));
    if (!wanted || (sound && JSON.stringify(sound) === JSON.stringify(wanted))) continue;
    await write(found.path, wanted);
    notices.push({ code: "W_SPARE_USED", params: { file: basename(found.path) } });
  }
  const agree = now[0] !== null && now[0] === now[1];
  if (!agree) notices.push({ code: "W_KEYS_DIFFER", params: {} });
  return { notices, agree };
}

function write(path: string, file: KeyFile): Promise<void> {
  return atomicWrite(path, Buffer.from(spellKeyFile(file)));
}
