/** The end of this laptop's own chain: what the witness outside the database remembers. */
import type { Database } from "../workspace/database.ts";

export interface ChainHead {
  device: string;
  seq: number;
  /** Hash of the entry, hex. */
  hash: string;
}

/** Null while this laptop has written nothing. */
export function chainHead(database: Database): ChainHead | null {
  const held = database.prepare("SELECT value FROM local_value WHERE key = 'device'").get() as
    | { value: string }
    | undefined;
  if (!held) return null;
  const { id } = JSON.parse(held.value) as { id: string };
  const row = database.prepare("SELECT seq, hash FROM ledger WHERE dev = ? ORDER BY seq DESC LIMIT 1").get(id) as
    | { seq: number; hash: string }
    | undefined;
  return row ? { device: id, seq: row.seq, hash: row.hash } : null;
}
