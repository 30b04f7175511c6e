import { describe, expect, test } from "vitest";
import { canonicalize } from "../../../db/base/canonical.ts";
import { deviceIdOf, MAX_ENTRY_BYTES } from "../../../db/base/entry.ts";
import { Uploads } from "../../../db/domain/papers/papers.ts";
import { setPin } from "../../../db/domain/people/pins.ts";
import { digest } from "../../../db/ledger/digest.ts";
import { Ledger } from "../../../db/ledger/ledger.ts";
import { rebuild } from "../../../db/ledger/rebuild.ts";
import { receive } from "../../../db/ledger/receive.ts";
import { verifyLedger } from "../../../db/ledger/verify/verify.ts";
import { putDraft } from "../../../db/records/drafts.ts";
import {
  AMONG_FRIENDS,
  type database,
  dump,
  entriesOf,
  type Laptop,
  laptop,
  MORNING,
  WORKSPACE,
} from "../../support/laptops.ts";

const ACTION = { act: "put", by: null };
const actor = () => ({ id: "p", name: "张", role: "facilitator" as const, organization: null });

interface Row {
  n: number;
  op_id: string;
  part: number;
  seq: number;
  body: string;
}

function rows({ ledger }: Laptop): Row[] {
  return ledger.store.all<Row>("SELECT n, op_id, part, seq, body FROM ledger ORDER BY n");
}

/** Everything that a failed action must leave as it was. */
function stateOf(one: Laptop) {
  const { ledger } = one;
  return {
    tables: dump(ledger),
    digest: digest(ledger.store),
    size: ledger.size,
    vector: { ...ledger.vector },
    undo: ledger.store.all("SELECT * FROM local_undo"),
    rows: rows(one),
  };
}

describe("one user action", () => {
  test("makes tables that are the same to the letter as those made of its entry, also of what it removes again", () => {
    const { ledger } = laptop();
    ledger.transact(ACTION, (tx) => {
      tx.put("series", "series-1", { quorum: { sectors: { ngo: 1, government: 2 }, percent: 50 } });
      tx.remove("series", "series-1");
    });
    const before = dump(ledger);
    expect(verifyLedger(ledger.store, WORKSPACE).entries).toBe(1);
    rebuild(ledger);
    expect(dump(ledger)).toBe(before);
  });

  test("is one entry with all that it wrote, and shows at once inside the action", () => {
    const one = laptop();
    const { value, n } = one.ledger.transact(ACTION, (tx) => {
      tx.put("setting", "a", { value: "1" });
      tx.put("organization", "org-1", { city: "成都" });
      return tx.get("setting", "a")?.value;
    });
    expect({ value, n }).toEqual({ value: "1", n: 1 });
    expect(rows(one)).toHaveLength(1);
  });

  test("that changes nothing writes nothing", () => {
    const one = laptop();
    one.ledger.transact(ACTION, (tx) => tx.put("series", "s", { quorum: { sectors: { ngo: 1 }, percent: 5 } }));
    const before = stateOf(one);
    const { n } = one.ledger.transact(ACTION, (tx) => {
      tx.put("series", "s", { quorum: { percent: 5, sectors: { ngo: 1 } }, members: [] });
    });
    expect(n).toBeNull();
    expect(stateOf(one)).toEqual(before);
  });

  test("happens once: its id cannot be written again, and says what it did", () => {
    const one = laptop();
    const opId = "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd";
    const put = () =>
      one.ledger.transact({ ...ACTION, opId, call: "a1" }, (tx) => tx.put("setting", "a", { value: "1" }));
    expect(one.ledger.carriedOut(opId, "a1")).toBeUndefined();
    put();
    expect(one.ledger.carriedOut(opId, "a1")).toMatchObject({ op: "create", ent: "setting", id: "a" });
    expect(() => one.ledger.carriedOut(opId, "a2")).toThrow(expect.objectContaining({ code: "E_OP_ID_USED" }));
    one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "2" }));
    const before = stateOf(one);
    expect(put).toThrow();
    expect(stateOf(one)).toEqual(before);
  });

  test("that is large becomes several entries of at most 256 KiB under one id, and one undo step", () => {
    const one = laptop();
    const opId = "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd";
    const text = "电".repeat(19_000);
    one.ledger.transact({ ...ACTION, opId }, (tx) => {
      for (let i = 0; i < 30; i++) tx.put("setting", `s-${i}`, { value: `${i}${text}` });
    });
    const parts = rows(one);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.map(({ part }) => part)).toEqual(parts.map((_, index) => index));
    expect(new Set(parts.map(({ op_id }) => op_id))).toEqual(new Set([opId]));
    for (const { body } of parts) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MAX_ENTRY_BYTES);
    expect(verifyLedger(one.ledger.store, WORKSPACE).entries).toBe(parts.length);
    const before = dump(one.ledger);
    rebuild(one.ledger);
    expect(dump(one.ledger)).toBe(before);
  });

  test("with one value over 256 KiB is refused and leaves nothing", () => {
    const one = laptop();
    const before = stateOf(one);
    expect(() =>
      one.ledger.transact(ACTION, (tx) => {
        tx.put("setting", "small", { value: "x" });
        tx.put("organization", "large", { aliases: Array(200).fill("电".repeat(500)) });
      }),
    ).toThrow(expect.objectContaining({ code: "E_ENTRY_TOO_LARGE" }));
    expect(stateOf(one)).toEqual(before);
  });
});

