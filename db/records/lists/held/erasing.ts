/** What a record takes with it that is about to be removed, while its row still tells which one it was. */
import type { Store } from "../../../base/store.ts";
import type { Subject } from "../../../contract/subjects/index.ts";
import { forgetWords } from "../../../search/index.ts";
import { forgetRow } from "./held-lists.ts";

/** The ledger is given this. */
export function eraseBeside(store: Store, subject: Subject, id: string): void {
  forgetWords(store, subject, id);
  forgetRow(store, subject, id);
}
