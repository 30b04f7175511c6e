import { expect, it } from "vitest";
import { clockTimes } from "../../../renderer/meeting/clock-times.ts";

it("agenda times run on from the start, past midnight, and are absent without a start", () => {
  expect(clockTimes("23:30", [20, null, 15])).toEqual(["23:30", "23:50", "23:50"]);
  expect(clockTimes("23:50", [15, 5])).toEqual(["23:50", "00:05"]);
  expect(clockTimes(null, [15])).toEqual([]);
});
