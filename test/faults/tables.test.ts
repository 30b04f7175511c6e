/** Tables that another tool changed: `verify` names the record, and a rebuild mends it. */
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../db/base/database.ts";
import { ConcordError } from "../../db/contract/errors.ts";
import { SUBJECTS } from "../../db/contract/subjects/index.ts";
import { followSchema } from "../../db/ledger/follow-schema.ts";
import { paced } from "../../db/ledger/pace.ts";
import { rebuild } from "../../db/ledger/rebuild.ts";
import { receive } from "../../db/ledger/receive.ts";
import { verification, verifyLedger } from "../../db/ledger/verify/verify.ts";
import { columnsOf } from "../../db/schema/columns.ts";
import { create, Forger, shipped } from "../forgery/forger.ts";
import { announceSeed, randomFrom } from "../seed.ts";
import {
  AMONG_FRIENDS,
  carryOut,
  dump,
  exchangeAll,
  type Laptop,
  laptop,
  laptopsOf,
  WORKSPACE,
} from "../support/laptops.ts";
import { doubleRow, leavePlaceOver, swapIndex } from "../support/swapped-index.ts";
import { byTier } from "../tier.ts";

const seed = announceSeed("tables");
const TRIALS = byTier({ short: 40, full: 200, nightly: 2_000 });

let one: Laptop;

beforeAll(() => {
  const random = randomFrom(seed);
  const laptops = laptopsOf({ skews: [0, 60_000, -60_000], shared: true });
  const number = () => Math.floor(random() * 20);
  for (let i = 0; i < 80; i++) {
    const steps = Array.from({ length: 3 }, () => ({
      record: number(),
      what: (["put", "put", "put", "remove"] as const)[number() % 4] ?? "put",
      fields: [number(), number()],
      value: number(),
    }));
    carryOut(laptops, { do: "act", at: number(), jump: 1_000, steps, fails: false });
    if (i % 10 === 9) exchangeAll(laptops, random);
  }
  [one] = laptops as [Laptop];
  one.ledger.transact({ act: "put", by: null }, (tx) => {
    for (let i = 0; i < 150; i++)
      tx.put("organization", `org-x${i}`, { name_zh: `单位${i}`, sector: "enterprise", segments: [`seg-${i % 7}`] });
    for (let i = 0; i < 10; i++) tx.put("setting", `gone-${i}`, { value: "x" });
  });
  one.ledger.transact({ act: "remove", by: null }, (tx) => {
    for (let i = 0; i < 10; i++) tx.remove("setting", `gone-${i}`);
  });
  const forger = new Forger();
  const odd = [create("series", "odd", { name_zh: 7 }), create("setting", "constructor", { value: "1" })];
  receive(one.ledger, shipped(forger.write(odd)), AMONG_FRIENDS);
});

/** Does the damage, verifies, mends it by a rebuild, verifies again, and takes all of it back. @returns what was said */
function verdictAfter(sql: string, ...values: unknown[]): ConcordError["params"] | null {
  const { database } = one.ledger.store;
  const before = dump(one.ledger);
  database.exec("SAVEPOINT damage");
  try {
    expect(database.prepare(sql).run(...values).changes, sql).toBeGreaterThan(0);
    verifyLedger(one.ledger.store, WORKSPACE);
    return null;
  } catch (error) {
    if (!(error instanceof ConcordError) || error.code !== "E_TABLES_DIFFER") throw error;
    return error.params;
  } finally {
    database.exec("ROLLBACK TO damage; RELEASE damage");
    expect(dump(one.ledger)).toBe(before);
  }
}

test("the untouched tables agree with the ledger, in which there are conflicts, removed records and misfits", () => {
  const { store } = one.ledger;
  for (const table of ["conflict", "tombstone", "misfit", "list_value"])
    expect(store.get<{ c: number }>(`SELECT count(*) AS c FROM ${table}`)?.c, table).toBeGreaterThan(0);
  expect(verifyLedger(store, WORKSPACE)).toMatchObject({ entries: one.ledger.size, devices: 4 });
});

