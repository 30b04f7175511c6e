/** Whatever well-signed nonsense comes from elsewhere: this laptop takes in what it can, verifies, and goes on writing. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { SUBJECTS, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import type { Standing } from "../../db/ledger/admission.ts";
import { rebuild } from "../../db/ledger/rebuild.ts";
import { receive } from "../../db/ledger/receive.ts";
import { verifyLedger } from "../../db/ledger/verify/verify.ts";
import { columnsOf } from "../../db/schema/columns.ts";
import { Forger, shipped } from "../forgery/forger.ts";
import { announceSeed, randomFrom, shuffled } from "../seed.ts";
import { dump, entriesOf, laptop, WORKSPACE } from "../support/laptops.ts";
import { byTier } from "../tier.ts";

const seed = announceSeed("receive fuzz");
const NUM_RUNS = byTier({ short: 60, full: 300, nightly: 10_000 });

const MOST = Number.MAX_SAFE_INTEGER;
const number = fc.constantFrom(0, 1, -1, 0.5, 1e300, MOST, -MOST, 2 ** 32, Date.UTC(2026, 5, 1), Date.UTC(2400, 0, 1));
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("", "abc", "2026-02-30", "x".repeat(600), "a\u0000b", "constructor", "__proto__", "../..", "org-1"),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.oneof(fc.constant(null), fc.boolean(), number, text), weight: 4 },
  {
    arbitrary: fc.array(fc.oneof(text, number, fc.dictionary(text, number, { maxKeys: 2 })), { maxLength: 4 }),
    weight: 2,
  },
  {
    arbitrary: fc.dictionary(text, fc.oneof(text, number, fc.array(text, { maxLength: 2 })), { maxKeys: 3 }),
    weight: 1,
  },
);
const subject = fc.constantFrom<string>(...SUBJECTS, "ledger", "sqlite_master", "spaceship");
const recordId = fc.constantFrom("r-1", "r-1", "r-2", "constructor");

/** What has the form of an operation, with any values. */
const operation: fc.Arbitrary<object> = subject.chain((ent) => {
  const known = (SUBJECTS as string[]).includes(ent) ? columnsOf(ent as Subject).map(({ name }) => name) : ["a"];
  const fields = fc.dictionary(fc.constantFrom(...known, "unknown"), value, { maxKeys: 5 });
  const named = { ent: fc.constant(ent), id: recordId };
  return fc.oneof(
    { arbitrary: fc.record({ op: fc.constantFrom("create", "create", "set"), ...named, f: fields }), weight: 4 },
    { arbitrary: fc.record({ op: fc.constantFrom("delete", "restore"), ...named }), weight: 1 },
  );
});
const nonsense = fc.record({ op: text, ent: text, id: text, f: fc.dictionary(text, value, { maxKeys: 3 }) });
const operations = fc.array(fc.oneof({ arbitrary: operation, weight: 40 }, { arbitrary: nonsense, weight: 1 }), {
  maxLength: 4,
});

/** What an entry says in place of what it should say; mostly nothing. */
const lies: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 6 },
  {
    arbitrary: fc.oneof(
      fc.record({ hlc: fc.tuple(number, number) }),
      fc.record({ wall: number }),
      fc.record({ part: number }),
      fc.record({ seq: number }),
      fc.record({ opId: fc.constantFrom("0195a7c0-aaaa-7bbb-8ccc-dddddddddddd", "no uuid") }),
      fc.record({ by: value }),
      fc.record({ act: text }),
      fc.record({ vv: fc.dictionary(fc.constantFrom("0".repeat(32), "f".repeat(32), "x"), number, { maxKeys: 3 }) }),
      fc.record({ device: value }),
      fc.record({ more: value }),
      fc.record({ ops: value }),
    ),
    weight: 2,
  },
);
const standing: fc.Arbitrary<Standing> = fc.oneof(
  { arbitrary: fc.constant<Standing>({ trust: "vouched" }), weight: 6 },
  { arbitrary: fc.constant<Standing>({ trust: "unknown" }), weight: 1 },
  { arbitrary: fc.record({ trust: fc.constant("revoked" as const), upTo: fc.nat({ max: 4 }) }), weight: 1 },
);
const written = fc.record({ by: fc.nat({ max: 2 }), ops: operations, lies });

