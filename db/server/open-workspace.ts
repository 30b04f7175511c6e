/** A workspace that is open: its folder and key, and what is made anew over its tables each time. */
import { newId } from "../base/ids.ts";
import type { Touched } from "../contract/shows.ts";
import { PaperReading } from "../domain/papers/reading.ts";
import { followSchema } from "../ledger/follow-schema.ts";
import { Ledger } from "../ledger/ledger.ts";
import { giveDraftsAuthor } from "../records/drafts.ts";
import { eraseBeside } from "../records/lists/held/erasing.ts";
import { IdleIndexing } from "../search/idle.ts";
import { SearchIndex } from "../search/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { Persons } from "./persons.ts";
import { Transfers } from "./transfer/transfers.ts";

export interface Open {
  workspace: Workspace;
  /** Of this opening, told from every other. */
  opening: string;
  /** Who is logged in where. */
  persons: Persons;
  transfers: Transfers;
  ledger: Ledger;
  search: SearchIndex;
  papers: PaperReading;
  indexing: IdleIndexing;
}

/**
 * Opens the ledger of a workspace and makes its tables those of this program.
 * @param clock ms since 1970
 * @param staysLoggedIn as the session has it
 * @param committed is told what each transaction touched, once it is on disk
 * @throws what the disk does
 */
export async function openTables(
  workspace: Workspace,
  {
    deviceName,
    clock,
    staysLoggedIn,
    committed,
  }: {
    deviceName: string | undefined;
    clock: (() => number) | undefined;
    staysLoggedIn: boolean;
    committed: (ledger: Ledger, touched: Touched) => void;
  },
): Promise<Open> {
  const ledger: Ledger = new Ledger(workspace.database, {
    workspace: workspace.id,
    deviceName,
    newDevice: workspace.needsNewDevice,
    requireThere: () => workspace.requireThere(),
    erasing: eraseBeside,
    committed: (touched) => committed(ledger, touched),
    ...(clock && { clock }),
  });
  workspace.noteAfter(() => ledger.store.settle());
  workspace.wipeWithKey(ledger.device.privateKey.key);
  await workspace.deviceReady();
  followSchema(ledger);
  giveDraftsAuthor(ledger.store);
  const search = new SearchIndex(ledger);
  const papers = new PaperReading(ledger.store);
  return {
    workspace,
    ledger,
    opening: newId(),
    persons: new Persons(ledger.store, { staysLoggedIn }),
    transfers: new Transfers(ledger.store),
    search,
    papers,
    indexing: new IdleIndexing(search, () => papers.next()),
  };
}
