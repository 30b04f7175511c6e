/** What a verification of a large ledger keeps others waiting for. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { finished } from "../support/finished.ts";
import { here } from "../support/in-process.ts";
import { startWorker } from "../support/worker-client.ts";
import { once, report, sample } from "./measure.ts";
import { organizationAt } from "./world.ts";

const PASSPHRASE = "correct horse battery staple";

/** @param count entries, one organization each */
export async function benchVerify(home: string, count: number): Promise<void> {
  await mkdir(home, { recursive: true });
  const folder = join(home, "long");
  await fill(home, folder, count);
  const { client, grant, stop } = await startWorker(home, { checksAnswers: false });
  try {
    await client.workspace.open({ folder: await grant("folder", folder), passphrase: PASSPHRASE });
    const idle = Math.max(...(await sample(100, () => client.profile.choices())));
    let done = false;
    const waits: number[] = [];
    const spent = once(async () => {
      await finished(client.workspace.verify());
      done = true;
    });
    while (!done) waits.push(await once(() => client.profile.choices()));
    console.log(`     ${count.toLocaleString("en")} entries verified in ${((await spent) / 1000).toFixed(1)} s`);
    report({
      name: "longest wait of another call during a verification",
      value: Math.max(...waits),
      unit: "ms",
      limit: 50,
      baseline: `longest of 100 calls without one ${idle.toFixed(1)} ms`,
    });
  } finally {
    await stop();
  }
}

async function fill(home: string, folder: string, count: number): Promise<void> {
  const session = new Session({ home, kdf: CHEAP_KDF, checksAnswers: false });
  const api = createRouterClient(createRouter(session), here(session));
  await api.workspace.create({ folder, name: "Bench", passphrase: PASSPHRASE, profile: "Bench", starter: false });
  // The disk is not what is measured.
  session.workspace.database.pragma("synchronous = OFF");
  for (let n = 0; n < count; n++) {
    const { id, fields } = organizationAt(n);
    session.ledger.transact({ act: "put", by: null }, (tx) => tx.put("organization", id, fields));
  }
  await session.close();
}
