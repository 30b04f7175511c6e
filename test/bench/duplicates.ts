/** Near duplicates of a name that is typed, among very many organizations; and the merge of two that 1,000 records name. */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createDatabase } from "../../db/base/database.ts";
import { alikeTo } from "../../db/domain/region/duplicates/candidates.ts";
import { merge } from "../../db/domain/region/duplicates/merge.ts";
import { takenApart } from "../../db/language/firms/likeness.ts";
import { loadNameReader } from "../../db/language/firms/reader.ts";
import { Ledger } from "../../db/ledger/ledger.ts";
import { createTables } from "../../db/schema/tables.ts";
import { SearchIndex } from "../../db/search/index.ts";
import { openRoom } from "../support/room.ts";
import { many, median, once, p95, report, sample } from "./measure.ts";

const BATCH = 1_000;
const ASKED = many(300);
const REFERENCES = many(1_000);

const PLACES = ["重庆", "成都", "宜宾", "绵阳", "遂宁", "眉山", "南充", "资阳"];
const SIGNS = "华川安达新锐恒远宏瑞博嘉盛启明星辰海天成功立信德正通顺昌隆泰和平";
const TRADES = ["动力电池", "电机", "热管理", "隔膜材料", "汽车", "充电设备", "汽车电子", "新能源科技"];

/** @param count of organizations */
export async function benchDuplicates(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await benchNear(folder, count);
  await benchMerge();
}

async function benchNear(folder: string, count: number): Promise<void> {
  const database = createDatabase(join(folder, "ledger.db"), randomBytes(32));
  createTables(database);
  const ledger = new Ledger(database, { workspace: randomUUID() });
  for (let start = 0; start < count; start += BATCH)
    ledger.transact({ act: "import", by: null }, (tx) => {
      for (let n = start; n < Math.min(start + BATCH, count); n++)
        tx.put("organization", `org-${n}`, {
          name_zh: nameAt(n),
          sector: "enterprise",
          city: PLACES[n % PLACES.length],
        });
    });
  const filling = await once(() => new SearchIndex(ledger).readAloud());
  console.log(`     keys and words of ${count} names: ${((filling / count) * 1000).toFixed(0)} µs each`);
  const read = await loadNameReader();
  let asked = 0;
  // One character of the name is another one, and the place is not said.
  const typed = () =>
    nameAt((asked++ * 7_919) % count)
      .slice(2)
      .replace(/^./u, "云");
  const exact = await sample(ASKED, () => ledger.store.get("SELECT id FROM organization WHERE name_zh = ?", typed()));
  const ours = await sample(ASKED, () => alikeTo(ledger.store, takenApart({ names: [typed()] }, read), { read }));
  database.close();
  report({
    name: `near duplicates of a typed name among ${count.toLocaleString("en")} organizations, p95`,
    value: p95(ours),
    unit: "ms",
    limit: 30,
    baseline: `median ${median(ours).toFixed(1)} ms; the exact name alone takes ${median(exact).toFixed(2)} ms`,
  });
}

async function benchMerge(): Promise<void> {
  const room = openRoom();
  const firm = (name_zh: string) => room.put("organization", { name_zh, sector: "enterprise", city: "重庆" }).id;
  const [keep, gone, third] = [firm("甲电池有限公司"), firm("甲电池厂"), firm("乙公司")];
  room.ledger.transact({ act: "import", by: null }, (tx) => {
    for (let n = 0; n < REFERENCES; n++) tx.put("link", `link-${n}`, { from: third, to: gone, status: "existing" });
  });
  const raw = await once(() =>
    room.ledger.transact({ act: "import", by: null }, (tx) => {
      for (let n = 0; n < REFERENCES; n++) tx.put("link", `link-${n}`, { note: "x" });
    }),
  );
  const ours = await once(() => merge(room, { keep, gone: [gone], fields: {} }));
  report({
    name: `merge of two organizations, one named by ${REFERENCES} records`,
    value: ours,
    unit: "ms",
    limit: 200,
    baseline: `writing one field of each takes ${raw.toFixed(0)} ms`,
  });
}

function nameAt(n: number): string {
  const sign = (salt: number) => SIGNS[(Math.imul((n + 1) * (2 * salt + 1), 2_654_435_761) >>> 9) % SIGNS.length];
  return `${PLACES[n % PLACES.length]}${sign(1)}${sign(2)}${sign(3)}${TRADES[(n >> 3) % TRADES.length]}有限公司`;
}
