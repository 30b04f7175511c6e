/** Takes in entries of other laptops: each passes admission by itself, and one that does not fails no other. */
import { diskError } from "../base/database.ts";
import type { Opened, Shipped } from "../base/signed-entry.ts";
import type { Store } from "../base/store.ts";
import {
  admit,
  type Held,
  type Known,
  LIMITS,
  type Limits,
  openEntry,
  type Refused,
  type Standing,
} from "./admission.ts";
import { plausibleNow } from "./clock.ts";
import { insertEntry, type Ledger, registerDevice } from "./ledger.ts";

/** What became of one entry. */
export type Outcome =
  | { is: "added" }
  /** Was here already. */
  | { is: "known" }
  | { is: "held"; reason: Held }
  /** `not_applied`: it is sound, and this program failed on it; a later one may take it in. */
  | { is: "refused"; reason: Refused | "not_applied" };

export interface Received {
  added: number;
  known: number;
  /** Wait for other entries, for their time, or for somebody to vouch for their device; hand them in again then. */
  held: Shipped[];
  /** What became of each entry, in the order in which they were handed in. */
  outcomes: Outcome[];
}

export interface ReceiveOptions {
  /** How a device stands that has no entries here, or that was revoked; the others are known. */
  standing: (device: string) => Standing;
  limits?: Limits;
}

/**
 * In any order, any number of times. All that is taken in is taken in together.
 * @throws ConcordError E_DISK_FULL, E_DISK and their kin; then nothing was taken in
 */
export function receive(ledger: Ledger, shipped: readonly Shipped[], options: ReceiveOptions): Received {
  return ledger.receive(() => {
    const outcomes: Outcome[] = [];
    const opened: { entry: Opened; at: number }[] = [];
    for (const [at, one] of shipped.entries()) {
      const entry = openEntry(one, ledger.workspace);
      if (typeof entry === "string") outcomes[at] = { is: "refused", reason: entry };
      else opened.push({ entry, at });
    }
    const known = knownBy(ledger, options.standing);
    // Whoever has seen an entry has seen more than it had: in this order each comes after those it builds on.
    opened.sort((a, b) => seenBy(a.entry) - seenBy(b.entry));
    for (const { entry, at } of opened) outcomes[at] = take(ledger, entry, known, options.limits ?? LIMITS);
    return {
      added: outcomes.filter(({ is }) => is === "added").length,
      known: outcomes.filter(({ is }) => is === "known").length,
      held: shipped.filter((_, at) => outcomes[at]?.is === "held"),
      outcomes,
    };
  });
}

/** How many entries it had seen. */
function seenBy({ body }: Opened): number {
  return Object.values(body.vv).reduce((sum, seq) => sum + seq, 0);
}

function take(ledger: Ledger, entry: Opened, known: Known, limits: Limits): Outcome {
  const verdict = admit(entry, known, limits);
  if (verdict.is !== "ok") return verdict;
  const { database } = ledger.store;
  database.exec("SAVEPOINT entry");
  try {
    write(ledger, entry);
    return { is: "added" };
  } catch (error) {
    // A disk that fails is no fault of the entry: then nothing is taken in.
    if (diskError(error)) throw error;
    database.exec("ROLLBACK TO entry");
    ledger.projection.forget();
    return { is: "refused", reason: "not_applied" };
  } finally {
    if (database.inTransaction) database.exec("RELEASE entry");
  }
}

function write({ store, projection }: Ledger, { body, text, hash, signature }: Opened): void {
  const n = (store.get<{ n: number | null }>("SELECT max(n) AS n FROM ledger")?.n ?? 0) + 1;
  insertEntry(store, n, { body, text, hash, signature });
  registerDevice(store, n, body);
  const [ms, counter] = body.hlc;
  const { dev, seq, vv, ops } = body;
  for (const operation of ops) projection.apply({ n, dev, seq, ms, counter, vv, ops }, operation);
}

function knownBy(ledger: Ledger, standing: ReceiveOptions["standing"]): Known {
  const { store, workspace, device: self } = ledger;
  const keyOf = (device: string) => store.get<{ key: string }>("SELECT key FROM device WHERE id = ?", device)?.key;
  return {
    workspace,
    self: self.id,
    now: plausibleNow(Date.parse(ledger.now())),
    standing: (device) => {
      const told = standing(device);
      return told.trust !== "revoked" && keyOf(device) !== undefined ? { trust: "known" } : told;
    },
    keyOf,
    entryAt: (device, seq) => entryAt(store, device, seq),
    hasPart: (device, opId, part) =>
      store.get("SELECT 1 FROM ledger WHERE dev = ? AND op_id = ? AND part = ?", device, opId, part) !== undefined,
  };
}

function entryAt(store: Store, device: string, seq: number): ReturnType<Known["entryAt"]> {
  const row = store.get<{ hash: string; vv: string }>(
    "SELECT hash, body -> '$.vv' AS vv FROM ledger WHERE dev = ? AND seq = ?",
    device,
    seq,
  );
  return row && { hash: row.hash, vv: JSON.parse(row.vv) };
}
