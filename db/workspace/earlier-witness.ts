/**
 * What builds before the witness of today noted: `device.json` in the home folder, in plain text, for all workspaces
 * together. Such a note is asked once, when a workspace of such a build is opened for the first time; then its part of
 * the file goes, and the notes of `witness.ts` take its place.
 */
import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { atomicWrite } from "./atomic.ts";

const earlierFile = z.object({
  /** Keeps the fingerprints from being compared with those of other files. */
  salt: z.string(),
  /** By workspace, then by device: where its chain ended, `hash` in hex, and the fingerprint of the computer. */
  workspaces: z.record(
    z.string(),
    z.record(z.string(), z.object({ machine: z.string(), seq: z.number().int(), hash: z.string() })),
  ),
});
type EarlierFile = z.infer<typeof earlierFile>;

export interface EarlierNote {
  device: string;
  seq: number;
  hash: string;
  /** Written on this computer, as far as two differ by name or processor. */
  isHere: boolean;
}

/** What was noted of a workspace, by device. @param machine what the fingerprint is taken of */
export async function readEarlier(home: string, workspace: string, machine: string): Promise<EarlierNote[]> {
  const file = await readFileOf(home);
  if (!file || !Object.hasOwn(file.workspaces, workspace)) return [];
  const here = createHash("sha256").update(file.salt).update(machine).digest("hex");
  return Object.entries(file.workspaces[workspace] ?? {}).map(([device, { machine: noted, seq, hash }]) => ({
    device,
    seq,
    hash,
    isHere: noted === here,
  }));
}

/** Takes a workspace out of the file, and the file away with the last of them. */
export async function forgetEarlier(home: string, workspace: string): Promise<void> {
  const file = await readFileOf(home);
  if (!file || !Object.hasOwn(file.workspaces, workspace)) return;
  const { [workspace]: _, ...others } = file.workspaces;
  if (Object.keys(others).length === 0) await rm(pathIn(home), { force: true });
  else await atomicWrite(pathIn(home), Buffer.from(`${JSON.stringify({ ...file, workspaces: others }, null, 2)}\n`));
}

/** A file that cannot be read witnesses nothing. */
async function readFileOf(home: string): Promise<EarlierFile | null> {
  try {
    return earlierFile.parse(JSON.parse(await readFile(pathIn(home), "utf8")));
  } catch {
    return null;
  }
}

function pathIn(home: string): string {
  return join(home, "device.json");
}
