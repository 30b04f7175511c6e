/** What a card says that the positions come to: never that something passed, and nothing that it says elsewhere. */
import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { decisionState } from "../../../../db/rules/decision.ts";
import { standingLine } from "../../../../renderer/meeting/card/standing-line.ts";

const t = ((key: string, { names }: { names?: string } = {}) =>
  names ? `${key}: ${names}` : key) as unknown as TFunction;
type Stances = Record<string, "support" | "reservation" | "abstain" | "oppose">;

function line(
  stances: Stances,
  { state, method }: Pick<Parameters<typeof standingLine>[0], "state" | "method"> = { state: "proposed", method: null },
  rule: Parameters<typeof decisionState>[0]["rule"] = "consensus",
) {
  const positions = Object.entries(stances).map(([organization, stance]) => ({ organization, stance }));
  const standing = decisionState({ rule, minus: 1 }, positions, ["a", "b"]);
  return standingLine({ state, method }, standing, t, standing.opposed.join());
}

it("says that all support it only where all do", () => {
  expect(line({ a: "support", b: "support" })).toBe("live.reached.consensus");
  expect(line({ a: "support", b: "abstain" })).toBe("live.nobodyOpposes");
  expect(line({ a: "support", b: "reservation" })).toBe("live.nobodyOpposes");
  expect(line({ a: "reservation", b: "abstain" })).toBe("live.verdict.waiting");
});

it("says of what was put off only who opposes", () => {
  const deferred = { state: "deferred", method: null } as const;
  expect(line({ a: "support", b: "support" }, deferred)).toBe("");
  expect(line({ a: "support", b: "oppose" }, deferred)).toBe("live.opposedBy: b");
});

it("does not repeat the method of what was decided", () => {
  const by = (method: "consensus" | "despite" | "vote") => ({ state: "adopted", method }) as const;
  expect(line({ a: "support", b: "abstain" }, by("consensus"))).toBe("");
  expect(line({ a: "support", b: "support" }, by("vote"), "majority")).toBe("");
  expect(line({ a: "support", b: "oppose" }, by("despite"))).toBe("live.verdict.blocked · live.opposedBy: b");
});

it("does not say that nobody opposes beside the name of one that does", () => {
  expect(line({ b: "oppose" }, undefined, "consensus_minus")).toBe("live.opposedBy: b");
});
