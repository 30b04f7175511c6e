/**
 * The signing identity of this laptop in one workspace. The private key lives in the (encrypted) database only, and while
 * the workspace is open in one buffer, which is wiped with the workspace's key. It is never a text and never an object of
 * the crypto library that is held: neither could be wiped.
 */
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { deviceIdOf, publicKeyFrom, type SigningKey } from "../base/entry.ts";
import type { Store } from "../base/store.ts";
import { MAX_DEVICE_NAME } from "../contract/fields.ts";

export interface Device {
  id: string;
  name: string;
  /** Public key, SPKI DER, Base64. */
  key: string;
  /** Its `key` is to be overwritten when the workspace is locked or closed. */
  privateKey: SigningKey;
  publicKey: KeyObject;
  /** The identity this laptop had before it was restored, cloned or moved. */
  after: string | null;
}

/** What of a device is no secret, as it is held. */
interface StoredDevice {
  id: string;
  name: string;
  key: string;
  after: string | null;
}

/** PKCS #8 of an Ed25519 key up to its 32 secret bytes (RFC 8410, 7). */
const PKCS8_BEGINS = Buffer.from("302e020100300506032b657004220420", "hex");
const SECRET_BYTES = 32;

/** The device of this workspace; made at first use, so that a copied installation never shares one. */
export function openDevice(store: Store, name: string | undefined): Device {
  const stored = storedDevice(store);
  return stored ? deviceFrom(store, stored) : makeDevice(store, name ?? hostname(), null);
}

/** Retires this laptop's identity and makes a new one: after a restore the old chain must not be continued. */
export function replaceDevice(store: Store): Device {
  const old = storedDevice(store);
  return makeDevice(store, old?.name ?? hostname(), old?.id ?? null);
}

function makeDevice(store: Store, name: string, after: string | null): Device {
  const der = Buffer.alloc(PKCS8_BEGINS.byteLength + SECRET_BYTES);
  PKCS8_BEGINS.copy(der);
  // Any 32 bytes are a key (RFC 8032, 5.1.5).
  const secret = randomBytes(SECRET_BYTES);
  secret.copy(der, PKCS8_BEGINS.byteLength);
  secret.fill(0);
  const privateKey = asKey(der);
  const spki = createPublicKey(createPrivateKey(privateKey)).export({ format: "der", type: "spki" });
  const stored: StoredDevice = {
    id: deviceIdOf(spki),
    // It may be the computer's own name, which nobody has checked, and it goes into the first entry.
    name: name.toWellFormed().slice(0, MAX_DEVICE_NAME).toWellFormed(),
    key: spki.toString("base64"),
    after,
  };
  hold(store, stored, der);
  return { ...stored, privateKey, publicKey: publicKeyFrom(stored.key) };
}

function deviceFrom(store: Store, stored: StoredDevice): Device {
  const held = store.get<{ value: Buffer }>("SELECT value FROM local_value WHERE key = 'device_key'");
  if (!held) throw new Error("the device has no key");
  return { ...stored, privateKey: asKey(held.value), publicKey: publicKeyFrom(stored.key) };
}

function asKey(key: Buffer): SigningKey {
  return { key, format: "der", type: "pkcs8" };
}

/** What is held of the device. Earlier builds held its private key with it, as Base64: that is moved to where it is now. */
function storedDevice(store: Store): StoredDevice | null {
  const held = store.get<{ value: string }>("SELECT value FROM local_value WHERE key = 'device'");
  if (!held) return null;
  const { privateKey, ...stored } = JSON.parse(held.value) as StoredDevice & { privateKey?: string };
  if (privateKey !== undefined) {
    const der = Buffer.from(privateKey, "base64");
    hold(store, stored, der);
    der.fill(0);
  }
  return stored;
}

function hold(store: Store, stored: StoredDevice, der: Buffer): void {
  const put = "INSERT OR REPLACE INTO local_value (key, value) VALUES (?, ?)";
  store.transaction(() => {
    store.run(put, "device_key", der);
    store.run(put, "device", JSON.stringify(stored));
  });
}
