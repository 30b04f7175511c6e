/** Whose upload or export is whose: what a call began belongs to its connection and its person, and ends with them. */
import type { Call } from "./connection.ts";
import { ConcordError } from "./contract/errors.ts";

/** Of one connection at once: more than any window sends or fetches. */
const MOST_OF_ONE = 16;

interface Owner {
  connection: string;
  actor: string | null;
}

export class UnderWay {
  readonly #code: "E_UPLOAD" | "E_EXPORT_OVER";
  readonly #owners = new Map<string, Owner>();

  /** @param code what somebody is told who asks for another's */
  constructor(code: "E_UPLOAD" | "E_EXPORT_OVER") {
    this.#code = code;
  }

  /** @throws ConcordError E_UPLOAD_LIMIT while as many uploads of the connection are unfinished as it may have */
  needRoom({ connection }: Call): void {
    if (this.#of(connection.id).length >= MOST_OF_ONE) throw new ConcordError("E_UPLOAD_LIMIT");
  }

  /** It has begun for this call. */
  note({ connection, actor }: Call, id: string): string {
    this.#owners.set(id, { connection: connection.id, actor: actor?.id ?? null });
    // An export that nobody cancels is over by then.
    const [oldest, ...others] = this.#of(connection.id);
    if (oldest !== undefined && others.length >= MOST_OF_ONE) this.#owners.delete(oldest);
    return id;
  }

  /** The id; what is under way for another connection or person is none. @throws ConcordError E_UPLOAD or E_EXPORT_OVER */
  need({ connection, actor }: Call, id: string): string {
    const owner = this.#owners.get(id);
    if (owner && (owner.connection !== connection.id || owner.actor !== (actor?.id ?? null)))
      throw new ConcordError(this.#code);
    return id;
  }

  /** It is over. */
  forget(id: string): void {
    this.#owners.delete(id);
  }

  /** The connection has ended. @returns what it had under way */
  end(connection: string): string[] {
    const own = this.#of(connection);
    for (const id of own) this.#owners.delete(id);
    return own;
  }

  #of(connection: string): string[] {
    return [...this.#owners].filter(([, owner]) => owner.connection === connection).map(([id]) => id);
  }
}
