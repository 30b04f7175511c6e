import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRecurrence } from "../../../db/domain/meetings/recurrence.ts";
import {
  FREQUENCIES,
  PLACES,
  type Repeat,
  repeatOf,
  ruleOf,
  WEEKDAYS,
} from "../../../renderer/screens/meetings/recurrence.ts";
import { announceSeed } from "../../seed.ts";

const frequency = fc.constantFrom(...FREQUENCIES);
const ends = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 999 }).map((count) => ({ count })),
  fc.constantFrom("2027-12-31", "2028-02-29").map((until) => ({ until })),
);
const repeat: fc.Arbitrary<Repeat> = fc
  .record({
    frequency,
    interval: fc.integer({ min: 1, max: 12 }),
    days: fc.subarray([...WEEKDAYS]),
    on: fc.oneof(
      fc.constant(null),
      fc.constantFrom(-1, 1, 15, 28).map((day) => ({ day })),
      fc.record({ place: fc.constantFrom(...PLACES), weekday: fc.constantFrom(...WEEKDAYS) }),
    ),
    ends,
  })
  .map((one) => ({
    ...one,
    days: one.frequency === "WEEKLY" ? one.days : [],
    on: one.frequency === "MONTHLY" ? one.on : null,
  }));

describe("the form of a recurrence rule", () => {
  it("says the same as the rule, and every rule that it writes is one that the workspace takes", () => {
    fc.assert(
      fc.property(repeat, (one) => {
        const rule = ruleOf(one);
        expect(repeatOf(rule)).toEqual(one);
        checkRecurrence({ recurrence: rule, first_day: "2026-01-05", except_days: [], extra_days: [] });
      }),
      { seed: announceSeed("recurrence"), numRuns: 200 },
    );
  });

  it("leaves alone what it has no place for", () => {
    for (const rule of [
      "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
      "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1",
      "FREQ=HOURLY",
      "FREQ=WEEKLY;INTERVAL=0",
      "FREQ=MONTHLY;BYDAY=5TU",
      "nonsense",
    ])
      expect([rule, repeatOf(rule)]).toEqual([rule, null]);
  });
});