describe("is found, with the record and the field", () => {
  const cases: [string, string, object][] = [
    [
      "a changed text",
      "UPDATE organization SET name_zh = '另一家' WHERE id = 'org-x77'",
      { id: "org-x77", fields: "name_zh" },
    ],
    [
      "a changed list",
      `UPDATE organization SET segments = '["seg-9"]' WHERE id = 'org-x77'`,
      { id: "org-x77", fields: "segments" },
    ],
    [
      "a list that is no JSON",
      "UPDATE organization SET segments = 'x' WHERE id = 'org-x77'",
      { id: "org-x77", fields: "segments" },
    ],
    [
      "a changed writer",
      "UPDATE organization SET _origin = 1 WHERE id = 'org-x77'",
      { id: "org-x77", fields: "_origin" },
    ],
    [
      "other later writers",
      `UPDATE organization SET _writers = '{"city":1}' WHERE id = 'org-x77'`,
      { fields: "_writers" },
    ],
    ["a deleted record", "DELETE FROM organization WHERE id = 'org-x149'", { id: "org-x149", fields: "*" }],
    [
      "an added record",
      "INSERT INTO organization (id, segments, _origin) VALUES ('zz', '[]', 1)",
      { id: "zz", fields: "*" },
    ],
    ["an added record without an id", "INSERT INTO organization (id, _origin) VALUES ('', 1)", { id: "", fields: "*" }],
    [
      "a record of a kind of which there is none",
      "INSERT INTO seal (id, hash, _origin) VALUES ('s', 'x', 1)",
      { subject: "seal" },
    ],
    ["a changed id", "UPDATE organization SET id = 'other' WHERE id = 'org-x77'", { subject: "organization" }],
    [
      "a changed removed record",
      "UPDATE tombstone SET fields = '{}' WHERE id = 'gone-4'",
      { id: "gone-4", fields: "*" },
    ],
    ["a removed record that is nowhere", "DELETE FROM tombstone WHERE id = 'gone-4'", { id: "gone-4", fields: "*" }],
    ["a record removed by nobody", "INSERT INTO tombstone VALUES ('setting', 'zz', '{}', 1, NULL)", { id: "zz" }],
    ["a removed record of no kind", "INSERT INTO tombstone VALUES ('ship', 'zz', '{}', 1, NULL)", { subject: "ship" }],
    [
      "a record that is there and removed",
      "INSERT INTO tombstone VALUES ('organization', 'org-x7', '{}', 1, NULL)",
      { id: "org-x7" },
    ],
    ["a changed kept value", `UPDATE conflict SET value = '"ghost"' WHERE rowid_of = 1`, {}],
    [
      "a kept value that nobody wrote",
      `INSERT INTO conflict VALUES ('organization', 'org-x7', 'city', 1, '"x"')`,
      { id: "org-x7", fields: "city" },
    ],
    ["kept values that are lost", "DELETE FROM conflict", {}],
    [
      "a lost value of the index of lists",
      "DELETE FROM list_value WHERE id = 'org-x7'",
      { id: "org-x7", fields: "segments" },
    ],
    [
      "an added value of the index of lists",
      "INSERT INTO list_value VALUES ('seg-x', 'organization', 'segments', 'org-x7')",
      { id: "org-x7" },
    ],
    ["a lost note of an entry", "DELETE FROM touched WHERE id = 'org-x7'", { id: "org-x7", fields: "touched" }],
    [
      "an added note of an entry",
      "INSERT INTO touched VALUES ('organization', 'org-x7', 1)",
      { id: "org-x7", fields: "touched" },
    ],
    [
      "a lost note of a misfit",
      "DELETE FROM misfit WHERE id = 'odd' AND field = 'name_zh'",
      { id: "odd", fields: "name_zh" },
    ],
    ["a lost note of what has no id", "DELETE FROM misfit WHERE id = 'constructor'", { id: "constructor" }],
    ["an added note of a misfit", "INSERT INTO misfit VALUES ('setting', 'zz', 'id', 1, 'E_ID')", { id: "zz" }],
    ["a device of another name", "UPDATE device SET name = 'other'", { subject: "device", fields: "name" }],
    ["a device with another key", "UPDATE device SET key = 'AAAA'", { subject: "device", fields: "key" }],
    [
      "a device that wrote nothing",
      `INSERT INTO device VALUES ('${"a".repeat(32)}', 'k', 'n', NULL, 1)`,
      { fields: "*" },
    ],
  ];

  test.each(cases)("%s", (_name, sql, told) => {
    const damage = sql.includes("rowid_of")
      ? `UPDATE conflict SET value = '"ghost"' WHERE (subject, id, field, n) = (SELECT subject, id, field, n FROM conflict LIMIT 1)`
      : sql;
    expect(verdictAfter(damage)).toMatchObject(told);
  });

  test(`any value of any record, changed to anything, in ${TRIALS} trials`, () => {
    const random = randomFrom(seed + 1);
    const { store } = one.ledger;
    const rows = SUBJECTS.flatMap((subject) =>
      store.all<{ id: string }>(`SELECT id FROM "${subject}"`).map(({ id }) => ({ subject, id })),
    );
    for (let trial = 0; trial < TRIALS; trial++) {
      const { subject, id } = rows[Math.floor(random() * rows.length)] as (typeof rows)[number];
      const columns = columnsOf(subject);
      const { name } = columns[Math.floor(random() * columns.length)] as (typeof columns)[number];
      const held = store.get<{ value: unknown }>(`SELECT "${name}" AS value FROM "${subject}" WHERE id = ?`, id)?.value;
      const others = [null, "", "0", 1, 2, "[]", "another"].filter((value) => value !== held);
      const value = others[Math.floor(random() * others.length)] ?? null;
      // A number in a text column is kept as text, and the other way round: what is stored must differ.
      const verdict = verdictAfter(`UPDATE "${subject}" SET "${name}" = ? WHERE id = ?`, value, id);
      const stored = store.get<{ same: 0 | 1 }>(
        `SELECT CAST(? AS ${typeof held === "number" ? "INTEGER" : "TEXT"}) IS "${name}" AS same FROM "${subject}" WHERE id = ?`,
        value,
        id,
      )?.same;
      if (stored) continue;
      expect(verdict, `${subject}.${name} of ${id}: ${held} to ${value}`).toMatchObject({ subject, id, fields: name });
    }
  });
});

