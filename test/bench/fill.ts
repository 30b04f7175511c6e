/** `node fill.ts <home> <folder> <count>`: makes a workspace with so many organizations. */
import { createRouterClient } from "@orpc/server";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { writeOrganizations } from "./bulk.ts";

export const PASSPHRASE = "correct horse battery staple";

if (import.meta.main) {
  const [home, folder, count] = process.argv.slice(2) as [string, string, string];
  const session = new Session({ home, kdf: CHEAP_KDF, checksAnswers: false });
  const client = createRouterClient(createRouter(session), here(session));
  await client.workspace.create({ folder, name: "large", passphrase: PASSPHRASE, profile: "Bench", starter: false });
  writeOrganizations(session.ledger, 0, Number(count));
  // A search has the index catch up.
  await client.search.query({ text: "large" });
  await session.close();
}
