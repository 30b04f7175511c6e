/** What was entered more than twice is one group of pairs that may be one. */
import { expect, it } from "vitest";
import type { LikePair } from "../../../../db/contract/procedures/region/duplicates.ts";
import { groupOf } from "../../../../renderer/screens/duplicates/group.ts";

const pair = (one: string, other: string, score: number, verdict: LikePair["verdict"] = null) =>
  ({ one: { id: one }, other: { id: other }, score, verdict, reasons: [] }) as unknown as LikePair;

it("takes in what is reached by pairs, marks what is doubtful, and goes through no pair that was judged", () => {
  const pairs = [
    pair("a", "b", 0.95),
    pair("c", "b", 0.92),
    pair("c", "d", 0.7),
    pair("e", "f", 0.95),
    pair("a", "g", 0.95, "different"),
  ];
  expect(groupOf(pairs, pairs[0] as LikePair)).toEqual({ ids: ["a", "b", "c", "d"], doubtful: ["d"] });
  expect(groupOf(pairs, pairs[3] as LikePair)).toEqual({ ids: ["e", "f"], doubtful: [] });
});

it("ends where no more are merged at once", () => {
  const pairs = Array.from({ length: 40 }, (_, n) => pair(`o${n}`, `o${n + 1}`, 0.95));
  expect(groupOf(pairs, pairs[0] as LikePair).ids).toHaveLength(21);
});
