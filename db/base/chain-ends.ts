/** Where the chain of each device in a ledger ends. */
import { FIRST_PREV } from "./entry.ts";
import type { Reader } from "./store.ts";

/** `seq` 0 while the device has written nothing; `hash` of its last entry, hex. */
export interface ChainEnd {
  device: string;
  seq: number;
  hash: string;
}

/** Of every device: from one to the next by the index, because reading all entries would take too long. */
export function chainEnds(reader: Reader): ChainEnd[] {
  const ends: ChainEnd[] = [];
  for (let device = ""; ; ) {
    const next = reader.get<{ dev: string }>("SELECT dev FROM ledger WHERE dev > ? ORDER BY dev LIMIT 1", device);
    if (!next) return ends;
    device = next.dev;
    ends.push(chainEnd(reader, device));
  }
}

export function chainEnd(reader: Reader, device: string): ChainEnd {
  const row = reader.get<{ seq: number; hash: string }>(
    "SELECT seq, hash FROM ledger WHERE dev = ? ORDER BY seq DESC LIMIT 1",
    device,
  );
  return { device, seq: row?.seq ?? 0, hash: row?.hash ?? FIRST_PREV };
}
