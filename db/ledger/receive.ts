/** Takes in entries of other devices: checks them, keeps those whose predecessors are missing for later, applies the rest. */
import { ConcordError } from "../contract/errors.ts";
import { parseCanonical } from "./canonical.ts";
import { deviceIdOf, type EntryBody, entryBody, FIRST_PREV, hashOf, publicKeyFrom, signatureHolds } from "./entry.ts";
import { insertEntry, type Ledger, registerDevice } from "./ledger.ts";

/** An entry as it travels: its exact bytes and its signature. */
export interface Shipped {
  text: string;
  signature: Uint8Array;
}

export interface Received {
  added: number;
  /** Were here already. */
  known: number;
  /** Wait for entries that have not arrived; hand them in again together with those. */
  held: Shipped[];
}

/**
 * All or nothing, in any order, any number of times.
 * @throws ConcordError E_LEDGER naming the first entry that does not hold; then nothing was taken in
 */
export function receive(ledger: Ledger, shipped: readonly Shipped[]): Received {
  return ledger.receive(() => {
    let waiting = shipped.map(opened(ledger));
    const unknown = waiting.filter(({ body, hash }) => !isKnown(ledger, body, hash));
    const known = waiting.length - unknown.length;
    waiting = [...new Map(unknown.map((entry) => [entry.hash, entry])).values()];
    let added = 0;
    for (let progress = true; progress; ) {
      progress = false;
      const still: Opened[] = [];
      for (const entry of waiting) {
        if (!isReady(ledger, entry.body)) still.push(entry);
        else {
          take(ledger, entry);
          added += 1;
          progress = true;
        }
      }
      waiting = still;
    }
    return { added, known, held: waiting.map(({ text, signature }) => ({ text, signature })) };
  });
}

interface Opened extends Shipped {
  body: EntryBody;
  hash: string;
}

function opened(ledger: Ledger): (shipped: Shipped) => Opened {
  return ({ text, signature }) => {
    const hash = hashOf(text);
    let body: EntryBody;
    try {
      body = entryBody.parse(parseCanonical(text));
    } catch (error) {
      throw new ConcordError("E_LEDGER", { device: "?", seq: 0, reason: "not a canonical entry" }, { cause: error });
    }
    if (body.ws !== ledger.workspace) throw bad(body, "belongs to another workspace");
    return { text, signature, body, hash };
  };
}

/** Its own chain and everything it had seen are here. */
function isReady(ledger: Ledger, body: EntryBody): boolean {
  const { store } = ledger;
  const have = (dev: string, seq: number) =>
    seq === 0 || store.get("SELECT 1 FROM ledger WHERE dev = ? AND seq = ?", dev, seq) !== undefined;
  return have(body.dev, body.seq - 1) && Object.entries(body.vv).every(([dev, seq]) => have(dev, seq));
}

function take(ledger: Ledger, { body, text, hash, signature }: Opened): void {
  const { store, projection } = ledger;
  // Two laptops wrote on as one device: a copied workspace that did not get a new identity.
  if (store.get("SELECT 1 FROM ledger WHERE dev = ? AND seq = ?", body.dev, body.seq))
    throw bad(body, "another entry has this number: the device was copied");
  const before = store.get<{ hash: string }>(
    "SELECT hash FROM ledger WHERE dev = ? AND seq = ?",
    body.dev,
    body.seq - 1,
  );
  if (body.prev !== (before?.hash ?? FIRST_PREV)) throw bad(body, "does not follow the entry before");
  if ((body.vv[body.dev] ?? 0) !== body.seq - 1) throw bad(body, "has not seen its own chain");
  if (!signatureHolds(hash, signature, keyOf(ledger, body))) throw bad(body, "bad signature");
  const n = (store.get<{ n: number | null }>("SELECT max(n) AS n FROM ledger")?.n ?? 0) + 1;
  insertEntry(store, n, { body, text, hash, signature });
  registerDevice(store, n, body);
  const [ms, counter] = body.hlc;
  for (const operation of body.ops)
    projection.apply({ n, dev: body.dev, seq: body.seq, ms, counter, vv: body.vv }, operation);
}

function keyOf(ledger: Ledger, body: EntryBody) {
  if (body.seq > 1) {
    const device = ledger.store.get<{ key: string }>("SELECT key FROM device WHERE id = ?", body.dev);
    if (!device) throw bad(body, "comes from an unknown device");
    return publicKeyFrom(device.key);
  }
  if (!body.device || deviceIdOf(Buffer.from(body.device.key, "base64")) !== body.dev)
    throw bad(body, "the key is not the device's");
  try {
    return publicKeyFrom(body.device.key);
  } catch {
    throw bad(body, "the device's key cannot be read");
  }
}

function isKnown(ledger: Ledger, { dev, seq }: EntryBody, hash: string): boolean {
  return ledger.store.get("SELECT 1 FROM ledger WHERE dev = ? AND seq = ? AND hash = ?", dev, seq, hash) !== undefined;
}

function bad({ dev, seq }: EntryBody, reason: string): ConcordError {
  return new ConcordError("E_LEDGER", { device: dev, seq, reason });
}
