import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SUBJECTS } from "../../db/contract/subjects/index.ts";
import { digest } from "../../db/ledger/digest.ts";
import { rebuild } from "../../db/ledger/rebuild.ts";
import { searchTable } from "../../db/schema/tables.ts";
import { SearchIndex } from "../../db/search/index.ts";
import { searchRecords } from "../../db/search/query.ts";
import { histories } from "../property/histories.ts";
import { announceSeed } from "../seed.ts";
import { carryOut, dump, type Laptop, laptop, laptopsOf } from "../support/laptops.ts";
import { byTier } from "../tier.ts";

const seed = announceSeed("rebuild");
const NUM_RUNS = byTier({ short: 15, full: 150, nightly: 3_000 });
const WORDS = ["长安", "成都", "Changan", "东部新区", "survey", "例会"];

/** Ways to lose the tables. The ledger itself stays. */
const WRECKS: readonly ((laptop: Laptop) => void)[] = [
  ({ ledger: { store } }) => {
    for (const subject of SUBJECTS)
      store.database.exec(`DROP TABLE "${subject}"; DROP TABLE IF EXISTS "${searchTable(subject)}"`);
    store.database.exec(
      "DROP TABLE device; DROP TABLE tombstone; DROP TABLE conflict; DROP TABLE list_value; DROP TABLE touched",
    );
  },
  ({ ledger: { store } }) => {
    for (const subject of SUBJECTS) store.database.exec(`DELETE FROM "${subject}"`);
  },
  ({ ledger: { store } }) => {
    store.database.exec(
      "UPDATE organization SET city = 'wrong', _writers = NULL; DELETE FROM touched; DELETE FROM tombstone",
    );
    store.database.exec("INSERT OR REPLACE INTO conflict VALUES ('setting', 'setting-1', 'value', 1, '\"ghost\"')");
  },
];

describe("tables made again from the ledger", () => {
  test("equal those that were lost, after any history, and work goes on with them", () => {
    fc.assert(
      fc.property(histories({ laptops: { min: 2, max: 3 }, length: 25 }), fc.nat(), (history, wreck) => {
        const laptops = laptopsOf(history);
        for (const command of history.commands) carryOut(laptops, command);
        const [one] = laptops as [Laptop];
        const { store, projection } = one.ledger;
        const found = () => {
          new SearchIndex(one.ledger).catchUp();
          return WORDS.map((word) => searchRecords(store, word, 20));
        };
        const before = {
          tables: dump(one.ledger),
          digest: digest(store),
          found: found(),
          conflicts: projection.conflictCount,
        };
        WRECKS[wreck % WRECKS.length]?.(one);
        expect(rebuild(one.ledger)).toBe(one.ledger.size);
        const after = {
          tables: dump(one.ledger),
          digest: digest(store),
          found: found(),
          conflicts: projection.conflictCount,
        };
        expect(after).toEqual(before);

        for (const command of history.commands) carryOut(laptops, command);
        const continued = dump(one.ledger);
        rebuild(one.ledger);
        expect(dump(one.ledger)).toBe(continued);
        for (const each of laptops) each.ledger.store.database.close();
      }),
      { seed, numRuns: NUM_RUNS },
    );
  }, 3_600_000);

  // Found by the full tier: what is made and removed in one action never went through its table.
  test("hold what was made and removed in one action as if it had been read back", () => {
    const { ledger } = laptop();
    const quorum = { sectors: { ngo: 1, government: 2 }, percent: 50 };
    ledger.transact({ act: "put", by: null }, (tx) => {
      tx.put("series", "a", { quorum });
      tx.remove("series", "a");
    });
    const before = dump(ledger);
    rebuild(ledger);
    expect(dump(ledger)).toBe(before);
  });

  test("are left as they were when the ledger cannot be read to its end", () => {
    const { ledger } = laptop();
    for (const value of ["1", "2", "3"])
      ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value }));
    ledger.store.database.exec("DROP TRIGGER ledger_never_updated; UPDATE ledger SET body = 'torn' WHERE n = 3");
    const before = dump(ledger);
    expect(() => rebuild(ledger)).toThrow();
    expect(dump(ledger)).toBe(before);
    expect(ledger.size).toBe(3);
  });
});
