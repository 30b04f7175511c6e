import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../db/base/database.ts";
import type { SigningKey } from "../../db/base/entry.ts";
import { ConcordError, sentence } from "../../db/contract/errors.ts";
import { REASONS } from "../../db/contract/sentences/reasons.ts";
import { rebuild } from "../../db/ledger/rebuild.ts";
import { receive } from "../../db/ledger/receive.ts";
import { verifyLedger } from "../../db/ledger/verify/verify.ts";
import { announceSeed, randomFrom } from "../seed.ts";
import { AMONG_FRIENDS, entriesOf, exchangeAll, type Laptop, laptop, WORKSPACE } from "../support/laptops.ts";
import { byTier } from "../tier.ts";

const seed = announceSeed("ledger tamper");
const random = randomFrom(seed);
/** Flipped bits in each column, about; nightly one in every byte. */
const FLIPS = byTier({ short: 80, full: 1_000, nightly: Number.POSITIVE_INFINITY });
const DOMAIN = "concord-ledger-v1\0";

interface Row {
  n: number;
  hash: string;
  dev: string;
  seq: number;
  body: string;
  signature: Buffer;
}

let one: Laptop;
let database: Database;
let rows: Row[];
/** Entries that were verified before anything was done to them. */
let untouched: number;

beforeAll(() => {
  const laptops = [laptop(0, "one"), laptop(9_000, "two"), laptop(-9_000, "three")];
  for (let i = 0; i < 45; i++) {
    const at = laptops[Math.floor(random() * 3)] as Laptop;
    at.ledger.transact({ act: "put", by: null }, (tx) => {
      tx.put("setting", `s-${Math.floor(random() * 8)}`, { value: `议定事项 ${i}` });
      tx.put("organization", "org-1", { city: `${i}`, named_in_paper: i % 2 === 0 });
    });
    if (i % 5 === 4) exchangeAll(laptops, random);
  }
  [one] = laptops as [Laptop];
  database = one.ledger.store.database;
  untouched = verifyLedger(one.ledger.store, WORKSPACE).entries;
  // What somebody with the key and an SQL tool could do: no triggers and no constraints are left.
  database.exec("CREATE TABLE bare AS SELECT * FROM ledger; DROP TABLE ledger; ALTER TABLE bare RENAME TO ledger");
  one.ledger.store.forget();
  rows = database.prepare("SELECT * FROM ledger ORDER BY dev, seq").all() as Row[];
  expect(rows).toHaveLength(45);
});

/** Does the damage, verifies, and takes the damage back. @returns what verification said */
function verdictAfter(damage: () => void, witnessed: Parameters<typeof verifyLedger>[2] = []) {
  database.exec("SAVEPOINT damage");
  try {
    damage();
    verifyLedger(one.ledger.store, WORKSPACE, witnessed);
    return null;
  } catch (error) {
    // Looked at after entries and records: that this table has no constraints is all there is to say.
    if (error instanceof ConcordError && error.code === "E_DATABASE_ALTERED") return null;
    if (!(error instanceof ConcordError) || !/^E_(LEDGER|TABLES_DIFFER)$/.test(error.code)) throw error;
    return error.params;
  } finally {
    database.exec("ROLLBACK TO damage; RELEASE damage");
  }
}

function set(row: Row, column: string, value: unknown): void {
  database.prepare(`UPDATE ledger SET ${column} = ? WHERE n = ?`).run(value, row.n);
}

function hashOf(body: string, domain = DOMAIN): string {
  return createHash("sha256").update(domain).update(body).digest("hex");
}

function signatureOver(hash: string, key: KeyObject | SigningKey, domain = DOMAIN): Buffer {
  return sign(null, Buffer.concat([Buffer.from(domain), Buffer.from(hash, "hex")]), key);
}

function at({ dev, seq }: Row, reason: string) {
  return { device: dev, seq, reason };
}

test("the untouched ledger holds, and a table without constraints is told", () => {
  expect(untouched).toBe(45);
  expect(() => verifyLedger(one.ledger.store, WORKSPACE)).toThrow(
    expect.objectContaining({ code: "E_DATABASE_ALTERED", params: { name: "ledger" } }),
  );
});

