/**
 * Checks the whole workspace: every chain, hash and signature, device by device; that each entry stands after what it had
 * seen; that the tables and indexes are those of this program, and say what the ledger makes of it; and the contents of
 * papers. In pieces of a few milliseconds, while others may write: what is checked is the ledger as it stood at the
 * beginning, and each record as it stands when it is reached.
 */
import type { Store } from "../../base/store.ts";
import type { Verified } from "../../contract/procedures/workspace.ts";
import { atOnce } from "../pace.ts";
import { checkChains, checkOrder, type Witnessed } from "./verify-chains.ts";
import { checkIndexes } from "./verify-indexes.ts";
import { checkPapers } from "./verify-papers.ts";
import { requireSchema } from "./verify-schema.ts";
import { compareTables } from "./verify-tables.ts";

/** How the time is spent, roughly; together 1. */
const SHARES = { chains: 0.6, order: 0.1, tables: 0.25, papers: 0.05 };

/** The same as `verification`, at once. */
export function verifyLedger(store: Store, workspace: string, witnessed: readonly Witnessed[] = []): Verified {
  return atOnce(verification(store, workspace, witnessed));
}

/**
 * Yields how much of it is done, from 0 to 1, after each small piece.
 * @throws ConcordError E_LEDGER naming the first bad entry by device, seq and reason; E_TABLES_DIFFER naming the first
 *   record of which the tables say something else than the ledger; E_DATABASE_ALTERED naming a table, index or trigger;
 *   E_PAPER_DAMAGED naming the paper
 */
export function* verification(
  store: Store,
  workspace: string,
  witnessed: readonly Witnessed[],
): Generator<number, Verified> {
  const last = store.get<{ n: number; hash: string }>("SELECT n, hash FROM ledger ORDER BY n DESC LIMIT 1");
  const upTo = last?.n ?? 0;
  const share = (done: number, of: number) => Math.min(1, done / Math.max(1, of));

  const chains = checkChains(store, { workspace, witnessed, upTo });
  let checked = chains.next();
  for (; !checked.done; checked = chains.next()) yield SHARES.chains * share(checked.value, upTo);

  const order = checkOrder(store, upTo);
  let ordered = order.next();
  for (; !ordered.done; ordered = order.next()) yield SHARES.chains + SHARES.order * share(ordered.value, upTo);

  const beforeTables = SHARES.chains + SHARES.order;
  for (const compared of compareTables(store, checked.value.devices))
    yield beforeTables + SHARES.tables * share(compared, ordered.value);

  // After entries and records: which of them is bad says more than that their table is.
  requireSchema(store);
  for (const _ of checkIndexes(store)) yield 1 - SHARES.papers;

  const papers = checkPapers(store);
  let paper = papers.next();
  for (; !paper.done; paper = papers.next()) yield 1 - SHARES.papers;

  const misfits = store.get<{ c: number }>("SELECT count(*) AS c FROM misfit")?.c ?? 0;
  return {
    entries: checked.value.entries,
    devices: checked.value.devices.length,
    head: last?.hash ?? null,
    misfits,
    papersMissing: paper.value,
  };
}
