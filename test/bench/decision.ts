/**
 * Recording one decision, durable: in this thread against a raw transaction that writes the same rows, hashes, signs and
 * verifies; through the RPC in milliseconds, and against a raw transaction of a single insert.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { createDatabase } from "../../db/base/database.ts";
import { createSession } from "../../db/server/router.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { type Client, startWorker } from "../support/worker-client.ts";
import { median, p95, report, sample } from "./measure.ts";
import { rawDecisions } from "./raw-decision.ts";

const ROUNDS = 400;
const WARM_UP = 400;

export async function benchDecision(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await benchInProcess(folder);
  await benchThroughRpc(folder);
}

/** The session's own client, without a port, a thread or a frame between. */
async function benchInProcess(folder: string): Promise<void> {
  const session = createSession({ home: join(folder, "in-process"), kdf: CHEAP_KDF, checksAnswers: false });
  const client: Client = createRouterClient(session.router, here(session));
  const raw = rawDecisions(join(folder, "same-rows.db"));
  try {
    const fields = await meetingFields(client);
    const record = recorder(client, fields);
    const { record: made } = await client.outcome.get({ id: (await record()).record.id });
    const given = Object.fromEntries(
      Object.entries(made).filter(([name, value]) => name !== "id" && value !== null && String(value) !== ""),
    );
    const recordRaw = () => raw.record({ ...given, text: decisionText() });
    const { base, ours } = await inTurn(recordRaw, record);
    report({
      name: "record one decision in this thread, against the same rows hashed, signed and verified, median",
      value: median(ours) / median(base),
      unit: "x",
      limit: 1.5,
      baseline: `${told(ours)} against ${told(base)} raw`,
    });
  } finally {
    raw.close();
    await session.close();
  }
}

async function benchThroughRpc(folder: string): Promise<void> {
  const { client, stop } = await startWorker(join(folder, "rpc"), { checksAnswers: false });
  const raw = createDatabase(join(folder, "raw.db"), randomBytes(32));
  try {
    const record = recorder(client, await meetingFields(client));
    raw.exec("CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT)");
    const insert = raw.prepare("INSERT INTO note VALUES (?, ?)");
    const insertRaw = () => {
      raw.exec("BEGIN IMMEDIATE");
      insert.run(randomUUID(), decisionText());
      raw.exec("COMMIT");
    };
    const { base, ours } = await inTurn(insertRaw, record);
    const empty = median(await sample(ROUNDS, () => client.profile.choices()));
    const baseline = `${told(ours)} against ${told(base)} for a single raw insert; an empty call takes ${empty.toFixed(2)} ms`;
    const name = "record one decision through the RPC, durable, median";
    report({ name, value: median(ours), unit: "ms", limit: 3, baseline });
    report({ name, value: median(ours) / median(base), unit: "x", limit: 2, baseline });
  } finally {
    raw.close();
    await stop();
  }
}

async function meetingFields(client: Client): Promise<{ meeting: string; kind: "decision" }> {
  await client.workspace.create({ name: "bench", passphrase: "correct horse battery staple", profile: "Bench" });
  const { record } = await client.meeting.put({ fields: { title_zh: "例会" } });
  return { meeting: record.id, kind: "decision" };
}

function recorder(client: Client, fields: Awaited<ReturnType<typeof meetingFields>>) {
  return () => client.outcome.put({ fields: { ...fields, text: decisionText() }, opId: randomUUID() });
}

/** One after the other all the time, so that a slow moment of the disk or the machine meets both. */
async function inTurn(base: () => unknown, ours: () => unknown): Promise<Record<"base" | "ours", number[]>> {
  const spent: Record<"base" | "ours", number[]> = { base: [], ours: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const [[baseMs], [oursMs]] = [await sample(1, base, 0), await sample(1, ours, 0)];
    if (round < 0) continue;
    spent.base.push(baseMs as number);
    spent.ours.push(oursMs as number);
  }
  return spent;
}

function told(spent: readonly number[]): string {
  return `${median(spent).toFixed(2)} ms (p95 ${p95(spent).toFixed(2)})`;
}

function decisionText(): string {
  return `两市联合发布热管理与隔膜技术需求清单 ${randomUUID()}`;
}
