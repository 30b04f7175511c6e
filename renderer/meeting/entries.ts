/** What is recorded under an agenda item, in the order in which it came. */
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import type { MeetingView } from "./meeting-view.ts";

export type SheetEntry =
  | { subject: "report"; record: RecordOf<"report"> }
  | { subject: "outcome"; record: RecordOf<"outcome"> }
  | { subject: "action"; record: RecordOf<"action"> };

/** Reports, outcomes and actions by rank. `item` null: what belongs to no item. */
export function entriesUnder(view: MeetingView, item: string | null): SheetEntry[] {
  const under = (one: { agenda_item: string | null }) => one.agenda_item === item;
  const entries: SheetEntry[] = [
    ...view.reports.filter(under).map((record) => ({ subject: "report" as const, record })),
    ...view.outcomes.filter(under).map((record) => ({ subject: "outcome" as const, record })),
    ...view.actions.filter(under).map((record) => ({ subject: "action" as const, record })),
  ];
  return entries.sort((a, b) => (a.record.rank ?? 0) - (b.record.rank ?? 0));
}

/** A rank behind everything of the meeting, so that entries of all subjects keep the order in which they came. */
export function rankBehind(view: MeetingView): number {
  let last = 0;
  for (const list of [view.reports, view.outcomes, view.actions])
    for (const { rank } of list) last = Math.max(last, rank ?? 0);
  return last + 1000;
}