test("a laptop that is sent anything answers for each entry, verifies, and goes on writing what verifies", () => {
  const seen = { added: 0, known: 0, held: 0, refused: 0, misfits: 0 };
  fc.assert(
    fc.property(
      fc.array(written, { minLength: 1, maxLength: 14 }),
      fc.array(standing, { minLength: 3, maxLength: 3 }),
      fc.nat(),
      (entries, standings, salt) => {
        const [one, honest] = [laptop(), laptop(5)];
        for (const each of [one, honest])
          each.ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "own", { value: "1" }));
        const forgers = [new Forger(), new Forger(), new Forger()];
        const sent = entries.map(({ by, ops, lies }) => {
          const forger = forgers[by] as Forger;
          // A device that lies about its number goes on all the same: its chain then has a hole.
          return wellFormed(() => (Object.keys(lies).length > 0 ? forger.try(ops, lies) : forger.write(ops)));
        });
        const random = randomFrom(salt);
        const all = shuffled([...shipped(...sent.flatMap((entry) => entry ?? [])), ...entriesOf(honest)], random);
        const { outcomes } = receive(one.ledger, all, {
          standing: (device) => {
            const at = forgers.findIndex(({ id }) => id === device);
            return at < 0 ? { trust: "vouched" } : (standings[at] as Standing);
          },
        });

        expect(outcomes).toHaveLength(all.length);
        const honestly = all.findIndex(({ text }) => text === entriesOf(honest)[0]?.text);
        expect(outcomes[honestly]).toEqual({ is: "added" });
        expect(outcomes).not.toContainEqual({ is: "refused", reason: "not_applied" });
        for (const { is } of outcomes) seen[is] += 1;

        one.ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "own", { value: "2" }));
        expect(verifyLedger(one.ledger.store, WORKSPACE).entries).toBe(one.ledger.size);
        const before = dump(one.ledger);
        rebuild(one.ledger);
        expect(dump(one.ledger)).toBe(before);
        seen.misfits += one.ledger.store.all("SELECT 1 FROM misfit").length;
        expectFit(one.ledger.store);
        for (const each of [one, honest]) each.ledger.store.database.close();
      },
    ),
    { seed, numRuns: NUM_RUNS },
  );
  console.log(`receive fuzz: ${NUM_RUNS} bundles`, seen);
  // A generator whose entries are all refused, or all fit, would prove nothing.
  expect(seen.added).toBeGreaterThan(NUM_RUNS * 2);
  expect(seen.refused).toBeGreaterThan(NUM_RUNS / 2);
  expect(seen.held).toBeGreaterThan(NUM_RUNS / 10);
  expect(seen.misfits).toBeGreaterThan(NUM_RUNS);
}, 3_600_000);

/** What has no canonical form is not even written. */
function wellFormed<T>(write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    if ((error as { code?: string }).code === "E_NOT_CANONICAL") return undefined;
    throw error;
  }
}

/** Every value in the tables has its field's form, or is empty. */
function expectFit(store: ReturnType<typeof laptop>["ledger"]["store"]): void {
  for (const name of SUBJECTS)
    for (const row of store.all<Record<string, unknown>>(`SELECT * FROM "${name}"`))
      for (const { name: field, type, list, meta } of columnsOf(name)) {
        const held = row[field];
        if (held === null) continue;
        const plain =
          list || meta.kind === "object" ? JSON.parse(held as string) : meta.kind === "boolean" ? held === 1 : held;
        expect(type.safeParse(plain).success, `${subjectOf(name).name}.${field}: ${JSON.stringify(plain)}`).toBe(true);
      }
}
