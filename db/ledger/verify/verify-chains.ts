/** The parts of a verification that look at entries: each device's chain, and the order in which entries came. */
import type { KeyObject } from "node:crypto";
import { type ChainEnd, chainEnds } from "../../base/chain-ends.ts";
import { type EntryBody, FIRST_PREV, hashOf, isStoredAs, type StoredEntry } from "../../base/entry.ts";
import { forgeryOf, keyOfDevice, type Opened, readEntry } from "../../base/signed-entry.ts";
import type { Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { ReasonOf } from "../../contract/sentences/reasons.ts";
import { requireTouched } from "./verify-tables.ts";

/** Where a chain ended when this laptop last noted it, outside of the database: finds an end that was cut off. */
export type Witnessed = ChainEnd;

/** Entries that are read at once. */
const PAGE = 16;

/**
 * Form, numbering, hashes, signatures and keys of all entries up to number `upTo`, device by device; yields after each
 * entry with the number of entries checked so far.
 * @param witnessed of each chain that this laptop has noted, where it ended then
 * @returns how many there are, and of which devices
 * @throws ConcordError E_LEDGER
 */
export function* checkChains(
  store: Store,
  { workspace, witnessed, upTo }: { workspace: string; witnessed: readonly Witnessed[]; upTo: number },
): Generator<number, { entries: number; devices: string[] }> {
  const keys = new Map<string, KeyObject>();
  const unseen = new Map(witnessed.map((one) => [one.device, one]));
  let chain = { dev: "", seq: 0, hash: FIRST_PREV };
  let entries = 0;
  for (const row of chainsOf(store, upTo)) {
    if (row.dev !== chain.dev) chain = { dev: row.dev, seq: 0, hash: FIRST_PREV };
    const entry = checkedEntry(row, workspace);
    if (row.seq === chain.seq) throw bad(row.dev, row.seq, "twice");
    if (row.seq !== chain.seq + 1) throw bad(row.dev, chain.seq + 1, "missing");
    if (entry.body.prev !== chain.hash) throw bad(row.dev, row.seq, "does_not_follow");
    if (row.seq === 1) keys.set(row.dev, deviceKey(entry));
    const key = keys.get(row.dev);
    if (!key || forgeryOf(entry, key)) throw bad(row.dev, row.seq, "bad_signature");
    const noted = unseen.get(row.dev);
    if (noted?.seq === row.seq) {
      if (noted.hash !== row.hash) throw bad(row.dev, row.seq, "not_as_noted");
      unseen.delete(row.dev);
    }
    chain = { dev: row.dev, seq: row.seq, hash: row.hash };
    entries += 1;
    yield entries;
  }
  for (const { device, seq } of unseen.values()) throw bad(device, seq, "cut_off");
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
  const ends = new Map(chainEnds(store).map(({ device, seq }) => [device, seq]));
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
      if ((body.vv[dev] ?? 0) !== seq - 1) throw bad(dev, seq, "own_chain_unseen");
      for (const [other, last] of Object.entries(body.vv)) {
        const end = ends.get(other) ?? 0;
        if (end < last) throw bad(other, end + 1, "missing_though_seen");
        if ((reached.get(other) ?? 0) < last) throw bad(dev, seq, "before_seen");
      }
      reached.set(dev, seq);
      requireTouched(store, n, body);
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

function checkedEntry(row: StoredEntry, workspace: string): Opened {
  const { dev, seq } = row;
  const entry = readEntry({ text: row.body, signature: row.signature });
  const hash = typeof entry === "string" ? hashOf(row.body) : entry.hash;
  if (hash !== row.hash) throw bad(dev, seq, "wrong_hash");
  if (typeof entry === "string") throw bad(dev, seq, "not_canonical");
  if (entry.body.ws !== workspace) throw bad(dev, seq, "other_workspace");
  if (!isStoredAs(row, entry.body)) throw bad(dev, seq, "other_numbers");
  return entry;
}

function deviceKey({ body: { dev, seq, device } }: Opened): KeyObject {
  if (!device) throw bad(dev, seq, "no_key");
  const key = keyOfDevice(dev, device.key);
  if (typeof key === "string") throw bad(dev, seq, key);
  return key;
}

function bad(device: string, seq: number, reason: ReasonOf<"E_LEDGER">): ConcordError {
  return new ConcordError("E_LEDGER", { device, seq, reason });
}
