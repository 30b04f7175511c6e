/** Random histories of a few laptops: their wrong clocks, what is done on them, and what they send each other. */
import fc from "fast-check";
import type { Command, Step } from "../support/laptops.ts";

export interface History {
  /** One laptop each: how wrong its clock is, ms. */
  skews: number[];
  /** Whether all laptops start with the same records; otherwise they make them, each for itself. */
  shared: boolean;
  commands: Command[];
  /** Order of the last exchange. */
  salt: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 2, 1);
/** None, minutes, hours, days, a year back, 400 days ahead, 1970, 9999. */
const SKEWS = [0, 0, MINUTE, -MINUTE, 120 * MINUTE, -120 * MINUTE, 3 * DAY, -3 * DAY, -365 * DAY, 400 * DAY, -NOW];
const FAR = Date.UTC(9999, 11, 31) - NOW;
/** Mostly time passes; often it stands still within one millisecond; now and then the clock is set. */
const JUMPS = [1_000, 1_000, 1_000, 0, 0, 1, -1, -5 * MINUTE, 2 * DAY, -400 * DAY];

export function histories({ laptops = { min: 2, max: 5 }, length = 40 } = {}): fc.Arbitrary<History> {
  const number = fc.nat({ max: 20 });
  const step: fc.Arbitrary<Step> = fc.record({
    record: number,
    what: fc.constantFrom("put", "put", "put", "remove", "restore"),
    fields: fc.array(number, { minLength: 1, maxLength: 3 }),
    value: number,
  });
  const act: fc.Arbitrary<Command> = fc.record({
    do: fc.constant("act" as const),
    at: number,
    jump: fc.constantFrom(...JUMPS),
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    fails: fc.nat({ max: 11 }).map((chance) => chance === 11),
  });
  const undo: fc.Arbitrary<Command> = fc.record({ do: fc.constant("undo" as const), at: number });
  const send: fc.Arbitrary<Command> = fc.record({
    do: fc.constant("send" as const),
    from: number,
    to: number,
    share: fc.constantFrom(1, 1, 0.7, 0.3),
    salt: fc.nat(),
  });
  const command = fc.oneof(
    { arbitrary: act, weight: 7 },
    { arbitrary: undo, weight: 1 },
    { arbitrary: send, weight: 4 },
  );
  return fc.record({
    skews: fc.array(fc.constantFrom(...SKEWS, FAR), { minLength: laptops.min, maxLength: laptops.max }),
    shared: fc.boolean(),
    commands: fc.array(command, { minLength: 1, maxLength: length, size: "max" }),
    salt: fc.nat(),
  });
}
