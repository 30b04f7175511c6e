/** Creating and opening the demo workspace; the time of deriving the key from the passphrase is taken off. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { createSession } from "../../db/server/router.ts";
import { CHEAP_KDF, deriveOnce } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { once, report } from "./measure.ts";

const PASSPHRASE = "correct horse battery staple";

export async function benchDemo(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const derivation = await once(deriveOnce);
  const session = createSession({ home: folder, kdf: CHEAP_KDF, checksAnswers: false });
  const client = createRouterClient(session.router, here(session));
  let where = "";
  const create = await once(async () => {
    const made = await client.workspace.create({
      folder: join(folder, "demo"),
      name: "demo",
      passphrase: PASSPHRASE,
      profile: "Bench",
      starter: true,
    });
    where = made.folder;
  });
  const close = await once(() => client.workspace.close());
  const open = await once(() => client.workspace.open({ folder: where, passphrase: PASSPHRASE }));
  await session.close();
  const note = `one derivation of ${derivation.toFixed(0)} ms taken off; closing with a verified backup ${close.toFixed(0)} ms`;
  report({ name: "create the demo workspace", value: create - derivation, unit: "ms", limit: 3000, baseline: note });
  report({ name: "open the demo workspace", value: open - derivation, unit: "ms", limit: 300, baseline: note });
}
