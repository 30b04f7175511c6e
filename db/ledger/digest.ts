/** Fingerprints by which two copies of a workspace can be compared, whatever the order in which they learnt of things. */
import { createHash, type Hash } from "node:crypto";
import type { Store } from "../base/store.ts";
import { SUBJECTS } from "../contract/subjects/index.ts";
import { columnsOf } from "../schema/columns.ts";

/** SHA-256, hex: `entries` over the sorted entry hashes, `projections` over all records and kept conflicts. */
export function digest(store: Store): { projections: string; entries: string } {
  return { projections: digestRecords(store), entries: digestEntries(store) };
}

function digestEntries(store: Store): string {
  const hash = createHash("sha256");
  for (const row of store.iterate<{ hash: string }>("SELECT hash FROM ledger ORDER BY hash")) hash.update(row.hash);
  return hash.digest("hex");
}

function digestRecords(store: Store): string {
  const hash = createHash("sha256");
  for (const subject of SUBJECTS) {
    const columns = columnsOf(subject)
      .map(({ name }) => `"${name}"`)
      .join(", ");
    update(hash, store, subject, `SELECT id, ${columns} FROM "${subject}" ORDER BY id`);
  }
  update(hash, store, "tombstone", "SELECT subject, id, fields FROM tombstone ORDER BY subject, id");
  update(
    hash,
    store,
    "conflict",
    "SELECT c.subject, c.id, c.field, c.value, l.hash FROM conflict c JOIN ledger l ON l.n = c.n ORDER BY 1, 2, 3, 5",
  );
  update(
    hash,
    store,
    "misfit",
    "SELECT m.subject, m.id, m.field, m.reason, l.hash FROM misfit m JOIN ledger l ON l.n = m.n ORDER BY 1, 2, 3, 5",
  );
  return hash.digest("hex");
}

function update(hash: Hash, store: Store, name: string, sql: string): void {
  hash.update(`${name}\n`);
  for (const row of store.iterate<object>(sql)) hash.update(`${JSON.stringify(Object.values(row))}\n`);
}