describe("work that fails", () => {
  test.each<[string, (fail: () => never) => (one: Laptop) => void]>([
    ["at once", (fail) => (one) => one.ledger.transact(ACTION, fail)],
    [
      "after changes",
      (fail) => (one) =>
        one.ledger.transact(ACTION, (tx) => {
          tx.put("setting", "a", { value: "changed" });
          tx.remove("organization", "org-1");
          fail();
        }),
    ],
    [
      "after entries were already written",
      (fail) => (one) =>
        one.ledger.transact(ACTION, (tx) => {
          for (let i = 0; i < 10; i++) tx.put("setting", `s-${i}`, { value: "电".repeat(19_000) });
          fail();
        }),
    ],
    [
      "with a value that has no canonical form",
      () => (one) => one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "\ud800" })),
    ],
    ["with -0", () => (one) => one.ledger.transact(ACTION, (tx) => tx.put("action", "b", { text: "x", percent: -0 }))],
    ["on a record that is not there", () => (one) => one.ledger.transact(ACTION, (tx) => tx.remove("setting", "no"))],
  ])("%s leaves the tables, the head and the clock as they were", (_name, workFor) => {
    const one = laptop();
    one.ledger.transact(ACTION, (tx) => {
      tx.put("setting", "a", { value: "1" });
      tx.put("organization", "org-1", { city: "重庆", segments: ["seg-1"] });
    });
    const before = stateOf(one);
    one.clock.now += 5_000;
    const work = workFor(() => {
      throw new Error("meant to fail");
    });
    expect(() => work(one)).toThrow();
    expect(stateOf(one)).toEqual(before);
    expect(one.ledger.failing).toBeNull();

    // The next entry takes the place and the time that the failed one would have had.
    one.clock.now = MORNING;
    one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "2" }));
    expect(JSON.parse(rows(one).at(-1)?.body ?? "")).toMatchObject({ seq: 2, hlc: [MORNING, 1] });
    expect(verifyLedger(one.ledger.store, WORKSPACE).entries).toBe(2);
    const after = dump(one.ledger);
    rebuild(one.ledger);
    expect(dump(one.ledger)).toBe(after);
  });
});

test("the ledger table refuses every UPDATE and DELETE", () => {
  const one = laptop();
  one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "1" }));
  const before = stateOf(one);
  const { database: held } = one.ledger.store;
  for (const sql of [
    "UPDATE ledger SET body = 'x'",
    "UPDATE ledger SET n = n + 1",
    "DELETE FROM ledger",
    "DELETE FROM ledger WHERE n = 1",
    "UPDATE OR REPLACE ledger SET hash = 'x'",
  ])
    expect(() => held.exec(sql), sql).toThrow(/never/);
  expect(stateOf(one)).toEqual(before);
});

