/**
 * Organizations through the ledger in batches, search index included, against raw inserts of the same rows with the same index:
 * what a row takes, of few and of many.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createDatabase } from "../../db/base/database.ts";
import { Ledger } from "../../db/ledger/ledger.ts";
import { createTables } from "../../db/schema/tables.ts";
import { SearchIndex } from "../../db/search/index.ts";
import { many, once, report } from "./measure.ts";
import { insertRaw, organizationAt } from "./world.ts";

const BATCH = 10_000;
/** What a row may take, however many there are, µs. */
const MOST = 60;

/** @param most how many organizations at most */
export async function benchBulk(folder: string, most: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const count of new Set([10_000, 100_000, 1_000_000].map((one) => Math.min(many(one), most))))
    await benchOf(folder, count);
}

async function benchOf(folder: string, count: number): Promise<void> {
  const raw = createDatabase(join(folder, `raw-${count}.db`), randomBytes(32));
  createTables(raw);
  const base = await once(() => insertRaw(raw, count, BATCH));
  raw.close();

  const database = createDatabase(join(folder, `ledger-${count}.db`), randomBytes(32));
  createTables(database);
  const ledger = new Ledger(database, { workspace: randomUUID() });
  const written = await once(() => writeOrganizations(ledger, 0, count));
  const indexed = await once(() => new SearchIndex(ledger).catchUp());
  database.close();
  const each = (ms: number) => (ms * 1_000) / count;
  report({
    name: `a row of ${count.toLocaleString("en")} organizations through the ledger`,
    value: each(written + indexed),
    unit: "µs",
    limit: MOST,
    baseline: `${each(written).toFixed(0)} written and ${each(indexed).toFixed(0)} indexed, against ${each(base).toFixed(0)} raw`,
  });
}

/** Organizations `from` to `to`, in actions of 10,000. */
export function writeOrganizations(ledger: Ledger, from: number, to: number): void {
  for (let start = from; start < to; start += BATCH)
    ledger.transact({ act: "import", by: null }, (tx) => {
      for (let n = start; n < Math.min(start + BATCH, to); n++) {
        const { id, fields } = organizationAt(n);
        tx.put("organization", id, fields);
      }
    });
}
