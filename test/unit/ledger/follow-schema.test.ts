import { expect, test } from "vitest";
import { followSchema } from "../../../db/ledger/follow-schema.ts";
import { dump } from "../../laptops.ts";
import { openRoom } from "../../room.ts";

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
