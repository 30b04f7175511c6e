/**
 * Files and folders of this computer that somebody chose: in a dialog of the desktop shell, or on the command line. A
 * page never names a path; it hands back what it was given for one, which is good for one use and cannot be made up.
 */
import { randomUUID } from "node:crypto";
import { ConcordError } from "../contract/errors.ts";

/** `folder`: of a workspace that is there or will be. `open`: a file that is read. `save`: a file that is written. */
export type GrantKind = "folder" | "open" | "save";

/** Chosen and never used: far more than anybody chooses. */
const MOST = 64;

export class Grants {
  readonly #given = new Map<string, { kind: GrantKind; path: string }>();

  /** Only for hosts: nothing of the contract leads here. @param path absolute */
  give(kind: GrantKind, path: string): string {
    const id = randomUUID();
    this.#given.set(id, { kind, path });
    const [oldest] = this.#given.keys();
    if (oldest !== undefined && this.#given.size > MOST) this.#given.delete(oldest);
    return id;
  }

  /**
   * Works on what was granted, once. What failed may be tried again with the same grant: a wrong passphrase should not
   * ask for the folder anew.
   * @throws ConcordError E_GRANT, and whatever `work` throws
   */
  async use<T>(kind: GrantKind, id: string, work: (path: string) => Promise<T>): Promise<T> {
    const grant = this.#take(kind, id);
    try {
      return await work(grant.path);
    } catch (error) {
      this.#given.set(id, grant);
      throw error;
    }
  }

  /** The same for work that tells how far it is. @throws ConcordError E_GRANT, and whatever `work` throws */
  async *steps<S, T>(kind: GrantKind, id: string, work: (path: string) => AsyncGenerator<S, T>): AsyncGenerator<S, T> {
    const grant = this.#take(kind, id);
    try {
      return yield* work(grant.path);
    } catch (error) {
      this.#given.set(id, grant);
      throw error;
    }
  }

  #take(kind: GrantKind, id: string): { kind: GrantKind; path: string } {
    const grant = this.#given.get(id);
    if (!grant || grant.kind !== kind) throw new ConcordError("E_GRANT");
    this.#given.delete(id);
    return grant;
  }
}
