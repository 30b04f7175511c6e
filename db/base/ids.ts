/** Ids of new records. */
import { createHash, randomUUID } from "node:crypto";

/** UUIDv7 (RFC 9562): sorts by time of making, so that new records lie together in the indexes. */
export function newId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, "0");
  // Variant and random bits are those of a random UUID, for which Node fetches randomness in larger pieces.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/**
 * Id of a record of which there can be only one for its parts (the position of a party on an outcome): two laptops that
 * make it at the same time make the same record.
 */
export function onlyId(prefix: string, ...parts: string[]): string {
  return `${prefix}-${createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32)}`;
}

/** Of a word that documents print as it was typed: its entry in the word list that says how it is written in English. */
export function wordId(zh: string): string {
  return onlyId("word", zh);
}
