/** The parts of a verification that look at entries: each device's chain, and the order in which entries came. */
import type { KeyObject } from "node:crypto";
import { parseCanonical } from "../base/canonical.ts";
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
} from "../base/entry.ts";
import type { Store } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import { needTouched } from "./verify-tables.ts";

/** What this laptop last knew of a chain, from outside the database: finds a tail that was cut off. */
export type Witnessed = { device: string; seq: number; hash: string } | null;

/** Entries that are read at once. */
const PAGE = 16;

/**
 * Form, numbering, hashes, signatures and keys of all entries up to number `upTo`, device by device; yields after each
 * entry with the number of entries checked so far.
 * @returns how many there are, and of which devices
 * @throws ConcordError E_LEDGER
 */
export function* checkChains(
  store: Store,
  { workspace, witness, upTo }: { workspace: string; witness: Witnessed; upTo: number },
): Generator<number, { entries: number; devices: string[] }> {
  const keys = new Map<string, KeyObject>();
  let chain = { dev: "", seq: 0, hash: FIRST_PREV };
  let entries = 0;
  let witnessed = witness === null;
  for (const row of chainsOf(store, upTo)) {
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
    yield entries;
  }
  if (witness && !witnessed) throw bad(witness.device, witness.seq, "missing: the end of the chain was cut off");
  return { entries, devices: [...keys.keys()] };
}

/**
 * The tables are made in order of arrival: each entry must stand after all that it had seen, and that must be there.
 * Whether the index of records knows what it names is looked at on the way. Yields after each entry with how many were
 * read.
 * @returns how many records were created
 * @throws ConcordError E_LEDGER, E_TABLES_DIFFER
 */
export function* checkOrder(store: Store, upTo: number): Generator<number, number> {
  const ends = new Map(
    store
      .all<{ dev: string; seq: number }>("SELECT dev, max(seq) AS seq FROM ledger GROUP BY dev")
      .map(({ dev, seq }) => [dev, seq]),
  );
  const reached = new Map<string, number>();
  let created = 0;
  for (let [after, read] = [0, 0]; ; ) {
    const rows = store.all<{ n: number; dev: string; seq: number; body: string }>(
      "SELECT n, dev, seq, body FROM ledger WHERE n > ? AND n <= ? ORDER BY n LIMIT ?",
      after,
      upTo,
      PAGE,
    );
    for (const { n, dev, seq, body: text } of rows) {
      const body = JSON.parse(text) as EntryBody;
      if ((body.vv[dev] ?? 0) !== seq - 1) throw bad(dev, seq, "has not seen its own chain");
      for (const [other, last] of Object.entries(body.vv)) {
        const end = ends.get(other) ?? 0;
        if (end < last) throw bad(other, end + 1, "missing, although another entry had seen it");
        if ((reached.get(other) ?? 0) < last) throw bad(dev, seq, "stands before what it had seen");
      }
      reached.set(dev, seq);
      needTouched(store, n, body);
      created += body.ops.filter(({ op }) => op === "create").length;
      after = n;
      read += 1;
      yield read;
    }
    if (rows.length === 0) return created;
  }
}

/** Entries device by device; page by page, because a statement that is being read would keep others from writing. */
function* chainsOf(store: Store, upTo: number): Generator<StoredEntry> {
  for (let at = { dev: "", seq: 0, n: 0 }; ; ) {
    const rows = store.all<StoredEntry>(
      "SELECT * FROM ledger WHERE (dev, seq, n) > (?, ?, ?) AND n <= ? ORDER BY dev, seq, n LIMIT ?",
      at.dev,
      at.seq,
      at.n,
      upTo,
      PAGE,
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    at = last;
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
