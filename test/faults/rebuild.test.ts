import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { isPlaintext } from "../../db/base/database.ts";
import { SUBJECTS } from "../../db/contract/subjects/index.ts";
import { digest } from "../../db/ledger/digest.ts";
import { atOnce } from "../../db/ledger/pace.ts";
import { rebuild, rebuilding } from "../../db/ledger/rebuild.ts";
import { searchTable } from "../../db/schema/tables.ts";
import { SearchIndex } from "../../db/search/index.ts";
import { searchRecords } from "../../db/search/query.ts";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { temporaryIn } from "../../db/workspace/folder.ts";
import { histories } from "../property/histories.ts";
import { announceSeed } from "../seed.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { finished } from "../support/finished.ts";
import { here } from "../support/in-process.ts";
import { carryOut, dump, type Laptop, laptop, laptopsOf } from "../support/laptops.ts";
import { NEW, openLaptop, PASSPHRASE } from "../support/one-laptop.ts";
import { byTier } from "../tier.ts";

const seed = announceSeed("rebuild");
const NUM_RUNS = byTier({ short: 15, full: 150, nightly: 3_000 });
const scratch = mkdtempSync(join(tmpdir(), "concord-rebuild-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const BESIDE = join(scratch, "beside.db");
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

        // While others are served: what they write meanwhile is in the new tables as in the old ones.
        const work = rebuilding(one.ledger, BESIDE);
        for (const command of history.commands) {
          carryOut(laptops, command);
          work.next();
        }
        const continued = dump(one.ledger);
        atOnce(work);
        expect(dump(one.ledger)).toBe(continued);
        expect(existsSync(BESIDE)).toBe(false);
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

  test("are served as they were while they are made again, given up or not", () => {
    const { ledger } = laptop();
    for (const value of ["1", "2", "3"])
      ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value }));
    ledger.store.database.exec("UPDATE setting SET value = 'wrong'");
    const before = dump(ledger);
    const given = rebuilding(ledger, BESIDE);
    for (let step = 0; step < 3; step++) {
      expect(given.next().done).toBe(false);
      expect(dump(ledger)).toBe(before);
    }
    given.return(0);
    expect(dump(ledger)).toBe(before);
    expect(existsSync(BESIDE)).toBe(false);

    const work = rebuilding(ledger, BESIDE);
    work.next();
    ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "b", { value: "meanwhile" }));
    expect(atOnce(work)).toBe(4);
    const settings = ledger.store.all("SELECT id, value FROM setting ORDER BY id");
    expect(settings).toEqual([
      { id: "a", value: "3" },
      { id: "b", value: "meanwhile" },
    ]);
  });

  test("are left as they were when the new ones cannot be put in their place", () => {
    const { ledger } = laptop();
    ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value: "1" }));
    const before = dump(ledger);
    const work = rebuilding(ledger, BESIDE);
    // A table that does not fit: found only when most of the others have been emptied.
    const { database } = ledger.store;
    const { exec } = database;
    database.exec = (sql) => exec.call(database, sql.includes('"misfit" SELECT') ? "SELECT * FROM nowhere" : sql);
    expect(() => atOnce(work)).toThrow("nowhere");
    database.exec = exec;
    expect(dump(ledger)).toBe(before);
    expect(existsSync(BESIDE)).toBe(false);
    expect(atOnce(rebuilding(ledger, BESIDE))).toBe(1);
  });

  test("are whole when the program is ended in the middle, and nothing of the new ones can be read on the disk", async () => {
    const home = mkdtempSync(join(scratch, "home-"));
    const folder = join(home, "ws");
    const session = new Session({ home, kdf: CHEAP_KDF });
    const api = createRouterClient(createRouter(session), here(session));
    await api.workspace.create({ ...NEW, folder });
    await api.problem.put({ fields: { title_zh: "甲" } });
    const { ledger } = session;
    const before = dump(ledger);

    const path = temporaryIn(folder, "rebuild");
    const work = rebuilding(ledger, path);
    for (let share = 0; share < 0.9; ) share = work.next().value;
    expect(isPlaintext(path)).toBe(false);
    // What a power cut would leave: the folder as it is at that moment, before and while the new tables take their place.
    cpSync(folder, join(home, "made"), { recursive: true });
    const { database } = ledger.store;
    const { exec } = database;
    database.exec = (sql) => {
      if (sql.includes('"misfit" SELECT')) cpSync(folder, join(home, "half"), { recursive: true });
      return exec.call(database, sql);
    };
    expect(atOnce(work)).toBe(ledger.size);
    database.exec = exec;
    expect(dump(ledger)).toBe(before);
    await session.close();

    for (const ended of ["made", "half"]) {
      expect(readdirSync(join(home, ended, "tmp"))).not.toEqual([]);
      const later = new Session({ home, kdf: CHEAP_KDF });
      await later.open(join(home, ended), { passphrase: PASSPHRASE });
      expect(readdirSync(join(home, ended, "tmp"))).toEqual([]);
      expect(dump(later.ledger)).toBe(before);
      await later.close();
    }
  });

  test("are as they were when a call is given up, one at a time", async () => {
    const { api, session, folder } = await openLaptop(scratch);
    const steps = await api.workspace.rebuild();
    expect((await steps.next()).value).toEqual({ share: 0 });
    await expect((await api.workspace.rebuild()).next()).rejects.toMatchObject({ code: "E_REBUILDING" });
    await steps.return(undefined as never);
    const { entries } = await finished(api.workspace.rebuild());
    expect(entries).toBe((await api.workspace.status()).entries);
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
    await session.close();
  });
});
