/** Wordings that parties propose for a decision, and what becomes of them. */
import { ConcordError } from "../../contract/errors.ts";
import { act, asked, mayAct } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { type Rules, requireRecord, requireUnsealed } from "../../records/rules.ts";

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

/** Accepts an amendment, whose text becomes that of the outcome, or rejects it. */
export function decideAmendment(
  context: Context,
  input: { amendment: string; accept: boolean; opId?: string | undefined },
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
    putIn(context, tx, "outcome", { id: outcome.id, fields: { [field]: amendment.text } });
  });
}
