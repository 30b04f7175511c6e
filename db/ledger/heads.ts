/** The end of this laptop's own chain: what the witness outside the database remembers. */
import type { Database } from "../workspace/database.ts";
import { FIRST_PREV } from "./entry.ts";

export interface ChainHead {
  device: string;
  /** 0 while this laptop has written nothing. */
  seq: number;
  /** Hash of the entry, hex. */
  hash: string;
}

/** Null while this laptop has no identity in the workspace. */
export function chainHead(database: Database): ChainHead | null {
  const held = database.prepare("SELECT value FROM local_value WHERE key = 'device'").get() as
    | { value: string }
    | undefined;
  if (!held) return null;
  const { id } = JSON.parse(held.value) as { id: string };
  const row = database.prepare("SELECT seq, hash FROM ledger WHERE dev = ? ORDER BY seq DESC LIMIT 1").get(id) as
    | { seq: number; hash: string }
    | undefined;
  return { device: id, seq: row?.seq ?? 0, hash: row?.hash ?? FIRST_PREV };
}
