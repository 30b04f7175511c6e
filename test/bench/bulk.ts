/** 100,000 organizations through the ledger in batches, against raw inserts of the same rows with the same search index. */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createDatabase } from "../../db/base/database.ts";
import { Ledger } from "../../db/ledger/ledger.ts";
import { createTables } from "../../db/schema/tables.ts";
import { SearchIndex } from "../../db/search/index.ts";
import { many, once, report } from "./measure.ts";
import { insertRaw, organizationAt } from "./world.ts";

const COUNT = many(100_000);
const BATCH = 1_000;

export async function benchBulk(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const raw = createDatabase(join(folder, "raw.db"), randomBytes(32));
  createTables(raw);
  const base = await once(() => insertRaw(raw, COUNT, BATCH));
  raw.close();

  const database = createDatabase(join(folder, "ledger.db"), randomBytes(32));
  createTables(database);
  const ledger = new Ledger(database, { workspace: randomUUID() });
  const ours = await once(() => {
    writeOrganizations(ledger, 0, COUNT);
    new SearchIndex(ledger).catchUp();
  });
  database.close();
  report({
    name: `${COUNT.toLocaleString("en")} organizations through the ledger`,
    value: ours / base,
    unit: "x",
    limit: 4,
    baseline: `${(ours / 1000).toFixed(1)} s against ${(base / 1000).toFixed(1)} s raw`,
  });
}

/** Organizations `from` to `to`, in actions of 1,000. */
export function writeOrganizations(ledger: Ledger, from: number, to: number): void {
  for (let start = from; start < to; start += BATCH)
    ledger.transact({ act: "import", by: null }, (tx) => {
      for (let n = start; n < Math.min(start + BATCH, to); n++) {
        const { id, fields } = organizationAt(n);
        tx.put("organization", id, fields);
      }
    });
}
