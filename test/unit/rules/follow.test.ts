/** What one key makes of what was recorded. */
import { describe, expect, it } from "vitest";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { followUpOf } from "../../../db/rules/follow.ts";

function outcome(fields: Partial<RecordOf<"outcome">>): RecordOf<"outcome"> {
  const none = { text: null, text_en: null, agenda_item: "item", organization: null, method: null, decided_at: null };
  const lists = {
    attending: [],
    policies: [],
    problems: [],
    clauses: [],
    segments: [],
    organizations: [],
    sources: [],
    translated: [],
  };
  const chain = { quorate: null, origin: null, replaces: null, replaces_reason: null, review: null, rank: 1 };
  return { id: "u", meeting: "m", kind: "opinion", state: "adopted", ...none, ...lists, ...chain, ...fields };
}

describe("what follows from an outcome", () => {
  it.each(["opinion", "risk", "direction", "parked"] as const)("is a decision, of what was said as %s", (kind) => {
    const said = outcome({
      ...{ kind, text: "共建平台", text_en: "Build a platform", organization: "firm", state: "adopted" },
      ...{
        policies: ["p"],
        problems: ["q"],
        clauses: ["c"],
        segments: ["s"],
        organizations: ["a", "b"],
        sources: ["src"],
      },
    });
    // Whose words they were stays with the opinion, and nothing is adopted by it.
    expect(followUpOf(said)).toEqual({
      subject: "outcome",
      fields: {
        ...{ meeting: "m", agenda_item: "item", kind: "decision", text: "共建平台", text_en: "Build a platform" },
        ...{
          origin: "u",
          policies: ["p"],
          problems: ["q"],
          clauses: ["c"],
          segments: ["s"],
          organizations: ["a", "b"],
        },
        sources: ["src"],
      },
    });
  });

  it("is an action that names the decision, led by the party that it concerns alone", () => {
    const decision = { kind: "decision", text: "提交清单", organizations: ["firm"] } satisfies Partial<
      RecordOf<"outcome">
    >;
    const fields = { meeting: "m", agenda_item: "item", outcome: "u", text: "提交清单", text_en: null };
    expect(followUpOf(outcome(decision))).toEqual({
      subject: "action",
      fields: { ...fields, lead: "firm" },
    });
    for (const organizations of [[], ["firm", "other"]])
      expect(followUpOf(outcome({ ...decision, organizations }))).toEqual({
        subject: "action",
        fields: { ...fields, lead: null },
      });
    expect(followUpOf(outcome(decision), "other")).toMatchObject({ fields: { lead: "other" } });
  });

  it("is worded in the language that there is, and nothing while nothing was said", () => {
    expect(followUpOf(outcome({ kind: "decision", text: " ", text_en: "Report" }))).toMatchObject({
      fields: { text: "Report", text_en: null },
    });
    expect(followUpOf(outcome({ kind: "decision", text: " " }))).toBeUndefined();
    expect(followUpOf(outcome({}))).toBeUndefined();
  });
});
