/** The signing identity of this laptop in one workspace. The private key lives in the (encrypted) database only. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { hostname } from "node:os";
import { deviceIdOf, publicKeyFrom } from "../base/entry.ts";
import type { Store } from "../base/store.ts";
import { MAX_DEVICE_NAME } from "../contract/fields.ts";

export interface Device {
  id: string;
  name: string;
  /** Public key, SPKI DER, Base64. */
  key: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** The identity this laptop had before it was restored, cloned or moved. */
  after: string | null;
}

/** The device of this workspace; made at first use, so that a copied installation never shares one. */
export function openDevice(store: Store, name: string | undefined): Device {
  const held = store.get<{ value: string }>("SELECT value FROM local_value WHERE key = 'device'");
  return held ? deviceFrom(JSON.parse(held.value)) : makeDevice(store, name ?? hostname(), null);
}

/** Retires this laptop's identity and makes a new one: after a restore the old chain must not be continued. */
export function replaceDevice(store: Store): Device {
  const old = openDevice(store, undefined);
  return makeDevice(store, old.name, old.id);
}

interface StoredDevice {
  id: string;
  name: string;
  key: string;
  privateKey: string;
  after: string | null;
}

function makeDevice(store: Store, name: string, after: string | null): Device {
  const pair = generateKeyPairSync("ed25519");
  const spki = pair.publicKey.export({ format: "der", type: "spki" });
  const stored: StoredDevice = {
    id: deviceIdOf(spki),
    // It may be the computer's own name, which nobody has checked, and it goes into the first entry.
    name: name.toWellFormed().slice(0, MAX_DEVICE_NAME).toWellFormed(),
    key: spki.toString("base64"),
    privateKey: pair.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    after,
  };
  store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES ('device', ?)", JSON.stringify(stored));
  return deviceFrom(stored);
}

function deviceFrom(stored: StoredDevice): Device {
  const der = Buffer.from(stored.privateKey, "base64");
  return {
    ...stored,
    privateKey: createPrivateKey({ key: der, format: "der", type: "pkcs8" }),
    publicKey: publicKeyFrom(stored.key),
  };
}
