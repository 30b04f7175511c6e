import { describe, expect, it } from "vitest";
import { decisionState, methodOf } from "../../../renderer/screens/live/decision.ts";

const PRESENT = ["a", "b", "c", "d"];
const stances = (list: Record<string, "support" | "reservation" | "abstain" | "oppose">) =>
  Object.entries(list).map(([organization, stance]) => ({ organization, stance }));

describe("the state of a decision", () => {
  it("is open while nobody has spoken", () => {
    expect(decisionState("consensus", [], PRESENT)).toMatchObject({ verdict: "none", silent: 4 });
    expect(decisionState(null, [], PRESENT).rule).toBe("consensus");
  });

  it("is consensus when all have spoken and nobody opposes; reservations are counted, not in the way", () => {
    const three = { a: "support", b: "support", c: "reservation" } as const;
    expect(decisionState("consensus", stances(three), PRESENT)).toMatchObject({ verdict: "waiting", silent: 1 });
    expect(decisionState("consensus", stances({ ...three, d: "abstain" }), PRESENT)).toMatchObject({
      verdict: "reached",
      silent: 0,
      reserved: ["c"],
      counts: { support: 2, reservation: 1, abstain: 1, oppose: 0 },
    });
  });

  it("is blocked by one party under consensus, by two under consensus minus one", () => {
    const one = { a: "support", b: "oppose", c: "support", d: "support" } as const;
    expect(decisionState("consensus", stances(one), PRESENT)).toMatchObject({ verdict: "blocked", opposed: ["b"] });
    expect(decisionState("consensus_minus_one", stances(one), PRESENT).verdict).toBe("reached");
    expect(decisionState("consensus_minus_one", stances({ ...one, c: "oppose" }), PRESENT).verdict).toBe("blocked");
  });

  it("needs more than half of the present parties under majority, and knows early when it cannot be had", () => {
    expect(decisionState("majority", stances({ a: "support", b: "support" }), PRESENT).verdict).toBe("waiting");
    expect(decisionState("majority", stances({ a: "support", b: "reservation", c: "support" }), PRESENT).verdict).toBe(
      "reached",
    );
    expect(decisionState("majority", stances({ a: "oppose", b: "abstain" }), PRESENT).verdict).toBe("blocked");
  });

  it("is the chair's to rule under that rule", () => {
    expect(decisionState("chair", stances({ a: "oppose" }), PRESENT).verdict).toBe("chair");
    expect([methodOf("chair"), methodOf("majority"), methodOf("consensus"), methodOf(null)]).toEqual([
      "chair",
      "vote",
      "consensus",
      "consensus",
    ]);
  });

  it("counts a position of a party that has left since", () => {
    expect(decisionState("consensus", stances({ z: "oppose" }), PRESENT)).toMatchObject({
      verdict: "blocked",
      silent: 4,
    });
  });
});