describe("what this program did not make is found by its name, and gone after a rebuild:", () => {
  const INDEX = "outcome_by_meeting";
  const cases: [string, string, (database: Database) => void][] = [
    [
      "an index that leaves a record out, under the text of the whole one",
      "outcome",
      (database) => swapIndex(database, INDEX, "AND id <> 'x'"),
    ],
    [
      "the index of the ledger, that leaves an entry out",
      "ledger",
      (database) => swapIndex(database, "ledger_dev_seq", "WHERE seq <> 2"),
    ],
    ["an index with a place of which there is no row", "outcome", (database) => leavePlaceOver(database, INDEX, "x")],
    ["two rows of one id", "outcome", (database) => doubleRow(database, "outcome", "x")],
    ["a lost index", INDEX, (database) => database.exec(`DROP INDEX ${INDEX}`)],
    [
      "an index with another text",
      INDEX,
      (database) => database.exec(`DROP INDEX ${INDEX}; CREATE INDEX ${INDEX} ON outcome (meeting) WHERE id <> 'x'`),
    ],
    ["an added index", "mine", (database) => database.exec("CREATE INDEX mine ON outcome (text)")],
    [
      "an added trigger",
      "mine",
      (database) =>
        database.exec("CREATE TRIGGER mine AFTER INSERT ON outcome BEGIN DELETE FROM outcome WHERE id = NEW.id; END"),
    ],
    ...["sqlite-stat1", "setting"].map((name): (typeof cases)[number] => [
      `a trigger with the name ${name}`,
      name,
      (database) =>
        database.exec(`CREATE TRIGGER "${name}" AFTER INSERT ON setting BEGIN UPDATE outcome SET text = 'z'; END`),
    ]),
    [
      "a lost guard of the ledger",
      "ledger_never_deleted",
      (database) => database.exec("DROP TRIGGER ledger_never_deleted"),
    ],
    [
      "a view in the place of a table",
      "outcome",
      (database) => {
        database.exec("ALTER TABLE outcome RENAME TO hidden; CREATE VIEW outcome AS SELECT * FROM hidden");
      },
    ],
  ];

  test.each(cases)("%s", (_name, name, damage) => {
    const { ledger } = laptop();
    ledger.transact({ act: "put", by: null }, (tx) => {
      tx.put("meeting", "m", { title_zh: "会", day: "2026-11-20" });
      for (const id of ["x", "y"]) tx.put("outcome", id, { meeting: "m", kind: "decision", text: id });
    });
    ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value: "1" }));
    ledger.store.forget();
    damage(ledger.store.database);
    expect(() => verifyLedger(ledger.store, WORKSPACE)).toThrow(
      expect.objectContaining({ code: "E_DATABASE_ALTERED", params: { name } }),
    );
    rebuild(ledger);
    expect(verifyLedger(ledger.store, WORKSPACE).entries).toBe(2);
    expect(ledger.store.all("SELECT id FROM outcome WHERE meeting = 'm'")).toHaveLength(2);
    expect(() => ledger.store.run("DELETE FROM ledger")).toThrow("never deleted");
  });
});

