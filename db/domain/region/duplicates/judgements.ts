/** What was said of two organizations that look like one: it travels, is undone like anything else, and is not asked again. */
import { onlyId } from "../../../base/ids.ts";
import { ConcordError } from "../../../contract/errors.ts";
import type { Rules } from "../../../records/rules.ts";

/** The id of what is said of two organizations, in whichever order. */
export function judgementId(one: string, other: string): string {
  return onlyId("judged", ...[one, other].toSorted());
}

export const judgementRules: Rules<"judgement"> = {
  onlyId: ({ one, other }) => judgementId(one ?? "", other ?? ""),
  // In one order, whoever is named first: it is the same pair.
  follows(_, { one, other }) {
    const [first, second] = [one ?? "", other ?? ""].toSorted();
    return one && other ? { one: first, other: second } : {};
  },
  fixed: ["one", "other"],
  check({ after }) {
    if (after.one === after.other) throw new ConcordError("E_SAME_ENDS");
    return undefined;
  },
};