describe("one flipped bit", () => {
  test.each<[string, (row: Row) => Buffer, (bytes: Buffer) => unknown, string]>([
    ["body", ({ body }) => Buffer.from(body), (bytes) => bytes, "wrong_hash"],
    ["hash", ({ hash }) => Buffer.from(hash), (bytes) => bytes.toString("latin1"), "wrong_hash"],
    ["signature", ({ signature }) => Buffer.from(signature), (bytes) => bytes, "bad_signature"],
  ])("in the %s is found, by device and number", (column, bytesOf, stored, reason) => {
    const places = rows.flatMap((row) => Array.from(bytesOf(row), (_, place) => ({ row, place })));
    const tried = places.filter(() => random() < FLIPS / places.length);
    const update = database.prepare(
      `UPDATE ledger SET ${column} = ${column === "body" ? "CAST(? AS TEXT)" : "?"} WHERE n = ?`,
    );
    for (const { row, place } of tried) {
      const bytes = bytesOf(row);
      bytes[place] = (bytes[place] as number) ^ (1 << Math.floor(random() * 8));
      expect(verdictAfter(() => update.run(stored(bytes), row.n))).toEqual(at(row, reason));
    }
    expect(tried.length).toBeGreaterThan(Math.min(FLIPS, places.length) / 2);
    console.log(`ledger tamper: ${tried.length} of ${places.length} places in the ${column}`);
  });
});

describe("every entry in turn", () => {
  const each = (work: (row: Row, index: number) => void) => rows.forEach(work);
  const isLast = (row: Row) => !rows.some(({ dev, seq }) => dev === row.dev && seq > row.seq);

  test("deleted", () => {
    each((row) => {
      const verdict = verdictAfter(() => database.prepare("DELETE FROM ledger WHERE n = ?").run(row.n));
      // An end that nobody has seen is missed by the tables, which were made of it.
      const seenByOthers = rows.some(
        ({ dev, body }) => dev !== row.dev && (JSON.parse(body).vv[row.dev] ?? 0) >= row.seq,
      );
      if (!isLast(row)) expect(verdict).toEqual(at(row, "missing"));
      else if (seenByOthers) expect(verdict).toEqual(at(row, "missing_though_seen"));
      else expect(verdict).toMatchObject({ fields: "touched" });
    });
  });

  test("there twice", () => {
    each((row) => {
      const copy = () =>
        database.exec(
          `INSERT INTO ledger SELECT n + 1000, hash, dev, seq, op_id, part, ms, counter, body, signature FROM ledger WHERE n = ${row.n}`,
        );
      expect(verdictAfter(copy)).toEqual(at(row, "twice"));
    });
  });

  test("edited, with its hash made again", () => {
    each((row) => {
      const body = row.body.replace(/议定事项 \d+|"city":"\d+"/, (text) =>
        text.replace(/\d/, (digit) => `${9 - Number(digit)}`),
      );
      expect(body).not.toBe(row.body);
      const verdict = verdictAfter(() => {
        set(row, "body", body);
        set(row, "hash", hashOf(body));
      });
      expect(verdict).toEqual(at(row, "bad_signature"));
    });
  });

  test("signed again with another key, hash and text unchanged", () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    each((row) => {
      const verdict = verdictAfter(() => set(row, "signature", signatureOver(row.hash, privateKey)));
      expect(verdict).toEqual(at(row, "bad_signature"));
    });
  });

  test("signed with the right key under another domain tag", () => {
    const { privateKey, id } = one.ledger.device;
    for (const row of rows.filter(({ dev }) => dev === id)) {
      expect(verdictAfter(() => set(row, "signature", signatureOver(row.hash, privateKey)))).toBeNull();
      const verdict = verdictAfter(() => set(row, "signature", signatureOver(row.hash, privateKey, "another-v1\0")));
      expect(verdict).toEqual(at(row, "bad_signature"));
    }
  });

  test("hashed under another domain tag", () => {
    each((row) => {
      const verdict = verdictAfter(() => set(row, "hash", hashOf(row.body, "another-v1\0")));
      expect(verdict).toEqual(at(row, "wrong_hash"));
    });
  });

  test("with an empty, short or long signature", () => {
    each((row) => {
      for (const signature of [
        Buffer.alloc(0),
        row.signature.subarray(0, 63),
        Buffer.concat([row.signature, Buffer.alloc(1)]),
      ])
        expect(verdictAfter(() => set(row, "signature", signature))).toEqual(at(row, "bad_signature"));
    });
  });

  test.each(["op_id", "part", "ms", "counter"])("listed under another %s", (column) => {
    each((row) => {
      const value = column === "op_id" ? "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd" : 77;
      expect(verdictAfter(() => set(row, column, value))).toEqual(at(row, "other_numbers"));
    });
  });
});

