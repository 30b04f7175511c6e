/** What came of what is told on both cards, whichever way it is looked at. */
import { describe, expect, it } from "vitest";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { dated } from "../../../renderer/meeting/chain/dated.ts";
import { isSameLinked, linkedIn, UNLINKED } from "../../../renderer/meeting/chain/linked.ts";

const outcome = (id: string, origin: string | null = null) => ({ id, origin }) as RecordOf<"outcome">;
const action = (id: string, of: string | null = null) => ({ id, outcome: of }) as RecordOf<"action">;

describe("the links between entries", () => {
  it("lead from each to the other", () => {
    const [opinion, decision] = [outcome("opinion"), outcome("decision", "opinion")];
    const [first, second, loose] = [action("first", "decision"), action("second", "decision"), action("loose")];
    const linked = linkedIn({ outcomes: [opinion, decision], actions: [first, second, loose] }, []);
    expect(linked.get("opinion")).toMatchObject({ from: null, into: [decision] });
    expect(linked.get("decision")).toMatchObject({ from: opinion, into: [first, second] });
    expect(linked.get("second")).toMatchObject({ from: decision, into: [] });
    expect(linked.get("loose")).toBeUndefined();
  });

  it("name by its id what is of another meeting", () => {
    expect(linkedIn({ outcomes: [outcome("here", "there")], actions: [] }, []).get("here")?.from).toBe("there");
  });

  it("are the same while the entries are, and others when one has another text", () => {
    const [opinion, decision] = [outcome("opinion"), outcome("decision", "opinion")];
    const of = (...outcomes: RecordOf<"outcome">[]) =>
      linkedIn({ outcomes, actions: [] }, []).get("opinion") ?? UNLINKED;
    expect(isSameLinked(of(opinion, decision), of(opinion, decision))).toBe(true);
    expect(isSameLinked(of(opinion, decision), of(opinion, { ...decision }))).toBe(false);
    expect(isSameLinked(of(opinion, decision), UNLINKED)).toBe(false);
  });
});

describe("the action that a decision gets", () => {
  const meeting = { day: "2026-11-23", last_day: null };

  it("is due on the day that the decision says, in the words of either language, counted from the meeting", () => {
    expect(dated({ text: "12月5日前提交清单", text_en: "Submit the list by December 5" }, meeting)).toEqual({
      text: "提交清单",
      text_en: "Submit the list",
      due: "2026-12-05",
    });
  });

  it("keeps the words where somebody has to be asked, and the other language where it says another day", () => {
    const unsure = "12月5日前、12月20日前分别报送";
    expect(dated({ text: unsure }, meeting)).toEqual({ text: unsure, due: null });
    const other = dated({ text: "12月5日前提交清单", text_en: "Submit the list by December 6" }, meeting);
    expect(other).toMatchObject({ due: "2026-12-05", text_en: "Submit the list by December 6" });
  });
});
