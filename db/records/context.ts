/** What every command and query is given: the ledger to write through, tables to read, the rules, and who is asking. */
import type { Reader } from "../base/store.ts";
import type { Role } from "../contract/vocabulary.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Rulebook } from "./rules.ts";

/** The profile that is logged in where a call comes from. */
export interface Actor {
  id: string;
  name: string;
  role: Role;
  /** The party that the person logs for. */
  organization: string | null;
  /**
   * The profile that was first in its place, where it came there without a PIN: it may still be whoever that was. Empty:
   * nobody was there, and it may be anybody.
   */
  after?: string;
}

export interface Context {
  ledger: Ledger;
  reader: Reader;
  /** What the subjects add to the common way of changing records. */
  rulesOf: Rulebook;
  /** As `reader`, once the search index knows all that was written. */
  searchReader(): Reader;
  /** Resolves once the search index knows what was written, and the pinyin of names if these words may be such. */
  readAloud(words: string): Promise<void>;
  /** Resolves once it knows how organizations are nearly called. */
  readNames(): Promise<void>;
  /** Who is logged in where the call comes from; null while nobody is. */
  person: Actor | null;
  /** The window that asks; a command or device has one name of its own. */
  window: string;
  /** @throws ConcordError E_NO_PROFILE while nobody is logged in */
  actor(): Actor;
  /** Now, ISO 8601 in UTC, by the laptop's clock. */
  now(): string;
  /** The calendar day in the region, `YYYY-MM-DD`. */
  today(): string;
  /** The time of day in the region, `HH:MM`. */
  clock(): string;
}
