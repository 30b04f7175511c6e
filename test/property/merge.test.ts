import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Subject } from "../../db/contract/subjects/index.ts";
import { digest } from "../../db/ledger/digest.ts";
import { rebuild } from "../../db/ledger/rebuild.ts";
import { receive } from "../../db/ledger/receive.ts";
import { verifyLedger } from "../../db/ledger/verify/verify.ts";
import { readRecord } from "../../db/schema/read-record.ts";
import { announceSeed, randomFrom } from "../seed.ts";
import {
  AMONG_FRIENDS,
  carryOut,
  dump,
  entriesOf,
  exchangeAll,
  type Laptop,
  laptopsOf,
  WORKSPACE,
} from "../support/laptops.ts";
import { byTier } from "../tier.ts";
import { histories } from "./histories.ts";
import { conflictLine, type Expected, expectedFrom, ordered, saw, type Told, writesTo } from "./oracle.ts";

const seed = announceSeed("merge");
const NUM_RUNS = byTier({ short: 25, full: 200, nightly: 5_000 });

describe("laptops that exchange entries in any order", () => {
  test("end up with the same records and kept conflicts, those of the plain rule, and lose no value", () => {
    const seen = { entries: 0, conflicts: 0, deleted: 0, idle: 0, sealed: 0 };
    fc.assert(
      fc.property(histories(), (history) => {
        const laptops = laptopsOf(history);
        const [first] = laptops as [Laptop];
        for (const command of history.commands) carryOut(laptops, command);
        const random = randomFrom(history.salt);
        if (random() < 0.3) expectSameAfterRebuild(first.ledger);
        exchangeAll(laptops, random);

        const expected = expectedFrom(told(first));
        for (const each of laptops) {
          expect(each.held).toEqual([]);
          expect(holdings(each)).toEqual(expected);
          expect(digest(each.ledger.store)).toEqual(digest(first.ledger.store));
          expect(each.ledger.projection.conflictCount).toBe(expected.conflicts.length);
          expect(receive(each.ledger, entriesOf(first), AMONG_FRIENDS).added).toBe(0);
        }
        if (random() < 0.3) expectSameAfterRebuild(first.ledger);
        expect(verifyLedger(first.ledger.store, WORKSPACE).entries).toBe(first.ledger.size);
        expectNothingVanished(told(first), expected);
        expectClocksFollowCauses(told(first));
        for (const each of laptops) each.ledger.store.database.close();
        seen.entries += first.ledger.size;
        seen.conflicts += expected.conflicts.length;
        seen.deleted += expected.deleted.length;
        seen.idle += expected.idle.length;
        seen.sealed += expected.records["meeting/meeting-1"]?.state === "sealed" ? 1 : 0;
      }),
      { seed, numRuns: NUM_RUNS },
    );
    console.log(`merge: ${NUM_RUNS} histories`, seen);
    // A generator that never makes people collide would prove nothing.
    expect(seen.conflicts).toBeGreaterThan(NUM_RUNS / 10);
    expect(seen.deleted).toBeGreaterThan(NUM_RUNS / 50);
    expect(seen.idle).toBeGreaterThan(NUM_RUNS / 10);
    expect(seen.sealed).toBeGreaterThan(NUM_RUNS / 50);
  }, 3_600_000);
});

function expectSameAfterRebuild(ledger: Laptop["ledger"]): void {
  const before = dump(ledger);
  rebuild(ledger);
  expect(dump(ledger)).toBe(before);
}

/** Each written value is shown, kept as a conflict, or was replaced by somebody who had seen it. */
function expectNothingVanished(entries: Told[], expected: Expected): void {
  const kept = new Set(expected.conflicts);
  for (const by of entries)
    for (const { ent, id, f } of by.ops)
      for (const field of Object.keys(f ?? {})) {
        const record = `${ent}/${id}`;
        const writes = writesTo(entries, ent as Subject, id, field);
        const write = writes.find((one) => one.by === by);
        // It stays in the ledger and has no effect; which these are was compared with what the tables note.
        if (!write) continue;
        const { value } = write;
        const replaced = writes.some((other) => saw(other.by, by));
        const shown = ordered(expected.records[record]?.[field]) === ordered(value);
        const deleted = expected.deleted.includes(record);
        expect(replaced || shown || deleted || kept.has(conflictLine(record, field, by.hash, value))).toBe(true);
      }
}

/** However wrong a clock is, what has seen an entry is stamped later than it. */
function expectClocksFollowCauses(entries: Told[]): void {
  for (const later of entries)
    for (const earlier of entries)
      if (saw(later, earlier)) {
        const [ms, counter] = earlier.hlc;
        expect(later.hlc[0] > ms || (later.hlc[0] === ms && later.hlc[1] > counter)).toBe(true);
      }
}

function told({ ledger }: Laptop): Told[] {
  return ledger.store
    .all<{ hash: string; body: string }>("SELECT hash, body FROM ledger ORDER BY hash")
    .map(({ hash, body }) => ({ hash, ...JSON.parse(body) }));
}

/** What the tables of a laptop say, in the oracle's form. */
function holdings({ ledger: { store } }: Laptop): Expected {
  const touched = store.all<{ subject: Subject; id: string }>("SELECT DISTINCT subject, id FROM touched");
  const found = touched.flatMap(({ subject, id }) => {
    const record = readRecord(store, subject, id);
    if (!record) return [];
    const { id: _id, ...fields } = record;
    return [[`${subject}/${id}`, fields] as const];
  });
  const conflicts = store.all<{ record: string; field: string; hash: string; value: string }>(
    "SELECT c.subject || '/' || c.id AS record, c.field, c.value, l.hash FROM conflict c JOIN ledger l ON l.n = c.n",
  );
  return {
    records: Object.fromEntries(found),
    deleted: store
      .all<{ record: string }>("SELECT subject || '/' || id AS record FROM tombstone ORDER BY 1")
      .map(({ record }) => record),
    conflicts: conflicts
      .map(({ record, field, hash, value }) => conflictLine(record, field, hash, JSON.parse(value)))
      .sort(),
    idle: store
      .all<{ line: string }>(
        "SELECT m.subject || '/' || m.id || '.' || m.field || ' ' || l.hash AS line FROM misfit m JOIN ledger l ON l.n = m.n WHERE m.reason IN ('E_SEALED', 'E_ONLY_BY_COMMAND')",
      )
      .map(({ line }) => line)
      .sort(),
  };
}
