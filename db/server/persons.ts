/**
 * Who is logged in where, in one opening of the workspace, and with its end nowhere any more. Each window has a person of its
 * own: a connection has that of its window, which a page that is loaded anew goes on with.
 */
import type { Store } from "../base/store.ts";
import { hasPin } from "../domain/people/pins.ts";
import type { Connection } from "./connection.ts";

/** Windows that are remembered, the latest: far more than a host lets in at once. */
const MOST_WINDOWS = 1_000;
/** Who logged in last at this computer. */
const LAST = "profile";

interface PersonsOptions {
  /** False: who logs in here does so for this opening only, and nobody is there when it begins. */
  staysLoggedIn: boolean;
}

export class Persons {
  readonly #store: Store;
  readonly #staysLoggedIn: boolean;
  /** Profile by window; null: nobody. */
  readonly #there = new Map<string, string | null>();

  constructor(store: Store, { staysLoggedIn }: PersonsOptions) {
    this.#store = store;
    this.#staysLoggedIn = staysLoggedIn;
  }

  /** The profile that is logged in there; null: nobody is. A window that is seen for the first time begins. */
  at({ window, reach }: Connection): string | null {
    const known = this.#there.get(window);
    if (known !== undefined) return known;
    const first = reach === "here" ? this.#whoStays() : null;
    this.#note(window, first);
    return first;
  }

  /**
   * The page of a connection has told which window it is: one that was loaded anew goes on with its person, a new one begins
   * with that of the window it was opened from.
   */
  enter(connection: Connection, window: string, from: string | null): void {
    const known = [window, from].find((one) => one !== null && this.#there.has(one));
    this.#note(window, known ? (this.#there.get(known) ?? null) : this.at(connection));
  }

  /**
   * Somebody has logged in there, and nowhere else.
   * @param stays whether they are here as well where a window begins that was opened from none, now or at the next opening
   */
  become({ window }: Connection, profile: string, { stays } = { stays: this.#staysLoggedIn }): void {
    this.#note(window, profile);
    if (stays) this.#store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES (?, ?)", LAST, profile);
  }

  /** The connection has ended: what stood under its own name is nobody's to come back to. */
  leave({ id }: Connection): void {
    this.#there.delete(id);
  }

  /** Nobody stays logged in past a PIN. */
  #whoStays(): string | null {
    if (!this.#staysLoggedIn) return null;
    const last = this.#store.get<{ value: string }>("SELECT value FROM local_value WHERE key = ?", LAST)?.value ?? null;
    return last === null || hasPin(this.#store, last) ? null : last;
  }

  #note(window: string, profile: string | null): void {
    this.#there.delete(window);
    this.#there.set(window, profile);
    const [oldest] = this.#there.keys();
    if (this.#there.size > MOST_WINDOWS && oldest !== undefined) this.#there.delete(oldest);
  }
}
