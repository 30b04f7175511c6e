import { describe, expect, it } from "vitest";
import { decisionState, methodOf } from "../../../db/rules/decision.ts";

const PRESENT = ["a", "b", "c", "d"];
const stances = (list: Record<string, "support" | "reservation" | "abstain" | "oppose">) =>
  Object.entries(list).map(([organization, stance]) => ({ organization, stance }));

describe("the state of a decision", () => {
  it("is open while nobody has spoken", () => {
    expect(decisionState({ rule: "consensus", minus: null }, [], PRESENT)).toMatchObject({
      verdict: "none",
      silent: 4,
    });
    expect(decisionState({ rule: null, minus: null }, [], PRESENT).rule).toBe("consensus");
  });

  it("is consensus when all have spoken and nobody opposes; reservations are counted, not in the way", () => {
    const three = { a: "support", b: "support", c: "reservation" } as const;
    expect(decisionState({ rule: "consensus", minus: null }, stances(three), PRESENT)).toMatchObject({
      verdict: "waiting",
      silent: 1,
    });
    expect(
      decisionState({ rule: "consensus", minus: null }, stances({ ...three, d: "abstain" }), PRESENT),
    ).toMatchObject({
      verdict: "reached",
      silent: 0,
      reserved: ["c"],
      counts: { support: 2, reservation: 1, abstain: 1, oppose: 0 },
    });
  });

  it("is no consensus while nobody supports it, whoever has spoken", () => {
    for (const rule of ["consensus", "consensus_minus"] as const)
      expect(decisionState({ rule, minus: 1 }, stances({ a: "reservation", b: "abstain" }), ["a", "b"])).toMatchObject({
        verdict: "waiting",
        silent: 0,
      });
  });

  it("is blocked by one party under consensus, by one more than allowed under consensus minus n", () => {
    const one = { a: "support", b: "oppose", c: "support", d: "support" } as const;
    expect(decisionState({ rule: "consensus", minus: null }, stances(one), PRESENT)).toMatchObject({
      verdict: "blocked",
      opposed: ["b"],
    });
    expect(decisionState({ rule: "consensus_minus", minus: null }, stances(one), PRESENT).verdict).toBe("reached");
    expect(
      decisionState({ rule: "consensus_minus", minus: null }, stances({ ...one, c: "oppose" }), PRESENT).verdict,
    ).toBe("blocked");
  });

  it("lets as many parties oppose as consensus minus n says", () => {
    const two = stances({ a: "oppose", b: "oppose", c: "support", d: "support" });
    expect(decisionState({ rule: "consensus_minus", minus: 2 }, two, PRESENT).verdict).toBe("reached");
    expect(decisionState({ rule: "consensus_minus", minus: 1 }, two, PRESENT).verdict).toBe("blocked");
  });

  it("needs more than half of the present parties under majority, and knows early when it cannot be had", () => {
    expect(
      decisionState({ rule: "majority", minus: null }, stances({ a: "support", b: "support" }), PRESENT).verdict,
    ).toBe("waiting");
    expect(
      decisionState(
        { rule: "majority", minus: null },
        stances({ a: "support", b: "reservation", c: "support" }),
        PRESENT,
      ).verdict,
    ).toBe("reached");
    expect(
      decisionState({ rule: "majority", minus: null }, stances({ a: "oppose", b: "abstain" }), PRESENT).verdict,
    ).toBe("blocked");
  });

  it("is the chair's to rule under that rule", () => {
    expect(decisionState({ rule: "chair", minus: null }, stances({ a: "oppose" }), PRESENT).verdict).toBe("chair");
  });

  it("gives the minutes a method that the positions bear out, and none where they stand against it", () => {
    const method = (
      rule: Parameters<typeof decisionState>[0]["rule"],
      given: Parameters<typeof stances>[0],
      result: Parameters<typeof methodOf>[1] = "adopted",
    ) => methodOf(decisionState({ rule, minus: 1 }, stances(given), PRESENT), result);
    expect(method("chair", { a: "oppose" })).toBe("chair");
    expect(method("majority", { a: "support", b: "support", c: "support" })).toBe("vote");
    expect(method("consensus", { a: "support", b: "reservation" })).toBe("consensus");
    // Nobody was asked: no method is true but that of a chair who rules.
    for (const rule of [null, "consensus", "consensus_minus", "majority"] as const)
      for (const result of ["adopted", "rejected"] as const) expect(method(rule, {}, result)).toBeNull();
    expect(method("chair", {})).toBe("chair");
    // Reservations and abstentions alone carry nothing, though all have spoken.
    for (const rule of ["consensus", "consensus_minus"] as const) {
      expect(method(rule, { a: "reservation", b: "abstain" })).toBeNull();
      expect(method(rule, { a: "reservation", b: "abstain", c: "reservation", d: "reservation" })).toBeNull();
    }
    expect(method("consensus", { a: "support" })).toBe("consensus");
    expect(method("consensus", { a: "support", b: "oppose" })).toBeNull();
    expect(method("consensus_minus", { a: "support", b: "oppose" })).toBe("consensus");
    expect(method("majority", { a: "oppose", b: "oppose", c: "oppose" })).toBeNull();
    expect(method("majority", { a: "oppose", b: "oppose", c: "oppose" }, "rejected")).toBe("vote");
    expect(method("majority", { a: "support", b: "support", c: "support" }, "rejected")).toBeNull();
    expect(method("consensus", { a: "support", b: "oppose" }, "rejected")).toBeNull();
    expect(method("consensus", { a: "support", b: "support" }, "rejected")).toBeNull();
    expect(method("consensus", { a: "oppose", b: "oppose" }, "rejected")).toBe("consensus");
    expect(method("chair", { a: "support" }, "rejected")).toBe("chair");
  });

  it("counts a position of a party that has left since", () => {
    expect(decisionState({ rule: "consensus", minus: null }, stances({ z: "oppose" }), PRESENT)).toMatchObject({
      verdict: "blocked",
      silent: 4,
    });
  });
});
