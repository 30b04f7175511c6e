/**
 * What this laptop remembers outside of the workspace, in `device.json`: where each chain that it wrote ended. A database
 * whose chain ends earlier was replaced by an old copy; a chain that was never written on this machine came with a copied
 * folder or a cloned disk.
 */
import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { cpus, hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite } from "./atomic.ts";

/** The end of a device's chain: `seq` 0 while it has written nothing. */
export interface Head {
  device: string;
  seq: number;
  /** Hash of the last entry, hex. */
  hash: string;
}

const witnessFile = z.object({
  /** Keeps the fingerprints from being compared with those of other files. */
  salt: z.string(),
  /** By workspace, then by device; `machine` is the fingerprint of the computer that noted it. */
  workspaces: z.record(
    z.string(),
    z.record(z.string(), z.object({ machine: z.string(), seq: z.number().int(), hash: z.string() })),
  ),
});
type WitnessFile = z.infer<typeof witnessFile>;

export class Witness {
  readonly #home: string;
  readonly #workspace: string;
  #file: WitnessFile;

  private constructor(home: string, workspace: string, file: WitnessFile) {
    this.#home = home;
    this.#workspace = workspace;
    this.#file = file;
  }

  static async open(home: string, workspace: string): Promise<Witness> {
    return new Witness(home, workspace, await readWitness(home));
  }

  /** Where the chain of a device ended when this was last noted; null if nothing was, or nothing was written yet. */
  last(device: string): Head | null {
    const known = this.#known(device);
    return known && known.seq > 0 ? { device, seq: known.seq, hash: known.hash } : null;
  }

  /** @throws ConcordError E_ROLLED_BACK if the chain ends before the place where it was last seen, or ends otherwise */
  needNotOlder(found: Head | null): void {
    if (!found) {
      // Without any device the database was never worked in: this laptop must not have known it otherwise.
      const most = Math.max(0, ...Object.values(this.#devices()).map(({ seq }) => seq));
      if (most > 0) throw new ConcordError("E_ROLLED_BACK", { found: 0, expected: most });
      return;
    }
    const known = this.#known(found.device);
    if (!known || found.seq > known.seq || (found.seq === known.seq && found.hash === known.hash)) return;
    throw new ConcordError("E_ROLLED_BACK", { found: found.seq, expected: known.seq });
  }

  /** Whether this chain was written on another machine: its folder was copied, or the whole disk cloned. */
  isForeign(found: Head | null): boolean {
    return found !== null && this.#known(found.device)?.machine !== fingerprint(this.#file.salt);
  }

  async note(head: Head | null): Promise<void> {
    if (!head) return;
    const known = this.#known(head.device);
    const machine = fingerprint(this.#file.salt);
    if (known?.seq === head.seq && known.hash === head.hash && known.machine === machine) return;
    // Read again: another window may have noted its own workspace meanwhile.
    const { salt, workspaces } = await readWitness(this.#home);
    const noted = { machine: fingerprint(salt), seq: head.seq, hash: head.hash };
    const devices = { ...workspaces[this.#workspace], [head.device]: noted };
    this.#file = { salt, workspaces: { ...workspaces, [this.#workspace]: devices } };
    await mkdir(this.#home, { recursive: true });
    await atomicWrite(join(this.#home, "device.json"), Buffer.from(`${JSON.stringify(this.#file, null, 2)}\n`));
  }

  #devices() {
    const { workspaces } = this.#file;
    return (Object.hasOwn(workspaces, this.#workspace) && workspaces[this.#workspace]) || {};
  }

  #known(device: string) {
    const devices = this.#devices();
    return Object.hasOwn(devices, device) ? devices[device] : undefined;
  }
}

// A witness file that cannot be read witnesses nothing; it is written anew at the next note.
async function readWitness(home: string): Promise<WitnessFile> {
  const text = await readFile(join(home, "device.json"), "utf8").catch(() => null);
  try {
    if (text !== null) return witnessFile.parse(JSON.parse(text));
  } catch {
    // Falls through to a new one.
  }
  return { salt: randomBytes(16).toString("hex"), workspaces: {} };
}

/** Tells a cloned disk from its original as far as two machines differ by name or processor. */
function fingerprint(salt: string): string {
  const machine = JSON.stringify([hostname(), process.platform, process.arch, cpus()[0]?.model ?? ""]);
  return createHash("sha256").update(salt).update(machine).digest("hex");
}
