/** The ends of the chains in a database: what the witness outside of it remembers. */
import type { Database } from "./base/database.ts";
import { FIRST_PREV } from "./base/entry.ts";
import type { Chains } from "./workspace/holding.ts";
import type { Head } from "./workspace/witness.ts";

/** The end of this laptop's own chain; null while it has no identity in the workspace. */
export function chainHead(database: Database): Head | null {
  const held = database.prepare("SELECT value FROM local_value WHERE key = 'device'").get() as
    | { value: string }
    | undefined;
  return held ? endOf(database, (JSON.parse(held.value) as { id: string }).id) : null;
}

/** How the workspace's folder reads chains. */
export const chains: Chains = {
  own: chainHead,
  all(database) {
    // From one device to the next by the index: reading every entry would take too long to do it once a second.
    const next = database.prepare("SELECT dev FROM ledger WHERE dev > ? ORDER BY dev LIMIT 1").pluck();
    const heads: Head[] = [];
    for (let device = next.get(""); typeof device === "string"; device = next.get(device))
      heads.push(endOf(database, device));
    return heads;
  },
  hashAt: (database, device, seq) =>
    database.prepare("SELECT hash FROM ledger WHERE dev = ? AND seq = ?").pluck().get(device, seq) as
      | string
      | undefined,
};

function endOf(database: Database, device: string): Head {
  const row = database.prepare("SELECT seq, hash FROM ledger WHERE dev = ? ORDER BY seq DESC LIMIT 1").get(device) as
    | { seq: number; hash: string }
    | undefined;
  return { device, seq: row?.seq ?? 0, hash: row?.hash ?? FIRST_PREV };
}
