/**
 * A ledger entry: one user action as canonical JSON, hashed and signed. Its bytes are stored and shipped as they are, never
 * serialized again. All keys: docs/ledger-format.md.
 *
 * - hash = SHA-256(tag, body): the entry's identity. signature = Ed25519(tag, hash) by its device; no part of the identity.
 * - A device's entries are a chain: `seq` counts from 1, `prev` is the hash of the one before. The first names the key.
 * - `vv` says what the device had seen, its own entries included: a is before b if b.vv[a.dev] >= a.seq. Nothing else
 *   decides order; `hlc` only breaks ties, `wall` is only shown.
 * - One action may be several entries: they share `opId` and are counted by `part`. A device uses each such pair once.
 */
import { createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { ConcordError } from "../contract/errors.ts";
import { MAX_DEVICE_NAME } from "../contract/fields.ts";
import { canonicalize, type Json } from "./canonical.ts";

export const ENTRY_VERSION = 1;
/** Version of the subjects and fields that operations name. */
export const SCHEMA_VERSION = 1;
export const MAX_ENTRY_BYTES = 256 * 1024;
const DOMAIN = "concord-ledger-v1\0";

const NAME = /^[a-z][a-z0-9_]{0,63}$/;
const RECORD_ID = /^[a-z0-9][a-z0-9._-]{0,79}$/;
const DEVICE_ID = /^[0-9a-f]{32}$/;
/** RFC 9562, of any version. */
const UUID =
  /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|0{8}(-0{4}){3}-0{12}|f{8}(-f{4}){3}-f{12})$/;

/**
 * `create` writes every field of the record (those not named are empty), `set` the named ones; `delete` and `restore`
 * change whether it exists. A field's value is whatever JSON there is: entries are read from their canonical text and from
 * nothing else (`signed-entry.ts`).
 */
export type Operation =
  | { op: "create"; ent: string; id: string; f: Record<string, Json> }
  | { op: "set"; ent: string; id: string; f: Record<string, Json> }
  | { op: "delete"; ent: string; id: string }
  | { op: "restore"; ent: string; id: string };

/** By hand: a large entry holds some hundred, and a schema takes several times as long for each. */
function isOperation(value: unknown): value is Operation {
  if (!isObject(value)) return false;
  const { op, ent, id, f } = value;
  if (typeof ent !== "string" || !NAME.test(ent) || typeof id !== "string" || !RECORD_ID.test(id)) return false;
  const keys = Object.keys(value).length;
  if (op === "delete" || op === "restore") return keys === 3;
  if ((op !== "create" && op !== "set") || keys !== 4) return false;
  return isObject(f) && Object.keys(f).every((name) => NAME.test(name));
}

export interface EntryBody {
  v: typeof ENTRY_VERSION;
  /** Workspace. */
  ws: string;
  dev: string;
  /** Position in the device's chain, from 1. */
  seq: number;
  /** Hash of the device's entry before; 64 zeros for the first. */
  prev: string;
  hlc: [number, number];
  /** What the laptop's clock said, ms since 1970. Shown, never used for order. */
  wall: number;
  /** Highest `seq` of each device that this one had seen, itself included. */
  vv: Record<string, number>;
  opId: string;
  /** Running number among the entries of one action that did not fit into one. */
  part: number;
  /** What the user did, for the history: "put", "meeting.start" ... */
  act: string;
  /** Profile that was logged in. */
  by: string | null;
  sv: number;
  ops: Operation[];
  /** Only in a device's first entry: who it is. */
  device?: { key: string; name: string; after: string | null } | undefined;
}

/** What every entry says, each in its form. */
const HOLDS: { readonly [Name in Exclude<keyof EntryBody, "device">]: (value: unknown) => boolean } = {
  v: (value) => value === ENTRY_VERSION,
  ws: shaped(UUID),
  dev: shaped(DEVICE_ID),
  seq: (value) => isCount(value) && value >= 1,
  prev: shaped(/^[0-9a-f]{64}$/),
  hlc: (value) => Array.isArray(value) && value.length === 2 && value.every(isCount),
  wall: Number.isSafeInteger,
  vv: (value) => isObject(value) && Object.entries(value).every(([dev, seq]) => DEVICE_ID.test(dev) && isCount(seq)),
  opId: shaped(UUID),
  part: isCount,
  act: shaped(/^[a-z][a-z0-9_.]{0,63}$/),
  by: (value) => value === null || (typeof value === "string" && RECORD_ID.test(value)),
  sv: isCount,
  ops: (value) => Array.isArray(value) && value.every(isOperation),
};
const NEEDED = Object.entries(HOLDS);

