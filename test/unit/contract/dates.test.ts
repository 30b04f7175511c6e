/** The calendar is reckoned in one place, and no day is that of Greenwich. */
import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { monthEnd, weekdayOf } from "../../../db/contract/dates.ts";

/** Where a moment is no day: the bounds of a clock, the library of recurrence rules, which takes moments, and that of PDF. */
const MOMENTS = ["db/ledger/clock.ts", "db/domain/meetings/recurrence.ts", "db/documents/formats/pdf-data.ts"];

it("no file reckons days by itself, nor takes the day of a moment in UTC", () => {
  const own = /toISOString\(\)\s*\.slice\(0, 10\)|getUTC(?:Day|Date|Month|FullYear)|setUTC|Date\.UTC/;
  const files = globSync("{db,renderer,electron}/**/*.{ts,tsx}").map((file) => file.replaceAll("\\", "/"));
  expect(files.filter((file) => own.test(readFileSync(file, "utf8"))).toSorted()).toEqual(
    [...MOMENTS, "db/contract/dates.ts"].toSorted(),
  );
});

it("a month ends on its last day, also in a leap year and past the year's end", () => {
  expect([monthEnd(2028, 2), monthEnd(2026, 2), monthEnd(2026, 13), monthEnd(2026, 0)]).toEqual([
    "2028-02-29",
    "2026-02-28",
    "2027-01-31",
    "2025-12-31",
  ]);
});

it("a week begins on Monday", () => {
  expect(["2026-11-23", "2026-11-28", "2026-11-29"].map(weekdayOf)).toEqual([1, 6, 7]);
});
