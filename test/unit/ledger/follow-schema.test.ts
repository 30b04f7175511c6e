import { expect, test } from "vitest";
import { followSchema } from "../../../db/ledger/follow-schema.ts";
import { receive } from "../../../db/ledger/receive.ts";
import { verifyLedger } from "../../../db/ledger/verify/verify.ts";
import { create, Forger, shipped } from "../../forgery/forger.ts";
import { AMONG_FRIENDS, dump, entriesOf, laptop, WORKSPACE } from "../../support/laptops.ts";
import { openRoom } from "../../support/room.ts";

test("tables that an older program made are made again from the ledger, once", () => {
  const { ledger, put } = openRoom();
  put("organization", { name_zh: "整车企业", sector: "enterprise", city: "重庆" });
  put("meeting", { title_zh: "会" });
  const before = dump(ledger);
  // An older program: no templates, one field less, no table for files, another idea of the schema.
  ledger.store.database.exec(
    'DROP TABLE "template"; DROP TABLE local_blob; ALTER TABLE "meeting" DROP COLUMN "decision_minus"',
  );
  ledger.store.forget();
  ledger.store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES ('schema', 'older')");
  expect(followSchema(ledger)).toBe(true);
  expect(dump(ledger)).toBe(before);
  expect(ledger.store.get("SELECT count(*) AS c FROM local_blob")).toEqual({ c: 0 });
  expect(followSchema(ledger)).toBe(false);
});

test("tables and columns of the laptop itself that an older program did not make are added, and what they hold stays", () => {
  const { ledger } = openRoom();
  const { store } = ledger;
  // The projections are those of this program: only what belongs to the laptop is older.
  followSchema(ledger);
  store.run("INSERT INTO local_value (key, value) VALUES ('kept', 'as it was')");
  store.database.exec(
    'DROP TABLE local_pin; ALTER TABLE local_undo DROP COLUMN "undone"; ALTER TABLE local_undo DROP COLUMN "target"',
  );
  store.forget();
  store.run("INSERT INTO local_undo (n, op_id, kind, before) VALUES (1, 'op', 'do', '[]')");
  expect(followSchema(ledger)).toBe(false);
  expect(store.all("SELECT * FROM local_pin")).toEqual([]);
  expect(store.get("SELECT n, undone, target FROM local_undo")).toEqual({ n: 1, undone: 0, target: null });
  expect(store.get("SELECT value FROM local_value WHERE key = 'kept'")).toEqual({ value: "as it was" });
});

test("the ledger of an older program, in which no two devices could use one action id, takes such entries in afterwards", () => {
  const one = laptop();
  const OP = "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd";
  const { ledger } = one;
  ledger.transact({ act: "put", by: null, opId: OP }, (tx) => tx.put("setting", "a", { value: "1" }));
  const entries = entriesOf(one);
  ledger.store.database.exec(
    `CREATE TABLE older (n INTEGER PRIMARY KEY, hash TEXT NOT NULL, dev TEXT NOT NULL, seq INTEGER NOT NULL,
       op_id TEXT NOT NULL, part INTEGER NOT NULL, ms INTEGER NOT NULL, counter INTEGER NOT NULL, body TEXT NOT NULL,
       signature BLOB NOT NULL, UNIQUE (op_id, part));
     INSERT INTO older SELECT * FROM ledger; DROP TABLE ledger; ALTER TABLE older RENAME TO ledger`,
  );
  followSchema(ledger);
  expect(entriesOf(one)).toEqual(entries);
  const foreign = new Forger().write([create("setting", "b", { value: "2" })], { opId: OP });
  expect(receive(ledger, shipped(foreign), AMONG_FRIENDS).added).toBe(1);
  expect(verifyLedger(ledger.store, WORKSPACE).entries).toBe(2);
  expect(() => ledger.store.database.exec("DELETE FROM ledger")).toThrow(/never/);
  expect(() => ledger.store.database.exec("UPDATE ledger SET n = 9")).toThrow(/never/);
});