describe("two entries", () => {
  const pairs = () =>
    Array.from({ length: 100 }, () => {
      const [a, b] = [0, 1].map(() => rows[Math.floor(random() * rows.length)] as Row) as [Row, Row];
      return rows.indexOf(a) < rows.indexOf(b) ? { a, b } : { a: b, b: a };
    }).filter(({ a, b }) => a !== b);

  test("with each other's signatures: the first is named", () => {
    for (const { a, b } of pairs()) {
      const verdict = verdictAfter(() => {
        set(a, "signature", b.signature);
        set(b, "signature", a.signature);
      });
      expect(verdict).toEqual(at(a, "bad_signature"));
    }
  });

  test("with each other's text: the first is named", () => {
    for (const { a, b } of pairs()) {
      const verdict = verdictAfter(() => {
        set(a, "body", b.body);
        set(b, "body", a.body);
      });
      expect(verdict).toEqual(at(a, "wrong_hash"));
    }
  });

  test("with each other's place in the order of arrival: the one that stands too early is named", () => {
    const inOrder = [...rows].sort((a, b) => a.n - b.n);
    let caused = 0;
    for (const [index, earlier] of inOrder.slice(0, -1).entries()) {
      const later = inOrder[index + 1] as Row;
      const verdict = verdictAfter(() => {
        set(earlier, "n", -1);
        set(later, "n", earlier.n);
        database.prepare("UPDATE ledger SET n = ? WHERE n = -1").run(later.n);
      });
      // Entries that had not seen each other may stand either way, only not otherwise than the tables say.
      const knew = (JSON.parse(later.body).vv[earlier.dev] ?? 0) >= earlier.seq;
      if (knew) expect(verdict).toEqual(at(later, "before_seen"));
      else expect(verdict === null || "subject" in verdict).toBe(true);
      if (knew) caused += 1;
    }
    expect(caused).toBeGreaterThan(15);
  });

  test("the chain linked again around a deleted one, hashes made again: the first changed entry is named", () => {
    const chain = rows.filter(({ dev }) => dev === one.ledger.device.id);
    const verdict = verdictAfter(() => {
      let prev = (chain[4] as Row).hash;
      database.prepare("DELETE FROM ledger WHERE n = ?").run((chain[5] as Row).n);
      for (const row of chain.slice(6)) {
        const body = row.body
          .replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${prev}"`)
          .replace(/"seq":\d+/, `"seq":${row.seq - 1}`);
        prev = hashOf(body);
        set(row, "body", body);
        set(row, "hash", prev);
        set(row, "seq", row.seq - 1);
      }
    });
    expect(verdict).toEqual(at(chain[5] as Row, "bad_signature"));
  });
});

