/** What comes of what was recorded: what was said becomes a decision, a decision gets an action. Pure. */
import type { RecordOf } from "../contract/subjects/index.ts";

type Outcome = RecordOf<"outcome">;

export type FollowUp =
  | { subject: "outcome"; fields: Partial<Outcome> & Pick<Outcome, "meeting" | "kind"> }
  | { subject: "action"; fields: Partial<RecordOf<"action">> & { text: string } };

/**
 * The fields of the record that follows from an outcome and names it: its words, its place, what it is about. Nobody's
 * position and no state goes along.
 * @param lead of the action that a decision gets; without it the party that the decision concerns, where it is one alone
 * @returns undefined where the outcome says nothing yet
 */
export function followUpOf(outcome: Outcome, lead: string | null = partyOf(outcome)): FollowUp | undefined {
  const { id, meeting, agenda_item, text, text_en, organizations } = outcome;
  const said = text?.trim() || text_en?.trim();
  if (!said) return undefined;
  if (outcome.kind === "decision") {
    // An action has a text; what was written in one language alone stands there, and not a second time.
    const both = { text: said, text_en: text?.trim() ? text_en : null };
    return { subject: "action", fields: { meeting, agenda_item, outcome: id, ...both, lead } };
  }
  const { policies, problems, clauses, segments, sources } = outcome;
  const about = { policies, problems, clauses, segments, organizations, sources };
  return {
    subject: "outcome",
    fields: { meeting, agenda_item, kind: "decision", text, text_en, origin: id, ...about },
  };
}

/** The party that an outcome concerns, where it concerns one alone. */
export function partyOf({ organizations }: Pick<Outcome, "organizations">): string | null {
  return organizations.length === 1 ? (organizations[0] ?? null) : null;
}
