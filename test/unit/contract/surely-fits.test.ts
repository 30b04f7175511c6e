/** The quick look at a value says of no value that it fits which its schema refuses, and knows most that fit. */
import { expect, it } from "vitest";
import { surelyFits } from "../../../db/contract/fields.ts";
import { SUBJECTS } from "../../../db/contract/subjects/index.ts";
import { columnsOf } from "../../../db/schema/columns.ts";

const ODD = [
  undefined,
  true,
  0,
  -1,
  1.5,
  1e9,
  "",
  " ",
  "甲",
  "a\u0000b",
  "a\ud800",
  "x".repeat(501),
  "x".repeat(20_001),
  "constructor",
  "Org",
  "org-1",
  "2026-02-30",
  "2026-02-28",
  "2026",
  "25:00",
  "23:59",
  "2026-02-28T10:00:00.000Z",
  "1.50",
  "1.5",
  "-0",
  "enterprise",
  "decision",
  [],
  ["a"],
  ["A b"],
  [1],
  ["a", null],
  Array.from({ length: 1_001 }, () => "a"),
  {},
];

it("is never surer than the schema", () => {
  let [fits, known] = [0, 0];
  for (const subject of SUBJECTS)
    for (const { name, type } of columnsOf(subject))
      for (const value of ODD) {
        const passes = type.safeParse(value).success;
        const sure = surelyFits(type, value);
        if (sure) expect(passes, `${subject}.${name}: ${JSON.stringify(value)?.slice(0, 40)}`).toBe(true);
        if (passes) fits += 1;
        if (passes && sure) known += 1;
      }
  expect(known).toBeGreaterThan(fits * 0.7);
});