describe("a failing disk", () => {
  /** A laptop whose COMMIT fails as the given error while `broken` is set. */
  function breakable(code: string) {
    const one = laptop();
    const held = one.ledger.store.database;
    const exec = held.exec.bind(held);
    const state = { one, broken: false };
    held.exec = (sql: string) => {
      if (state.broken && sql === "COMMIT") throw Object.assign(new Error("as the driver says it"), { code });
      return exec(sql);
    };
    return state;
  }
  const put = (one: Laptop, value: string) => one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value }));

  test.each(["SQLITE_IOERR_FSYNC", "SQLITE_IOERR_WRITE"])("after %s nothing more is written", (code) => {
    const state = breakable(code);
    put(state.one, "1");
    state.broken = true;
    expect(() => put(state.one, "2")).toThrow(expect.objectContaining({ code: "E_DISK" }));
    state.broken = false;
    const before = stateOf(state.one);
    expect(() => put(state.one, "3")).toThrow(expect.objectContaining({ code: "E_DISK" }));
    expect(() => receive(state.one.ledger, [], AMONG_FRIENDS)).toThrow(expect.objectContaining({ code: "E_DISK" }));
    expect(stateOf(state.one)).toEqual(before);
    expect(state.one.ledger.failing).toBe("E_DISK");
  });

  test("after SQLITE_IOERR_FSYNC nothing is written beside the ledger either: no draft, no file, no PIN", () => {
    const state = breakable("SQLITE_IOERR_FSYNC");
    const { ledger } = state.one;
    ledger.transact(ACTION, (tx) => tx.put("profile", "p", { name: "张", role: "facilitator", retired: false }));
    const uploads = new Uploads(ledger.store);
    const upload = uploads.begin("方案.pdf", 4);
    state.broken = true;
    expect(() => put(state.one, "2")).toThrow(expect.objectContaining({ code: "E_DISK" }));
    state.broken = false;
    for (const write of [
      () =>
        putDraft({ ledger, reader: ledger.store, actor, window: "w" } as never, {
          key: "k",
          by: actor().id,
          text: "typed",
        }),
      () => uploads.append(upload, Buffer.from("part")),
      () => setPin({ ledger, reader: ledger.store, actor } as never, { id: "p", pin: "1234" }),
    ])
      expect(write).toThrow(expect.objectContaining({ code: "E_DISK" }));
    for (const table of ["local_draft", "local_blob", "local_pin"])
      expect(ledger.store.all(`SELECT * FROM ${table}`)).toEqual([]);
  });

  test("damage that is met while reading is told from then on, and nothing more is written", () => {
    const { ledger } = laptop();
    const held = ledger.store.database;
    const prepare = held.prepare.bind(held);
    held.prepare = ((sql: string) => {
      if (sql.includes("tombstone")) throw Object.assign(new Error("x"), { code: "SQLITE_CORRUPT" });
      return prepare(sql);
    }) as typeof held.prepare;
    expect(() => ledger.store.get("SELECT 1 FROM tombstone WHERE subject = 'met'")).toThrow();
    expect(ledger.failing).toBe("E_DATABASE_DAMAGED");
    expect(() => ledger.store.run("DELETE FROM local_draft")).toThrow(
      expect.objectContaining({ code: "E_DATABASE_DAMAGED" }),
    );
  });

  test("a disk that fails a write beside the ledger stops the ledger as well", () => {
    const { ledger } = laptop();
    const held = ledger.store.database;
    const prepare = held.prepare.bind(held);
    held.prepare = ((sql: string) => {
      if (sql.includes("local_draft")) throw Object.assign(new Error("x"), { code: "SQLITE_IOERR_WRITE" });
      return prepare(sql);
    }) as typeof held.prepare;
    expect(() =>
      putDraft({ ledger, reader: ledger.store, actor, window: "w" } as never, {
        key: "k",
        by: actor().id,
        text: "typed",
      }),
    ).toThrow(expect.objectContaining({ code: "E_DISK" }));
    expect(ledger.failing).toBe("E_DISK");
    expect(() => ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "1" }))).toThrow(
      expect.objectContaining({ code: "E_DISK" }),
    );
  });

  test("after SQLITE_FULL writing goes on as soon as it works", () => {
    const state = breakable("SQLITE_FULL");
    state.broken = true;
    expect(() => put(state.one, "1")).toThrow(expect.objectContaining({ code: "E_DISK_FULL" }));
    expect(state.one.ledger.failing).toBe("E_DISK_FULL");
    state.broken = false;
    put(state.one, "2");
    expect(state.one.ledger.failing).toBeNull();
    expect(verifyLedger(state.one.ledger.store, WORKSPACE).entries).toBe(1);
  });
});

