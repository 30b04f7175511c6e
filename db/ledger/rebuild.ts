/** Makes all tables again from the ledger, in order of arrival. The result equals, byte for byte, what was there. */
import type { EntryBody } from "../base/entry.ts";
import { resetProjections } from "../schema/tables.ts";
import { type Ledger, registerDevice } from "./ledger.ts";

/** @returns the number of entries replayed */
export function rebuild(ledger: Ledger): number {
  return ledger.receive(() => {
    const { store, projection } = ledger;
    store.forget();
    resetProjections(store.database);
    projection.forget();
    let entries = 0;
    for (let after = 0; ; ) {
      const rows = store.all<{ n: number; body: string }>(
        "SELECT n, body FROM ledger WHERE n > ? ORDER BY n LIMIT 100",
        after,
      );
      for (const { n, body: text } of rows) {
        const body = JSON.parse(text) as EntryBody;
        registerDevice(store, n, body);
        const [ms, counter] = body.hlc;
        const { dev, seq, vv, ops } = body;
        for (const operation of ops) projection.apply({ n, dev, seq, ms, counter, vv, ops }, operation);
        after = n;
      }
      entries += rows.length;
      if (rows.length === 0) return entries;
    }
  });
}
