/** What a new workspace begins with. */
import { newId } from "../base/ids.ts";
import { localDay } from "../contract/dates.ts";
import { ZONE } from "../contract/zones.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { putStarter, type Starter } from "./starter.ts";

export interface Beginning {
  /** What the workspace is called. */
  name: string;
  /** Name of its first facilitator. */
  profile: string;
  /** With the starter data of the first region, not only its word lists and templates. */
  starter: boolean;
}

/**
 * @param starter the part of it that the workspace begins with
 * @returns id of the first facilitator
 */
export function putFirst(ledger: Ledger, beginning: Pick<Beginning, "name" | "profile">, starter: Starter): string {
  const facilitator = newId();
  ledger.transact({ act: "workspace.create", by: facilitator }, (tx) => {
    tx.put("profile", facilitator, { name: beginning.profile, role: "facilitator", retired: false });
    tx.put("setting", "workspace.name", { value: beginning.name });
    // Of the region where it is made, until somebody says otherwise.
    tx.put("setting", ZONE, { value: Intl.DateTimeFormat().resolvedOptions().timeZone });
  });
  const today = localDay(new Date(ledger.now()));
  ledger.transact({ act: "starter", by: facilitator }, (tx) => putStarter(tx, starter, today));
  return facilitator;
}
