/** A passphrase slot that costs next to nothing, so that tests of other things are quick. Users never get it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argon2id } from "hash-wasm";
import { type KdfParams, parseKeyFile } from "../../db/workspace/keys.ts";

export const CHEAP_KDF: KdfParams = { memory: 1024, passes: 1, lanes: 1 };

/** Whether it is what users get at the least. */
export function isFullPrice({ memory, passes }: KdfParams): boolean {
  return memory >= 64 * 1024 && passes >= 3;
}

/** What the passphrase slot of a workspace costs. */
export function priceOf(folder: string): KdfParams {
  return parseKeyFile(readFileSync(join(folder, "keys.json"), "utf8")).passphrase.kdf;
}

/** One derivation with these parameters, for benches that take its time off. */
export async function deriveOnce(): Promise<void> {
  await argon2id({
    password: "bench",
    salt: new Uint8Array(16),
    memorySize: CHEAP_KDF.memory,
    iterations: CHEAP_KDF.passes,
    parallelism: CHEAP_KDF.lanes,
    hashLength: 32,
  });
}
