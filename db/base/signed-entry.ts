/**
 * Opening a signed entry, the one way for all who are given one: this laptop and later a hub (`admission.ts`), the
 * verification of a workspace (`verify-chains.ts`), and the check of a sealed file (`db/documents/verify/verify-record.ts`). What an
 * entry is signed with is known only once it was read, so that it goes in two steps: read, then hold the key against it.
 */
import type { KeyObject } from "node:crypto";
import { parseCanonical } from "./canonical.ts";
import {
  deviceIdOf,
  type EntryBody,
  hashOf,
  isEntryBody,
  MAX_ENTRY_BYTES,
  publicKeyFrom,
  signatureHolds,
} from "./entry.ts";

/** An entry as it travels: its exact bytes and its signature. */
export interface Shipped {
  text: string;
  signature: Uint8Array;
}

/** The same, read. */
export interface Opened extends Shipped {
  body: EntryBody;
  /** Over the bytes as they came, hex. */
  hash: string;
}

/** Why it cannot be read: too many bytes, or not the canonical JSON of an entry. */
export type Unreadable = "too_large" | "not_an_entry";

/** Why a key is not that of the entry's device: another's, or none that this program can use. */
export type NoKey = "key_of_another" | "key_unreadable";

/** Reads an entry: its size, its canonical form, its fields. What it says of itself is not believed here. */
export function readEntry({ text, signature }: Shipped): Opened | Unreadable {
  // In UTF-16 units first: measuring the bytes of a giant text takes memory as well.
  if (text.length > MAX_ENTRY_BYTES || Buffer.byteLength(text) > MAX_ENTRY_BYTES) return "too_large";
  try {
    const body: unknown = parseCanonical(text);
    return isEntryBody(body) ? { text, signature, body, hash: hashOf(text) } : "not_an_entry";
  } catch {
    return "not_an_entry";
  }
}

/** A device's public key, from SPKI DER in Base64: a device is called after its key. */
export function keyOfDevice(device: string, text: string): KeyObject | NoKey {
  if (deviceIdOf(Buffer.from(text, "base64")) !== device) return "key_of_another";
  try {
    const key = publicKeyFrom(text);
    return key.asymmetricKeyType === "ed25519" ? key : "key_unreadable";
  } catch {
    return "key_unreadable";
  }
}

/**
 * What is wrong with key or signature of an entry that was read.
 * @param key as text, or as `keyOfDevice` gave it for this device before
 */
export function forgeryOf(
  { body, hash, signature }: Opened,
  key: string | KeyObject,
): NoKey | "bad_signature" | undefined {
  const found = typeof key === "string" ? keyOfDevice(body.dev, key) : key;
  if (typeof found === "string") return found;
  return signatureHolds(hash, signature, found) ? undefined : "bad_signature";
}