/** Once for each device. */
const deviceOf = z.strictObject({
  key: z.base64(),
  name: z.string().max(MAX_DEVICE_NAME),
  after: z.string().regex(DEVICE_ID).nullable(),
});

/** Whether parsed JSON is an entry, and says nothing else. By hand, as its operations: each entry that is written passes here. */
export function isEntryBody(value: unknown): value is EntryBody {
  if (!isObject(value)) return false;
  const { device } = value;
  if (device !== undefined && !deviceOf.safeParse(device).success) return false;
  const names = Object.keys(value).length - (device === undefined ? 0 : 1);
  return names === NEEDED.length && NEEDED.every(([name, holds]) => holds(value[name]));
}

function shaped(form: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === "string" && form.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const FIRST_PREV = "0".repeat(64);

export interface Entry {
  body: EntryBody;
  /** Canonical JSON of the body. */
  text: string;
  /** SHA-256 over domain tag and text, hex. Identity of the entry; the signature is not part of it. */
  hash: string;
  /** Ed25519 over domain tag and hash. */
  signature: Uint8Array;
}

/** A row of the ledger's table. */
export interface StoredEntry {
  n: number;
  hash: string;
  dev: string;
  seq: number;
  op_id: string;
  part: number;
  ms: number;
  counter: number;
  body: string;
  signature: Uint8Array;
}

/** Whether the columns say what the body says. */
export function isStoredAs(row: StoredEntry, body: EntryBody): boolean {
  const told = [body.dev, body.seq, body.opId, body.part, body.hlc[0], body.hlc[1]];
  const kept = [row.dev, row.seq, row.op_id, row.part, row.ms, row.counter];
  return told.every((value, index) => value === kept[index]);
}

/** An Ed25519 key as PKCS #8. Its bytes are overwritten when the workspace is locked or closed. */
export interface SigningKey {
  key: Buffer;
  format: "der";
  type: "pkcs8";
}

/**
 * @param operations its operations as canonical JSON, where they were written out before
 * @throws ConcordError E_NO_WORKSPACE if the key was wiped: the workspace was locked meanwhile
 */
export function signEntry(body: EntryBody, privateKey: KeyObject | SigningKey, operations?: readonly string[]): Entry {
  if ("format" in privateKey && privateKey.key[0] === 0) throw new ConcordError("E_NO_WORKSPACE");
  const text = operations
    ? canonicalize({ ...body, ops: [] }).replace('"ops":[]', () => `"ops":[${operations.join(",")}]`)
    : canonicalize(body);
  const own = hashOf(text);
  return { body, text, hash: own, signature: signatureOver(signedBytes(own), privateKey) };
}

/**
 * Node asks of a key in a buffer four times whether it is an object of the crypto library, and hears by an error that it is
 * none: the traces that these would carry cost as much as the signature.
 */
function signatureOver(bytes: Buffer, privateKey: KeyObject | SigningKey): Uint8Array {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return sign(null, bytes, privateKey);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

export function hashOf(text: string): string {
  return hash("sha256", DOMAIN + text, "hex");
}

export function signatureHolds(hashed: string, signature: Uint8Array, publicKey: KeyObject): boolean {
  return signature.byteLength === 64 && verify(null, signedBytes(hashed), publicKey, signature);
}

/** Device id: the first 128 bits of SHA-256 over the public key (SPKI DER), hex. */
export function deviceIdOf(spki: Uint8Array): string {
  return hash("sha256", spki, "hex").slice(0, 32);
}

export function publicKeyFrom(spkiBase64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(spkiBase64, "base64"), format: "der", type: "spki" });
}

function signedBytes(hashed: string): Buffer {
  return Buffer.concat([Buffer.from(DOMAIN, "utf8"), Buffer.from(hashed, "hex")]);
}
