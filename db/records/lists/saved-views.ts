/** Saved views: each is of one kind of records that is listed. */
import { ConcordError } from "../../contract/errors.ts";
import { listedBy } from "../../contract/lists/views.ts";
import type { Rules } from "../rules.ts";

export const savedViewRules: Rules<"saved_view"> = {
  fixed: ["lists"],
  check({ before, after }) {
    if (!before && !listedBy(after)) throw new ConcordError("E_INPUT", { path: "lists" });
    return undefined;
  },
};
