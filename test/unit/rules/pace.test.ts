/** How far an action should be, and when a record was made. */
import { describe, expect, it } from "vitest";
import { newId } from "../../../db/base/ids.ts";
import { expectedOf, madeAt } from "../../../db/rules/pace.ts";

describe("How far an action should be by today", () => {
  const span = { given: "2026-11-10", due: "2026-12-15" };

  it("goes evenly from the day on which it was given to the one on which it is due", () => {
    expect(expectedOf({ ...span, today: "2026-11-30" })).toBe(57);
    expect(expectedOf({ ...span, today: "2026-11-10" })).toBe(0);
    expect(expectedOf({ ...span, today: "2026-12-15" })).toBe(100);
  });

  it("never lies outside of nothing and all", () => {
    expect(expectedOf({ ...span, today: "2026-01-01" })).toBe(0);
    expect(expectedOf({ ...span, today: "2027-01-01" })).toBe(100);
  });

  it("is not told where a day is missing, is a month alone, or leaves no time", () => {
    const today = "2026-11-30";
    for (const [given, due] of [
      [null, "2026-12-15"],
      ["2026-11-10", null],
      ["2026-11", "2026-12-15"],
      ["2026-11-10", "2026-12"],
      ["2026-12-15", "2026-12-15"],
      ["2026-12-16", "2026-12-15"],
    ] as const)
      expect(expectedOf({ given, due, today })).toBeNull();
  });
});

it("the id of a record that was made here tells when", () => {
  const now = Date.UTC(2026, 10, 29, 13);
  expect(madeAt(newId(now))).toBe(now);
  expect(madeAt("mtg-jpg-1-t1")).toBeNull();
});