describe("the name of a laptop", () => {
  test.each(["机".repeat(201), "x".repeat(500), `${"x".repeat(199)}🚗`])(
    "that is longer than an entry takes is cut, and the first entry verifies: %#",
    (name) => {
      const one = laptop(0, name);
      one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "1" }));
      expect(verifyLedger(one.ledger.store, WORKSPACE).entries).toBe(1);
      expect(name.startsWith(one.ledger.device.name.slice(0, 199))).toBe(true);
    },
  );
});

describe("what devices send each other", () => {
  test("a restored copy goes on as a new device, and both laptops take in both", () => {
    const one = laptop();
    one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "1" }));
    const Constructor = one.ledger.store.database.constructor as new (content: Buffer) => ReturnType<typeof database>;
    const copied = new Constructor(one.ledger.store.database.serialize());
    const clone = new Ledger(copied, { workspace: WORKSPACE, newDevice: true, clock: () => MORNING + 9_000 });
    const copy: Laptop = { ledger: clone, clock: { now: MORNING }, held: [] };
    expect(clone.device.id).not.toBe(one.ledger.device.id);
    one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "2" }));
    clone.transact(ACTION, (tx) => tx.put("setting", "a", { value: "3" }));
    receive(one.ledger, entriesOf(copy), AMONG_FRIENDS);
    receive(clone, entriesOf(one), AMONG_FRIENDS);
    expect(digest(clone.store)).toEqual(digest(one.ledger.store));
    expect(one.ledger.store.get("SELECT value FROM setting")).toEqual({ value: "3" });
    expect(one.ledger.store.all("SELECT value FROM conflict")).toEqual([{ value: '"2"' }]);
    expect(one.ledger.store.get("SELECT after FROM device WHERE id = ?", clone.device.id)).toEqual({
      after: one.ledger.device.id,
    });
    expect(verifyLedger(clone.store, WORKSPACE)).toMatchObject({ entries: 3, devices: 2 });
  });

  test("a copy that went on as the same device is refused, entry by entry; nothing is taken in", () => {
    const one = laptop();
    one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "1" }));
    const Constructor = one.ledger.store.database.constructor as new (content: Buffer) => ReturnType<typeof database>;
    const copied = new Constructor(one.ledger.store.database.serialize());
    const twin: Laptop = { ledger: new Ledger(copied, { workspace: WORKSPACE }), clock: { now: 0 }, held: [] };
    for (const value of ["2", "3"]) {
      one.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value }));
      twin.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: `twin ${value}` }));
    }
    const before = stateOf(one);
    expect(receive(one.ledger, entriesOf(twin), AMONG_FRIENDS).outcomes).toEqual([
      { is: "known" },
      { is: "refused", reason: "device_copied" },
      { is: "refused", reason: "device_copied" },
    ]);
    expect(stateOf(one)).toEqual(before);
    expect(verifyLedger(one.ledger.store, WORKSPACE).entries).toBe(3);
  });

  test("a first entry whose key cannot be read is refused", () => {
    const one = laptop();
    const key = Buffer.from("no key at all");
    const { text } = firstEntryWith(key);
    expect(receive(one.ledger, [{ text, signature: new Uint8Array(64) }], AMONG_FRIENDS).outcomes).toEqual([
      { is: "refused", reason: "key_broken" },
    ]);
    expect(one.ledger.size).toBe(0);
  });
});

/** A well-formed first entry of a device whose "key" is any bytes. */
function firstEntryWith(key: Buffer) {
  const template = laptop();
  template.ledger.transact(ACTION, (tx) => tx.put("setting", "a", { value: "1" }));
  const [{ text } = { text: "" }] = entriesOf(template);
  const body = JSON.parse(text);
  const dev = deviceIdOf(key);
  body.dev = dev;
  body.device.key = key.toString("base64");
  return { text: canonicalize(body) };
}

test("what did not wait for the disk is owed until it is settled, also where a commit that waits wrote nothing", () => {
  const { store } = laptop().ledger;
  const write = (key: string) => store.run("INSERT INTO local_value (key, value) VALUES (?, 'x')", key);
  const isSettled = () => store.get("SELECT 1 FROM local_value WHERE key = 'settled'") !== undefined;
  store.transaction(() => write("one"));
  store.settle();
  expect(isSettled()).toBe(false);
  store.transaction(() => write("two"), false);
  store.transaction(() => undefined);
  store.settle();
  expect(isSettled()).toBe(true);
});
