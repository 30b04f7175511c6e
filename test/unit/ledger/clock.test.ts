import { describe, expect, test } from "vitest";
import { compareStamps, later, tick } from "../../../db/ledger/clock.ts";
import { receive } from "../../../db/ledger/receive.ts";
import { verifyLedger } from "../../../db/ledger/verify.ts";
import { entriesOf, type Laptop, laptop, MORNING, WORKSPACE } from "../../laptops.ts";

const DAY = 86_400_000;

function setValue({ ledger }: Laptop, value: string): void {
  ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value }));
}

function valueAt({ ledger }: Laptop): string | undefined {
  return ledger.store.get<{ value: string }>("SELECT value FROM setting WHERE id = 'a'")?.value;
}

function stampsAt({ ledger }: Laptop): [number, number][] {
  return ledger.store
    .all<{ ms: number; counter: number }>("SELECT ms, counter FROM ledger ORDER BY n")
    .map(({ ms, counter }) => [ms, counter]);
}

describe("the stamp after another", () => {
  test("takes the laptop's time when that has moved on, and counts when it has not", () => {
    expect(tick({ ms: 5, counter: 7 }, 6)).toEqual({ ms: 6, counter: 0 });
    expect(tick({ ms: 5, counter: 7 }, 5)).toEqual({ ms: 5, counter: 8 });
    expect(tick({ ms: 5, counter: 7 }, 1)).toEqual({ ms: 5, counter: 8 });
  });

  test("counts beyond 65,535 within one millisecond", () => {
    let stamp = { ms: 9, counter: 65_534 };
    for (let i = 0; i < 3; i++) stamp = tick(stamp, 9);
    expect(stamp).toEqual({ ms: 9, counter: 65_537 });
  });

  test.each([Number.NaN, -1, 0, 1.5, Number.POSITIVE_INFINITY, Number.MAX_VALUE])(
    "survives a clock that says %s",
    (wall) => {
      expect(tick({ ms: 5, counter: 0 }, wall)).toEqual({ ms: 5, counter: 1 });
    },
  );

  test("compares by time first, then by counter", () => {
    const ordered = [
      { ms: 1, counter: 9 },
      { ms: 2, counter: 0 },
      { ms: 2, counter: 1 },
    ] as const;
    expect([...ordered].reverse().sort(compareStamps)).toEqual(ordered);
    expect(later(ordered[0], ordered[2])).toBe(ordered[2]);
    expect(later(ordered[2], ordered[0])).toBe(ordered[2]);
  });
});

describe("wrong clocks", () => {
  test("an edit made with a clock of 1970 beats one of 9999 that it has seen", () => {
    const future = laptop(Date.UTC(9999, 11, 31) - MORNING);
    const past = laptop(-MORNING);
    setValue(future, "made in 9999");
    receive(past.ledger, entriesOf(future));
    setValue(past, "made in 1970, afterwards");
    receive(future.ledger, entriesOf(past));
    expect(valueAt(future)).toBe("made in 1970, afterwards");
    expect(valueAt(past)).toBe("made in 1970, afterwards");
    expect(future.ledger.projection.conflictCount).toBe(0);
  });

  test("no import is refused because of a clock, and what was written keeps the laptop's own time", () => {
    const now = laptop();
    for (const skew of [400 * DAY, -365 * DAY, -MORNING, Date.UTC(9999, 11, 31) - MORNING]) {
      const other = laptop(skew);
      setValue(other, String(skew));
      expect(receive(now.ledger, entriesOf(other)).added).toBe(1);
      const [{ wall } = { wall: 0 }] = other.ledger.store.all<{ wall: number }>(
        "SELECT json_extract(body, '$.wall') AS wall FROM ledger",
      );
      expect(wall).toBe(MORNING + skew);
    }
    expect(verifyLedger(now.ledger.store, WORKSPACE)).toMatchObject({ entries: 4, devices: 4 });
  });

  test("a clock that is set back does not set back the stamps", () => {
    const one = laptop();
    setValue(one, "a");
    one.clock.now -= 400 * DAY;
    setValue(one, "b");
    setValue(one, "c");
    one.clock.now = MORNING + 1;
    setValue(one, "d");
    expect(stampsAt(one)).toEqual([
      [MORNING, 0],
      [MORNING, 1],
      [MORNING, 2],
      [MORNING + 1, 0],
    ]);
  });

  test("the stamp goes on after everything seen, also when the ledger is opened again", () => {
    const future = laptop(400 * DAY);
    setValue(future, "a");
    const one = laptop();
    receive(one.ledger, entriesOf(future));
    setValue(one, "b");
    expect(stampsAt(one).at(-1)).toEqual([MORNING + 400 * DAY, 1]);
  });
});
