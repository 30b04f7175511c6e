/**
 * What this laptop remembers outside of the workspace: where its chain ended. A database that ends earlier was replaced
 * by an old copy, and a chain that ends earlier was cut.
 */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { atomicWrite } from "./atomic.ts";

const head = z.object({ device: z.string(), seq: z.number().int(), hash: z.string() });
export type Head = z.infer<typeof head>;
const witnessFile = z.object({ workspaces: z.record(z.string(), head) });

export class Witness {
  readonly #home: string;
  readonly #workspace: string;
  #head: Head | null = null;

  private constructor(home: string, workspace: string) {
    this.#home = home;
    this.#workspace = workspace;
  }

  static async open(home: string, workspace: string): Promise<Witness> {
    const witness = new Witness(home, workspace);
    witness.#head = (await readHeads(home))[workspace] ?? null;
    return witness;
  }

  /** The last head that was noted here, if any. */
  get head(): Head | null {
    return this.#head;
  }

  async note(head: Head | null): Promise<void> {
    if (!head || (head.device === this.#head?.device && head.seq === this.#head.seq)) return;
    this.#head = head;
    const workspaces = { ...(await readHeads(this.#home)), [this.#workspace]: head };
    await mkdir(this.#home, { recursive: true });
    await atomicWrite(join(this.#home, "device.json"), Buffer.from(`${JSON.stringify({ workspaces }, null, 2)}\n`));
  }
}

// A witness file that cannot be read witnesses nothing; it is written anew at the next note.
async function readHeads(home: string): Promise<Record<string, Head>> {
  const text = await readFile(join(home, "device.json"), "utf8").catch(() => null);
  if (text === null) return {};
  try {
    return witnessFile.parse(JSON.parse(text)).workspaces;
  } catch {
    return {};
  }
}
