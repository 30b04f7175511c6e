/** Saved views: each is of one kind of records that is listed. One that is somebody's is theirs, and the facilitator's to tidy. */
import { ConcordError } from "../../contract/errors.ts";
import { listedBy } from "../../contract/lists/views.ts";
import type { Context } from "../context.ts";
import type { Rules } from "../rules.ts";

export const savedViewRules: Rules<"saved_view"> = {
  fixed: ["lists"],
  check({ context, before, after }) {
    if (!before && !listedBy(after)) throw new ConcordError("E_INPUT", { path: "lists" });
    for (const view of [before, after]) if (view) requireOwn(context, view);
    return undefined;
  },
  checkRemove: (context, _tx, view) => requireOwn(context, view),
};

/** @throws ConcordError E_NOT_ALLOWED */
function requireOwn({ actor }: Context, { owner }: { owner: string | null }): void {
  const { id, role } = actor();
  if (owner !== null && owner !== id && role !== "facilitator") throw new ConcordError("E_NOT_ALLOWED");
}
