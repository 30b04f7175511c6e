/** Ids of new records. */
import { createHash, randomBytes } from "node:crypto";

/** UUIDv7 (RFC 9562): sorts by time of making, so that new records lie together in the indexes. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
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
