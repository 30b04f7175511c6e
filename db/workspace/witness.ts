/**
 * What this laptop remembers outside of a workspace: one note per copy of it, in `witness/` of the home folder. A note
 * says where the copy lies and where each chain in it ended when it was last seen. It carries a code made with the
 * workspace's key: what somebody types into it is worth nothing. Each note is kept in two files that are written in
 * turns, so that at most the last second is missing where one of them is.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { cpus, hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { atomicWrite } from "./atomic.ts";
import { type EarlierNote, forgetEarlier, readEarlier } from "./earlier-witness.ts";

export const WITNESS_FOLDER = "witness";

const head = z.object({ device: z.string(), seq: z.number().int(), hash: z.string() });

/** The end of a device's chain: `seq` 0 while it has written nothing, `hash` of the last entry, hex. */
export type Head = z.infer<typeof head>;

/** Where the database of a copy lies, so that a moved folder can be told from a copied one. */
const place = z.object({ folder: z.string(), device: z.string(), inode: z.string() });
export type Place = z.infer<typeof place>;

const note = z.object({
  /** Counts the times it was written: the greater number is the newer. */
  n: z.number().int(),
  copy: z.uuid(),
  place,
  /** Fingerprint of the computer that wrote it. */
  machine: z.string(),
  heads: z.array(head),
});
export type Note = z.infer<typeof note>;

/** Name of a note's file: workspace, copy, and which of the two it is. */
export const NOTE_NAME = /^[0-9a-f-]{36}\.[0-9a-f-]{36}\.[01]\.json$/i;

/** Where the notes of a laptop lie. */
export function witnessIn(home: string): string {
  return join(home, WITNESS_FOLDER);
}

export class Witness {
  /** What an earlier build noted of this workspace; empty once it has been opened by this one. */
  readonly earlier: readonly EarlierNote[];
  readonly #home: string;
  readonly #folder: string;
  readonly #workspace: string;
  readonly #key: Buffer;
  readonly #notes = new Map<string, Note>();

  private constructor(home: string, workspace: string, key: Uint8Array, earlier: EarlierNote[]) {
    this.earlier = earlier;
    this.#home = home;
    this.#folder = witnessIn(home);
    this.#workspace = workspace;
    this.#key = Buffer.from(key);
  }

  /** Reads what was noted of a workspace. A file that is damaged, altered or of another workspace's key says nothing. */
  static async open(home: string, workspace: string, key: Uint8Array): Promise<Witness> {
    const witness = new Witness(home, workspace, key, await readEarlier(home, workspace, machineHere()));
    for (const name of await readdir(witness.#folder).catch(() => [])) {
      if (!name.startsWith(`${workspace}.`) || !name.endsWith(".json")) continue;
      const found = witness.#parse(await readFile(join(witness.#folder, name), "utf8").catch(() => ""));
      const known = found && witness.#notes.get(found.copy);
      if (found && (!known || known.n < found.n)) witness.#notes.set(found.copy, found);
    }
    return witness;
  }

  /** What was noted of one copy. */
  of(copy: string): Note | undefined {
    return this.#notes.get(copy);
  }

  all(): Note[] {
    return [...this.#notes.values()];
  }

  /** Tells a cloned disk from its original as far as two machines differ by name or processor. */
  get machine(): string {
    return this.#code(machineHere());
  }

  /** Writes a note into the older of its two files, or into both. Does nothing where it says the same already. */
  async note(
    copy: string,
    where: Place,
    heads: Head[],
    { both = false }: { both?: boolean | undefined } = {},
  ): Promise<void> {
    const known = this.#notes.get(copy);
    const said = { place: where, machine: this.machine, heads };
    const same =
      known &&
      JSON.stringify(said) === JSON.stringify({ place: known.place, machine: known.machine, heads: known.heads });
    if (same && !both) return;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (let times = both ? 2 : 1; times > 0; times--) {
      const written: Note = { n: (this.#notes.get(copy)?.n ?? 0) + 1, copy, ...said };
      const text = JSON.stringify(written);
      const file = this.#fileOf(copy, written.n);
      await atomicWrite(file, Buffer.from(`${JSON.stringify({ note: text, code: this.#code(text) })}\n`));
      this.#notes.set(copy, written);
    }
  }

  /** Forgets a copy that is not there any more. */
  async forget(copy: string): Promise<void> {
    for (const n of [0, 1]) await rm(this.#fileOf(copy, n), { force: true });
    this.#notes.delete(copy);
  }

  /** What an earlier build noted has been taken over. */
  forgetEarlier(): Promise<void> {
    return forgetEarlier(this.#home, this.#workspace);
  }

  /** Wipes the key; nothing can be read or written any more. */
  close(): void {
    this.#key.fill(0);
  }

  #fileOf(copy: string, n: number): string {
    return join(this.#folder, `${this.#workspace}.${copy}.${n % 2}.json`);
  }

  #code(text: string): string {
    return createHmac("sha256", this.#key).update(text).digest("hex");
  }

  #parse(text: string): Note | undefined {
    try {
      const file = z.object({ note: z.string(), code: z.string() }).parse(JSON.parse(text));
      const wanted = Buffer.from(this.#code(file.note));
      const given = Buffer.from(file.code);
      if (given.byteLength !== wanted.byteLength || !timingSafeEqual(given, wanted)) return undefined;
      return note.parse(JSON.parse(file.note));
    } catch {
      return undefined;
    }
  }
}

function machineHere(): string {
  return JSON.stringify([hostname(), process.platform, process.arch, cpus()[0]?.model ?? ""]);
}
