/** Checks the whole ledger: every chain, hash and signature, device by device. */
import type { KeyObject } from "node:crypto";
import { ConcordError } from "../contract/errors.ts";
import { parseCanonical } from "./canonical.ts";
import {
  deviceIdOf,
  type EntryBody,
  entryBody,
  FIRST_PREV,
  hashOf,
  isStoredAs,
  publicKeyFrom,
  type StoredEntry,
  signatureHolds,
} from "./entry.ts";
import type { Store } from "./store.ts";

export interface Verified {
  entries: number;
  devices: number;
  /** Hash of the newest entry by order of arrival, hex. */
  head: string | null;
}

/**
 * @param witness what this laptop last knew of a chain, from outside the database: finds a tail that was cut off
 * @throws ConcordError E_LEDGER naming the first bad entry by device, seq and reason
 */
export function verifyLedger(
  store: Store,
  workspace: string,
  witness: { device: string; seq: number; hash: string } | null = null,
): Verified {
  const keys = new Map<string, KeyObject>();
  let chain = { dev: "", seq: 0, hash: FIRST_PREV };
  let entries = 0;
  let newest = { n: 0, hash: null as string | null };
  let witnessed = witness === null;
  for (const row of store.iterate<StoredEntry>("SELECT * FROM ledger ORDER BY dev, seq, n")) {
    if (row.dev !== chain.dev) chain = { dev: row.dev, seq: 0, hash: FIRST_PREV };
    const body = checkedBody(row, workspace);
    if (row.seq === chain.seq) throw bad(row.dev, row.seq, "stands there twice");
    if (row.seq !== chain.seq + 1) throw bad(row.dev, chain.seq + 1, "missing");
    if (body.prev !== chain.hash) throw bad(row.dev, row.seq, "does not follow the entry before");
    if (row.seq === 1) keys.set(row.dev, deviceKey(row, body));
    const key = keys.get(row.dev);
    if (!key || !signatureHolds(row.hash, row.signature, key)) throw bad(row.dev, row.seq, "bad signature");
    if (witness && row.dev === witness.device && row.seq === witness.seq) {
      if (row.hash !== witness.hash) throw bad(row.dev, row.seq, "differs from what this laptop wrote");
      witnessed = true;
    }
    chain = { dev: row.dev, seq: row.seq, hash: row.hash };
    entries += 1;
    if (row.n > newest.n) newest = { n: row.n, hash: row.hash };
  }
  if (witness && !witnessed) throw bad(witness.device, witness.seq, "missing: the end of the chain was cut off");
  needCausalOrder(store);
  return { entries, devices: keys.size, head: newest.hash };
}

/** The tables are made in order of arrival: each entry must stand after all that it had seen, and that must be there. */
function needCausalOrder(store: Store): void {
  const ends = new Map(
    store
      .all<{ dev: string; seq: number }>("SELECT dev, max(seq) AS seq FROM ledger GROUP BY dev")
      .map(({ dev, seq }) => [dev, seq]),
  );
  const reached = new Map<string, number>();
  const rows = store.iterate<{ dev: string; seq: number; vv: string }>(
    "SELECT dev, seq, body -> '$.vv' AS vv FROM ledger ORDER BY n",
  );
  for (const { dev, seq, vv } of rows) {
    const seen = JSON.parse(vv) as Record<string, number>;
    if ((seen[dev] ?? 0) !== seq - 1) throw bad(dev, seq, "has not seen its own chain");
    for (const [other, last] of Object.entries(seen)) {
      const end = ends.get(other) ?? 0;
      if (end < last) throw bad(other, end + 1, "missing, although another entry had seen it");
      if ((reached.get(other) ?? 0) < last) throw bad(dev, seq, "stands before what it had seen");
    }
    reached.set(dev, seq);
  }
}

function checkedBody(row: StoredEntry, workspace: string): EntryBody {
  if (hashOf(row.body) !== row.hash) throw bad(row.dev, row.seq, "the text does not match its hash");
  let body: EntryBody;
  try {
    body = entryBody.parse(parseCanonical(row.body));
  } catch {
    throw bad(row.dev, row.seq, "not a canonical entry");
  }
  if (body.ws !== workspace) throw bad(row.dev, row.seq, "belongs to another workspace");
  if (!isStoredAs(row, body)) throw bad(row.dev, row.seq, "stored under other numbers");
  return body;
}

function deviceKey(row: StoredEntry, body: EntryBody): KeyObject {
  if (!body.device) throw bad(row.dev, row.seq, "does not name its device's key");
  if (deviceIdOf(Buffer.from(body.device.key, "base64")) !== row.dev)
    throw bad(row.dev, row.seq, "the key is not the device's");
  try {
    return publicKeyFrom(body.device.key);
  } catch {
    throw bad(row.dev, row.seq, "the device's key cannot be read");
  }
}

function bad(device: string, seq: number, reason: string): ConcordError {
  return new ConcordError("E_LEDGER", { device, seq, reason });
}
