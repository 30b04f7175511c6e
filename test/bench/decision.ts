/** Recording one decision through the RPC, durable, against a raw encrypted transaction with one insert and fsync. */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createDatabase } from "../../db/base/database.ts";
import { startWorker } from "../support/worker-client.ts";
import { median, p95, report, sample } from "./measure.ts";

const ROUNDS = 300;
const WARM_UP = 300;

export async function benchDecision(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { client, stop } = await startWorker(folder);
  try {
    await client.workspace.create({ name: "bench", passphrase: "correct horse battery staple", profile: "Bench" });
    const { record: meeting } = await client.meeting.put({ fields: { title_zh: "例会" } });
    const raw = createDatabase(join(folder, "raw.db"), randomBytes(32));
    raw.exec("CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT)");
    const insert = raw.prepare("INSERT INTO note VALUES (?, ?)");

    const insertRaw = () => {
      raw.exec("BEGIN IMMEDIATE");
      insert.run(randomUUID(), decisionText());
      raw.exec("COMMIT");
    };
    const record = () =>
      client.outcome.put({
        fields: { meeting: meeting.id, kind: "decision", text: decisionText() },
        opId: randomUUID(),
      });
    await sample(WARM_UP, insertRaw);
    await sample(WARM_UP, record);
    // In turn, so that a slow minute of the disk meets both.
    const baseline: number[] = [];
    const ours: number[] = [];
    for (let block = 0; block < 10; block++) {
      baseline.push(...(await sample(ROUNDS / 10, insertRaw)));
      ours.push(...(await sample(ROUNDS / 10, record)));
    }
    const empty = median(await sample(ROUNDS, () => client.profile.choices()));
    raw.close();
    const base = median(baseline);
    report({
      name: "record one decision through the RPC, durable, median",
      value: median(ours) / base,
      unit: "x",
      limit: 2,
      baseline: `${median(ours).toFixed(2)} ms against ${base.toFixed(2)} ms raw; p95 ${p95(ours).toFixed(2)} against ${p95(baseline).toFixed(2)} ms; an empty call takes ${empty.toFixed(2)} ms`,
    });
  } finally {
    await stop();
  }
}

function decisionText(): string {
  return `两市联合发布热管理与隔膜技术需求清单 ${randomUUID()}`;
}
