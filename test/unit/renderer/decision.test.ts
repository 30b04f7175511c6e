import { expect, it } from "vitest";
import { standingOf } from "../../../renderer/screens/live/decision.ts";
import { clockTimes } from "../../../renderer/screens/meetings/clock-times.ts";

it("a decision is open until somebody speaks for or against it", () => {
  expect(standingOf("consensus", [], 4)).toMatchObject({ state: "open", silent: 4 });
  expect(standingOf("consensus", ["abstain"], 4).state).toBe("open");
});

it("consensus bears reservations but no opposition", () => {
  expect(standingOf("consensus", ["support", "support"], 2).state).toBe("reached");
  expect(standingOf("consensus", ["support", "reservation"], 2).state).toBe("reservations");
  expect(standingOf("consensus", ["support", "oppose"], 2).state).toBe("blocked");
});

it("consensus minus one bears one opposition, majority counts parties, the chair decides alone", () => {
  expect(standingOf("consensus_minus_one", ["support", "oppose"], 2).state).toBe("reservations");
  expect(standingOf("consensus_minus_one", ["support", "oppose", "oppose"], 3).state).toBe("blocked");
  expect(standingOf("majority", ["support", "support", "oppose"], 3).state).toBe("reservations");
  expect(standingOf("majority", ["support", "oppose"], 2).state).toBe("blocked");
  expect(standingOf("chair", ["oppose"], 2).state).toBe("reservations");
});

it("agenda times run on from the start, past midnight, and are absent without a start", () => {
  expect(clockTimes("23:30", [20, null, 15])).toEqual(["23:30", "23:50", "23:50"]);
  expect(clockTimes("23:50", [15, 5])).toEqual(["23:50", "00:05"]);
  expect(clockTimes(null, [15])).toEqual([]);
});