test("the tables of an older program, brought into the present form, are those of this program", () => {
  const { ledger } = laptop();
  ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value: "1" }));
  const { database } = ledger.store;
  const described = database.prepare("SELECT sql FROM sqlite_master WHERE name = 'ledger'").pluck().get() as string;
  const older = described
    .replace("CREATE TABLE ledger", "CREATE TABLE older")
    .replace("UNIQUE (dev, op_id, part)", "UNIQUE (op_id, part)");
  database.exec(
    `${older}; INSERT INTO older SELECT * FROM ledger; DROP TABLE ledger; ALTER TABLE older RENAME TO ledger`,
  );
  database.exec("ALTER TABLE local_pin DROP COLUMN set_by");
  ledger.store.forget();
  followSchema(ledger);
  expect(verifyLedger(ledger.store, WORKSPACE).entries).toBe(1);
});

test("contents of papers that were changed are told with the paper, those that are not here are counted", () => {
  const { ledger } = laptop();
  const bytes = Buffer.from("hello");
  const hash = createHash("sha256").update(bytes).digest("hex");
  ledger.transact({ act: "put", by: null }, (tx) => {
    tx.put("paper", "p", { name: "附件.txt", hash, bytes: 5 });
    tx.put("paper", "q", { name: "空.txt", hash: createHash("sha256").digest("hex"), bytes: 0 });
  });
  const verify = () => verifyLedger(ledger.store, WORKSPACE).papersMissing;
  expect(verify()).toBe(1);
  for (const [part, byte] of ["hel", "lo"].entries())
    ledger.store.run("INSERT INTO local_blob (hash, part, bytes) VALUES (?, ?, ?)", hash, part, Buffer.from(byte));
  expect(verify()).toBe(0);
  const damaged = expect.objectContaining({ code: "E_PAPER_DAMAGED", params: { name: "附件.txt" } });
  ledger.store.run("UPDATE local_blob SET bytes = ? WHERE part = 1", Buffer.from("la"));
  expect(verify).toThrow(damaged);
  ledger.store.run("UPDATE local_blob SET part = 2, bytes = ? WHERE part = 1", Buffer.from("lo"));
  expect(verify).toThrow(damaged);
  ledger.store.run("DELETE FROM local_blob WHERE part = 0");
  expect(verify).toThrow(damaged);
  ledger.store.run("DELETE FROM local_blob");
  expect(verify()).toBe(1);
});

