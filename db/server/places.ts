/**
 * The workspaces that this computer knows, each by an id that says nothing: those in the default folder, those that were
 * opened elsewhere (`places.json`), and those that the host named at its start. A page opens them by their id.
 */
import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { z } from "zod";
import { ConcordError } from "../contract/errors.ts";
import { atomicWrite } from "../workspace/atomic.ts";
import { pathsIn, readAbout, recentWorkspaces } from "../workspace/folder.ts";

export interface KnownWorkspace {
  id: string;
  folder: string;
  /** ISO 8601. */
  created: string;
  opened: string | null;
}

const MOST = 20;
const remembered = z.array(z.string()).max(MOST);

export class Places {
  readonly #home: string;
  readonly #named = new Set<string>();
  /** Those of them that were asked for when the program was started: offered first. */
  readonly #asked = new Set<string>();

  constructor(home: string) {
    this.#home = resolve(home);
  }

  /** Known for as long as the program runs. Only for hosts: nothing of the contract leads here. */
  name(folder: string): string {
    this.#named.add(resolve(folder));
    this.#asked.add(resolve(folder));
    return idOf(folder);
  }

  /** A workspace was opened here: it is known from now on. Those below the home folder are found without. */
  async remember(folder: string): Promise<void> {
    this.#named.add(resolve(folder));
    if (!relative(this.#home, resolve(folder)).startsWith("..")) return;
    const folders = [...new Set([resolve(folder), ...(await this.#remembered())])].slice(0, MOST);
    // What cannot be noted here is found again by whoever chooses the folder once more.
    await atomicWrite(this.#file, Buffer.from(`${JSON.stringify(folders, null, 2)}\n`)).catch(() => {});
  }

  /** Those asked for at the start of the program first, then the one opened last. */
  async list(): Promise<KnownWorkspace[]> {
    const found = (await recentWorkspaces(this.#home)).map((one) => ({ id: idOf(one.folder), ...one }));
    for (const folder of await this.#elsewhere()) {
      if (found.some((one) => one.folder === folder)) continue;
      const about = await readAbout(folder).catch(() => null);
      const opened = await lstat(pathsIn(folder).clean).catch(() => null);
      if (about)
        found.push({
          id: idOf(folder),
          folder,
          created: about.created,
          opened: opened?.mtime.toISOString() ?? null,
        });
    }
    const asked = ({ folder }: KnownWorkspace) => Number(this.#asked.has(resolve(folder)));
    return found.sort((a, b) => asked(b) - asked(a) || (b.opened ?? b.created).localeCompare(a.opened ?? a.created));
  }

  /** @throws ConcordError E_NOT_WORKSPACE for every id that is not known, whatever lies on this computer */
  async folderOf(id: string): Promise<string> {
    const below = (await recentWorkspaces(this.#home)).map(({ folder }) => folder);
    const folder = [...below, ...(await this.#elsewhere())].find((one) => idOf(one) === id);
    if (!folder) throw new ConcordError("E_NOT_WORKSPACE");
    return folder;
  }

  async #elsewhere(): Promise<string[]> {
    return [...new Set([...this.#named, ...(await this.#remembered())])];
  }

  async #remembered(): Promise<string[]> {
    try {
      return remembered.parse(JSON.parse(await readFile(this.#file, "utf8")));
    } catch {
      return [];
    }
  }

  get #file(): string {
    return join(this.#home, "places.json");
  }
}

/** The same for the same folder, also after a restart. */
export function idOf(folder: string): string {
  return createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 32);
}
