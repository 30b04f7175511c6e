/** What of a meeting's record came of what else in it. Pure. */
import type { Replacement } from "../../../db/contract/procedures/chain.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import type { MeetingView } from "../meeting-view.ts";

export interface Linked {
  /** The opinion that became this decision, or the decision of this action; the id alone where it is not of this meeting. */
  from: RecordOf<"outcome"> | string | null;
  /** The decisions that an opinion became, the actions of a decision. */
  into: readonly (RecordOf<"outcome"> | RecordOf<"action">)[];
  /** What it stands in the place of, and what stands in its place, of whichever meeting. */
  replaces: Replacement | null;
  replacedBy: readonly Replacement[];
}

export const UNLINKED: Linked = { from: null, into: [], replaces: null, replacedBy: [] };

/** By the id of the entry; an entry that is not named has no links. */
export function linkedIn(
  { outcomes, actions }: Pick<MeetingView, "outcomes" | "actions">,
  replacements: readonly Replacement[],
): ReadonlyMap<string, Linked> {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const linked = new Map<string, Linked>();
  const of = (id: string) => linked.get(id) ?? UNLINKED;
  const link = (record: RecordOf<"outcome"> | RecordOf<"action">, from: string | null) => {
    if (from === null) return;
    linked.set(record.id, { ...of(record.id), from: byId.get(from) ?? from });
    linked.set(from, { ...of(from), into: [...of(from).into, record] });
  };
  for (const outcome of outcomes) link(outcome, outcome.origin);
  for (const action of actions) link(action, action.outcome);
  for (const replacement of replacements) {
    const { by, of: earlier } = replacement;
    linked.set(by.id, { ...of(by.id), replaces: replacement });
    if (!replacement.holds) continue;
    linked.set(earlier.id, { ...of(earlier.id), replacedBy: [...of(earlier.id).replacedBy, replacement] });
  }
  return linked;
}

/** Whether a card would show the same of both. */
export function isSameLinked(a: Linked, b: Linked): boolean {
  return a.from === b.from && a.replaces === b.replaces && isSame(a.into, b.into) && isSame(a.replacedBy, b.replacedBy);
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