test("a rebuild mends what was changed", () => {
  const { ledger } = laptop();
  ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value: "true" }));
  ledger.store.run("UPDATE setting SET value = 'false'");
  expect(() => verifyLedger(ledger.store, WORKSPACE)).toThrow(expect.objectContaining({ code: "E_TABLES_DIFFER" }));
  rebuild(ledger);
  expect(verifyLedger(ledger.store, WORKSPACE).entries).toBe(1);
});

describe("a verification in slices", () => {
  test("passes while others write, remove and bring back what it looks at", async () => {
    const { ledger } = laptop();
    const put = (n: number, value: string) =>
      ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", `s-${n}`, { value }));
    for (let n = 0; n < 400; n++) put(n, "1");
    const random = randomFrom(seed);
    let writes = 0;
    // Between any two pieces of the work somebody may write.
    const work = verification(ledger.store, WORKSPACE, []);
    let step = work.next();
    for (; !step.done; step = work.next()) {
      if (random() > 0.2) continue;
      const n = Math.floor(random() * 400);
      ledger.transact({ act: "put", by: null }, (tx) => {
        if (tx.get("setting", `s-${n}`)) tx.remove("setting", `s-${n}`);
        else tx.restore("setting", `s-${n}`);
      });
      put(1_000 + writes++, "new");
    }
    expect(writes).toBeGreaterThan(50);
    expect(step.value).toMatchObject({ entries: 400, devices: 1 });
    expect(verifyLedger(ledger.store, WORKSPACE).entries).toBe(ledger.size);
  });

  test("looks at no table, index or record in one go, however many rows and entries it has", () => {
    const { ledger } = laptop();
    // Far more than there are tables and indexes, whose names are read at once.
    const rows = 2_000;
    for (let from = 0; from < rows; from += 50)
      ledger.transact({ act: "put", by: null }, (tx) => {
        for (let n = from; n < from + 50; n++) tx.put("problem", `p-${n}`, { title_zh: "同", severity: "high" });
      });
    for (let n = 0; n < 400; n++)
      ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "s", { value: `${n}` }));
    const read: number[] = [];
    const { store } = ledger;
    for (const name of ["all", "get"] as const) {
      const real = store[name].bind(store) as (...given: never[]) => unknown;
      Object.defineProperty(store, name, {
        value: (...given: never[]) => {
          const answer = real(...given);
          read[read.length - 1] = (read.at(-1) ?? 0) + (Array.isArray(answer) ? answer.length : 1);
          return answer;
        },
      });
    }
    const work = verification(store, WORKSPACE, []);
    do read.push(0);
    while (!work.next().done);
    expect(Math.max(...read)).toBeLessThan(rows / 5);
    expect(read.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(5 * rows);
  });

  test("hands over to others between slices, tells how far it is, and ends when nobody wants it any more", async () => {
    const { ledger } = laptop();
    for (let n = 0; n < 300; n++)
      ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", `s-${n}`, { value: "1" }));
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const shares: number[] = [];
    for await (const share of paced(verification(ledger.store, WORKSPACE, []), () => {})) shares.push(share);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);

    let slices = 0;
    const given = paced(verification(ledger.store, WORKSPACE, []), () => {
      if (++slices > 2) throw new ConcordError("E_NO_WORKSPACE");
    });
    await expect(
      (async () => {
        for await (const _ of given);
      })(),
    ).rejects.toMatchObject({ code: "E_NO_WORKSPACE" });
  });
});
