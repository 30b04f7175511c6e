/** Wordings that parties propose for a decision, and what becomes of them. */
import { ConcordError } from "../../contract/errors.ts";
import { act, asked, mayAct } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn, removeIn } from "../../records/records.ts";
import { type Rules, requireRecord, requireUnsealed } from "../../records/rules.ts";
import { positionsOf } from "./seating.ts";

export const amendmentRules: Rules<"amendment"> = {
  defaults: (context) => ({ organization: context.actor().organization }),
  fixed: ["outcome"],
  byCommand: ["state", "replaced"],
  check({ before, after, way }) {
    if (way === "back") return undefined;
    if (before && before.state !== "proposed") throw new ConcordError("E_AMENDMENT_DECIDED");
    if (!before && after.state !== "proposed") throw new ConcordError("E_ONLY_BY_COMMAND", { path: "state" });
    return undefined;
  },
};

/**
 * Accepts an amendment, whose text becomes that of the outcome, or rejects it.
 * @param input.positions what becomes of the positions that were taken on the text before: they are kept, and marked so,
 *   or taken back to be asked for again
 */
export function decideAmendment(
  context: Context,
  input: { amendment: string; accept: boolean; positions?: "keep" | "again"; opId?: string | undefined },
): void {
  if (asked(context, "outcome.amend", input)) return;
  mayAct(context.actor(), "outcome.amend");
  const amendment = requireRecord(context.reader, "amendment", input.amendment);
  if (amendment.state !== "proposed") throw new ConcordError("E_AMENDMENT_DECIDED");
  const outcome = requireRecord(context.reader, "outcome", amendment.outcome);
  requireUnsealed(context.reader, outcome.meeting);
  act(context, "outcome.amend", input, (tx) => {
    if (!input.accept) {
      tx.put("amendment", amendment.id, { state: "rejected" });
      return;
    }
    // The amendment is written in the language of the text that it was proposed against.
    const field = !outcome.text && outcome.text_en ? "text_en" : "text";
    tx.put("amendment", amendment.id, { state: "accepted", replaced: outcome[field] });
    const again = input.positions === "again";
    // What is asked for again is not decided yet.
    const open = again && outcome.kind === "decision" && { state: "proposed" as const };
    // What is kept is marked as it is wherever the text changes.
    const taken = again ? positionsOf(tx.reader, outcome.meeting).filter((one) => one.outcome === outcome.id) : [];
    for (const { id } of taken) removeIn(context, tx, "position", id);
    putIn(context, tx, "outcome", { id: outcome.id, fields: { [field]: amendment.text, ...open } });
  });
}
