import { describe, expect, test } from "vitest";
import { compareStamps, LATEST_MS, later, MAX_COUNTER, tick } from "../../../db/ledger/clock.ts";
import { receive } from "../../../db/ledger/receive.ts";
import { verifyLedger } from "../../../db/ledger/verify/verify.ts";
import { AMONG_FRIENDS, entriesOf, type Laptop, laptop, MORNING, WORKSPACE } from "../../support/laptops.ts";

const DAY = 86_400_000;
/** Everybody is vouched for; clocks are bounded as usual. */
const VOUCHED = { standing: AMONG_FRIENDS.standing };

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
    receive(past.ledger, entriesOf(future), AMONG_FRIENDS);
    setValue(past, "made in 1970, afterwards");
    receive(future.ledger, entriesOf(past), AMONG_FRIENDS);
    expect(valueAt(future)).toBe("made in 1970, afterwards");
    expect(valueAt(past)).toBe("made in 1970, afterwards");
    expect(future.ledger.projection.conflictCount).toBe(0);
  });

  test("what is not years ahead is taken in, and keeps the laptop's own time", () => {
    const now = laptop();
    for (const skew of [400 * DAY, -365 * DAY, -MORNING + 1]) {
      const other = laptop(skew);
      setValue(other, String(skew));
      expect(receive(now.ledger, entriesOf(other), VOUCHED).added).toBe(1);
      const [{ wall } = { wall: 0 }] = other.ledger.store.all<{ wall: number }>(
        "SELECT json_extract(body, '$.wall') AS wall FROM ledger",
      );
      expect(wall).toBe(MORNING + skew);
    }
    expect(verifyLedger(now.ledger.store, WORKSPACE)).toMatchObject({ entries: 3, devices: 3 });
  });

  test("what is further ahead waits with what builds on it, and is taken in when its time has come or somebody decides so", () => {
    const ahead = laptop(401 * DAY);
    setValue(ahead, "a");
    setValue(ahead, "b");
    const one = laptop();
    const waiting = receive(one.ledger, entriesOf(ahead), VOUCHED);
    expect(waiting.outcomes).toEqual([
      { is: "held", reason: "clock_ahead" },
      { is: "held", reason: "clock_ahead" },
    ]);
    expect(one.ledger.size).toBe(0);
    const decided = laptop();
    expect(receive(decided.ledger, waiting.held, AMONG_FRIENDS).added).toBe(2);
    one.clock.now += 2 * DAY;
    expect(receive(one.ledger, waiting.held, VOUCHED).added).toBe(2);
  });

  test.each([0, Number.NaN, -5, Date.UTC(1999, 0, 1), 1e300])(
    "a laptop whose own clock says %s writes what verifies, takes in what is of this time, and is taken in",
    (clock) => {
      const broken = laptop();
      broken.clock.now = clock;
      const other = laptop();
      setValue(broken, "from nowhere");
      setValue(other, "from today");
      expect(receive(broken.ledger, entriesOf(other), VOUCHED).added).toBe(1);
      setValue(broken, "afterwards");
      expect(verifyLedger(broken.ledger.store, WORKSPACE).entries).toBe(3);
      expect(receive(other.ledger, entriesOf(broken), VOUCHED).added).toBe(2);
      expect(valueAt(other)).toBe("afterwards");
    },
  );

  test("a laptop in the last millisecond of time goes on writing what verifies", () => {
    const last = laptop();
    last.clock.now = LATEST_MS;
    for (const value of ["a", "b"]) setValue(last, value);
    expect(tick({ ms: LATEST_MS, counter: MAX_COUNTER }, LATEST_MS)).toEqual({ ms: LATEST_MS, counter: MAX_COUNTER });
    expect(tick({ ms: 2 ** 53 - 1, counter: 2 ** 53 - 1 }, 5)).toEqual({ ms: LATEST_MS, counter: MAX_COUNTER });
    expect(tick({ ms: 7, counter: MAX_COUNTER }, 5)).toEqual({ ms: 8, counter: 0 });
    expect(verifyLedger(last.ledger.store, WORKSPACE).entries).toBe(2);
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
    receive(one.ledger, entriesOf(future), AMONG_FRIENDS);
    setValue(one, "b");
    expect(stampsAt(one).at(-1)).toEqual([MORNING + 400 * DAY, 1]);
  });
});
