import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRecurrence } from "../../../db/domain/meetings/recurrence.ts";
import {
  FREQUENCIES,
  PLACES,
  type Repeat,
  repeatOf,
  rhythmInWords,
  ruleOf,
  WEEKDAYS,
} from "../../../db/language/dates/rhythm.ts";
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

it.each<[string, string, string]>([
  ["FREQ=MONTHLY;BYDAY=2TU", "每月第二个周二", "Every month on the second Tuesday"],
  ["FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15", "每 2 个月的 15 日", "Every 2 months on day 15"],
  ["FREQ=MONTHLY;BYMONTHDAY=-1", "每月最后一天", "Every month on the last day"],
  ["FREQ=WEEKLY;BYDAY=MO,TH;COUNT=12", "每周一、四，共 12 次", "Every week on Monday and Thursday, 12 times in all"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "每 2 周的周一、四", "Every 2 weeks on Monday and Thursday"],
  ["FREQ=WEEKLY;INTERVAL=2", "每 2 周", "Every 2 weeks"],
  ["FREQ=YEARLY;COUNT=1", "每年，共 1 次", "Every year, 1 time in all"],
])("%s is said as %s, %s", (rule, zh, en) => {
  const repeat = repeatOf(rule);
  if (!repeat) throw new Error(rule);
  expect([rhythmInWords(repeat, "zh"), rhythmInWords(repeat, "en")]).toEqual([zh, en]);
});
