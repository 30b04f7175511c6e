/** Whose upload or export is whose: what a call began belongs to its connection and its person, and ends with them. */

import { ConcordError } from "../../contract/errors.ts";
import type { Call } from "../connection.ts";

/** Of one connection at once: more than any window sends or fetches. */
const MOST_OF_ONE = 16;

interface Owner {
  connection: string;
  actor: string | null;
}

/** What is under way, as whoever does it knows it. */
interface Work {
  /** Whether it goes on still: it may be over for reasons of its own. */
  goesOn(id: string): boolean;
  cancel(id: string): void | Promise<void>;
}

export class UnderWay {
  readonly #code: "E_UPLOAD" | "E_EXPORT_OVER";
  readonly #work: Work;
  readonly #owners = new Map<string, Owner>();

  /** @param code what somebody is told who asks for another's */
  constructor(code: "E_UPLOAD" | "E_EXPORT_OVER", work: Work) {
    this.#code = code;
    this.#work = work;
  }

  /**
   * Nothing is waited for between this and `note`, so that of calls at the same time each counts those before it.
   * @throws ConcordError E_UPLOAD_LIMIT while as much of the connection is unfinished as it may have
   */
  requireRoom({ connection }: Call): void {
    for (const id of this.#owners.keys()) if (!this.#work.goesOn(id)) this.#owners.delete(id);
    const own = [...this.#owners.values()].filter((owner) => owner.connection === connection.id);
    if (own.length >= MOST_OF_ONE) throw new ConcordError("E_UPLOAD_LIMIT");
  }

  /** It has begun for this call. */
  note({ connection, actor }: Call, id: string): string {
    this.#owners.set(id, { connection: connection.id, actor: actor?.id ?? null });
    return id;
  }

  /** The id; what is under way for another connection or person, or for nobody, is none. @throws ConcordError E_UPLOAD or E_EXPORT_OVER */
  requireOwn({ connection, actor }: Call, id: string): string {
    const owner = this.#owners.get(id);
    if (owner?.connection !== connection.id || owner.actor !== (actor?.id ?? null)) throw new ConcordError(this.#code);
    return id;
  }

  /** It is over. */
  forget(id: string): void {
    this.#owners.delete(id);
  }

  /** The connection has ended. */
  endOf(connection: string): Promise<void> {
    return this.#give((owner) => owner.connection === connection);
  }

  /** Somebody else is logged in on the connection: what others began there cannot be gone on with. */
  endOfOthers(connection: string, actor: string): Promise<void> {
    return this.#give((owner) => owner.connection === connection && owner.actor !== actor);
  }

  /** Nothing goes on any more. */
  end(): Promise<void> {
    return this.#give(() => true);
  }

  /** Gives up what is chosen: whatever is forgotten here is cancelled there. */
  async #give(chosen: (owner: Owner & { id: string }) => boolean): Promise<void> {
    const ids = [...this.#owners].filter(([id, owner]) => chosen({ ...owner, id })).map(([id]) => id);
    for (const id of ids) this.#owners.delete(id);
    await Promise.all(ids.map(async (id) => this.#work.cancel(id)));
  }
}