describe("the end of the chain cut off", () => {
  test.each([1, 2, 5])("%i entries: the witness names what it knew", (cut) => {
    const fresh = laptop();
    for (let i = 0; i < 10; i++)
      fresh.ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value: `${i}` }));
    const { store, device } = fresh.ledger;
    const [head] = store.all<{ seq: number; hash: string }>("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1");
    store.database.exec("DROP TRIGGER ledger_never_deleted");
    store.run("DELETE FROM ledger WHERE seq > ?", 10 - cut);
    expect(() => verifyLedger(store, WORKSPACE)).toThrow(expect.objectContaining({ code: "E_TABLES_DIFFER" }));
    // Once the tables are made again as well, nothing inside the workspace knows of it.
    rebuild(fresh.ledger);
    expect(verifyLedger(store, WORKSPACE).entries).toBe(10 - cut);
    expect(() => verifyLedger(store, WORKSPACE, [{ device: device.id, seq: 10, hash: head?.hash ?? "" }])).toThrow(
      expect.objectContaining({
        params: { device: device.id, seq: 10, reason: "cut_off" },
      }),
    );
  });

  test.each(["its own", "another"])("of %s device, and written anew: the witness tells the other hash", (whose) => {
    const isOwn = (dev: string) => dev === one.ledger.device.id;
    const row = rows.findLast(({ dev }) => isOwn(dev) === (whose === "its own")) as Row;
    const others = rows.filter(({ dev }) => dev !== row.dev).map(({ dev, seq, hash }) => ({ device: dev, seq, hash }));
    const witnessed = [...others, { device: row.dev, seq: row.seq, hash: "0".repeat(64) }];
    expect(verdictAfter(() => {}, witnessed)).toEqual(at(row, "not_as_noted"));
  });
});

describe("a first entry", () => {
  const first = () => rows.find(({ seq }) => seq === 1) as Row;

  test("that names another key", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
    const body = first().body.replace(/"key":"[^"]*"/, `"key":"${key}"`);
    const verdict = verdictAfter(() => {
      set(first(), "body", body);
      set(first(), "hash", hashOf(body));
      set(first(), "signature", signatureOver(hashOf(body), privateKey));
    });
    expect(verdict).toEqual(at(first(), "key_of_another"));
  });

  test("that names no key", () => {
    const body = first().body.replace(/"device":\{[^}]*\},/, "");
    const verdict = verdictAfter(() => {
      set(first(), "body", body);
      set(first(), "hash", hashOf(body));
    });
    expect(verdict).toEqual(at(first(), "no_key"));
  });

  test("of another workspace", () => {
    const body = first().body.replace(WORKSPACE, WORKSPACE.replace("0195", "0196"));
    const verdict = verdictAfter(() => {
      set(first(), "body", body);
      set(first(), "hash", hashOf(body));
    });
    expect(verdict).toEqual(at(first(), "other_workspace"));
  });
});

test("a tampered entry is refused by admission too, and fails no other", () => {
  const entries = entriesOf(one);
  for (let i = 0; i < 20; i++) {
    const receiver = laptop();
    const index = Math.floor(random() * entries.length);
    const changed = entries.map(({ text, signature }, place) => {
      const bytes = Buffer.from(signature);
      if (place === index) bytes[Math.floor(random() * 64)] = (bytes[Math.floor(random() * 64)] as number) ^ 0xff;
      return { text: place === index && i % 2 ? text.replace("put", "pat") : text, signature: bytes };
    });
    if (
      changed.every(
        ({ text, signature }, place) =>
          text === entries[place]?.text && signature.equals(entries[place]?.signature as Buffer),
      )
    )
      continue;
    const { outcomes, added } = receive(receiver.ledger, changed, AMONG_FRIENDS);
    expect(outcomes[index]).toMatchObject({ is: "refused" });
    // What does not build on the changed entry is taken in; nothing is refused on its account.
    expect(outcomes.filter(({ is }) => is === "refused")).toHaveLength(1);
    expect(receiver.ledger.size).toBe(added);
    expect(verifyLedger(receiver.ledger.store, WORKSPACE).entries).toBe(added);
    receiver.ledger.store.database.close();
  }
});

test("people are told the device, the number and the reason, in both languages", () => {
  const params = { device: "0".repeat(32), seq: 7, reason: "bad_signature" };
  for (const language of ["zh", "en"] as const) {
    const text = sentence("E_LEDGER", params, language);
    const reason = REASONS.E_LEDGER.bad_signature[language];
    for (const part of [params.device, "7", reason]) expect(text).toContain(part);
    expect(text).not.toMatch(/[{}_]/);
  }
});
