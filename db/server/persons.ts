/**
 * Who is logged in where, in one opening of the workspace, and with its end nowhere any more. Each window has a person of its
 * own: a connection has that of its window, which a page that is loaded anew goes on with.
 */
import type { Store } from "../base/store.ts";
import { hasPin } from "../domain/people/pins.ts";
import type { Connection } from "./connection.ts";

/** Windows that are remembered, the latest: far more than a host lets in at once. */
const MOST_WINDOWS = 1_000;
/** Who logged in last at this computer, and in whose place, where that is somebody else. */
const LAST = "profile";
const LAST_AFTER = "profile_after";

/** A person in a window. */
export interface Seat {
  profile: string;
  /**
   * Who was there before, where this person came without a PIN: may be the same human being under another name. Over several
   * such changes the first. Null: the person gave its PIN, or nobody else was there.
   */
  after: string | null;
}

interface PersonsOptions {
  /** False: who logs in here does so for this opening only, and nobody is there when it begins. */
  staysLoggedIn: boolean;
}

export class Persons {
  readonly #store: Store;
  readonly #staysLoggedIn: boolean;
  /** By window; null: nobody. */
  readonly #there = new Map<string, Seat | null>();

  constructor(store: Store, { staysLoggedIn }: PersonsOptions) {
    this.#store = store;
    this.#staysLoggedIn = staysLoggedIn;
  }

  /** Who is logged in there; null: nobody is. A window that is seen for the first time begins. */
  at({ window, reach }: Connection): Seat | null {
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
   * @param proved whether it was by a PIN, or as whoever has just made the workspace
   * @param stays whether they are here as well where a window begins that was opened from none, now or at the next opening
   */
  become(
    connection: Connection,
    profile: string,
    { proved, stays = this.#staysLoggedIn }: { proved: boolean; stays?: boolean },
  ): void {
    const after = proved ? null : this.#whoWasBefore(connection, profile);
    this.#note(connection.window, { profile, after });
    if (!stays) return;
    this.#store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES (?, ?)", LAST, profile);
    if (after === null) this.#store.run("DELETE FROM local_value WHERE key = ?", LAST_AFTER);
    else this.#store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES (?, ?)", LAST_AFTER, after);
  }

  /** Where nobody is, whoever was at this computer last may be who comes now. */
  #whoWasBefore(connection: Connection, profile: string): string | null {
    const before = this.at(connection) ?? this.#last();
    const first = before && (before.after ?? before.profile);
    return first === profile ? null : first;
  }

  /** The connection has ended: what stood under its own name is nobody's to come back to. */
  leave({ id }: Connection): void {
    this.#there.delete(id);
  }

  /** Nobody stays logged in past a PIN. */
  #whoStays(): Seat | null {
    if (!this.#staysLoggedIn) return null;
    const last = this.#last();
    return last === null || hasPin(this.#store, last.profile) ? null : last;
  }

  #last(): Seat | null {
    const kept = (key: string) =>
      this.#store.get<{ value: string }>("SELECT value FROM local_value WHERE key = ?", key)?.value ?? null;
    const profile = kept(LAST);
    return profile === null ? null : { profile, after: kept(LAST_AFTER) };
  }

  #note(window: string, seat: Seat | null): void {
    this.#there.delete(window);
    this.#there.set(window, seat);
    const [oldest] = this.#there.keys();
    if (this.#there.size > MOST_WINDOWS && oldest !== undefined) this.#there.delete(oldest);
  }
}
