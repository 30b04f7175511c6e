/**
 * Who is logged in where, in one opening of the workspace, and with its end nowhere any more. Each window has a person of its
 * own: a connection has that of its window, which a page that is loaded anew goes on with.
 */
import type { Store } from "../base/store.ts";
import { hasPin, UNKNOWN } from "../domain/people/pins.ts";
import type { Connection } from "./connection.ts";

/** Windows that are remembered, the latest: far more than a host lets in at once. */
const MOST_WINDOWS = 1_000;
/** Who logged in last at this computer, and who may be in that seat. */
const LAST = "profile";
const LAST_AFTER = "profile_after";
/** Who made the workspace here, as long as nobody else has ever logged in. */
const ALONE = "profile_alone";

/** By what somebody comes: whoever has just made the workspace, by a PIN, or by choosing a name. */
type Way = "maker" | "pin" | "name";

/** A person in a window. */
export interface Seat {
  profile: string;
  /**
   * All who were there since somebody last gave a PIN, the first first, and never this person: each may still be the one who
   * is there, under another name. `UNKNOWN` where nobody was. Empty: the person gave its PIN, or is alone here.
   */
  after: readonly string[];
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
   * Whoever made the workspace, and everybody where people stay logged in, is here as well where a window begins that was
   * opened from none, now or at the next opening.
   */
  become(connection: Connection, profile: string, way: Way): void {
    const isAlone = way === "maker" || this.#kept(ALONE) === profile;
    const after = way === "name" ? this.#whoWasBefore(connection, profile, isAlone) : [];
    this.#note(connection.window, { profile, after });
    this.#keep(ALONE, isAlone ? profile : null);
    if (!this.#staysLoggedIn && way !== "maker") return;
    this.#keep(LAST, profile);
    // No id holds a space, and the empty one is `UNKNOWN`.
    this.#keep(LAST_AFTER, after.length > 0 ? after.join(" ") : null);
  }

  /** Where nobody is, anybody may come: who was last at this computer, in another window, says nothing of that. */
  #whoWasBefore(connection: Connection, profile: string, isAlone: boolean): string[] {
    const before = this.at(connection);
    if (!before) return isAlone ? [] : [UNKNOWN];
    return [...before.after, before.profile].filter((one) => one !== profile);
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
    const profile = this.#kept(LAST);
    return profile === null ? null : { profile, after: this.#kept(LAST_AFTER)?.split(" ") ?? [] };
  }

  #kept(key: string): string | null {
    return this.#store.get<{ value: string }>("SELECT value FROM local_value WHERE key = ?", key)?.value ?? null;
  }

  #keep(key: string, value: string | null): void {
    if (value === null) this.#store.run("DELETE FROM local_value WHERE key = ?", key);
    else this.#store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES (?, ?)", key, value);
  }

  #note(window: string, seat: Seat | null): void {
    this.#there.delete(window);
    this.#there.set(window, seat);
    const [oldest] = this.#there.keys();
    if (this.#there.size > MOST_WINDOWS && oldest !== undefined) this.#there.delete(oldest);
  }
}
