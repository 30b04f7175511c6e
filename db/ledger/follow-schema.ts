/** A newer program knows more tables, fields and subjects than the one that made the workspace: its tables follow. */
import { createHash } from "node:crypto";
import { formsOfFields } from "../schema/columns.ts";
import { followLedger, followLocal, projectionSchema } from "../schema/tables.ts";
import type { Ledger } from "./ledger.ts";
import { rebuild } from "./rebuild.ts";

/** @returns whether the tables had to be made again from the ledger */
export function followSchema(ledger: Ledger): boolean {
  const { store } = ledger;
  followLedger(store.database);
  followLocal(store.database);
  store.forget();
  const print = createHash("sha256").update(projectionSchema()).update(formsOfFields()).digest("hex");
  const held = store.get<{ value: string }>("SELECT value FROM local_value WHERE key = 'schema'")?.value;
  if (held === print) return false;
  // An empty ledger has tables that were made just now.
  const older = ledger.size > 0;
  if (older) rebuild(ledger);
  store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES ('schema', ?)", print);
  return older;
}
