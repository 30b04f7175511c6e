/** The ends of the chains in a database: what the witness outside of it remembers. */
import { chainEnd, chainEnds } from "../base/chain-ends.ts";
import type { Database } from "../base/database.ts";
import { Store } from "../base/store.ts";
import type { Chains } from "../workspace/holding.ts";
import type { Head } from "../workspace/witness.ts";

/** The end of this laptop's own chain; null while it has no identity in the workspace. */
export function chainHead(database: Database): Head | null {
  const reader = new Store(database);
  const held = reader.get<{ value: string }>("SELECT value FROM local_value WHERE key = 'device'");
  return held ? chainEnd(reader, (JSON.parse(held.value) as { id: string }).id) : null;
}

/** How the workspace's folder reads chains. */
export const chains: Chains = {
  own: chainHead,
  all: (database) => chainEnds(new Store(database)),
  hashAt: (database, device, seq) =>
    new Store(database).get<{ hash: string }>("SELECT hash FROM ledger WHERE dev = ? AND seq = ?", device, seq)?.hash,
};
