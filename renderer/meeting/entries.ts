/** What is recorded under an agenda item, in the order in which it came. */
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import { rankBehind } from "../../db/rules/order.ts";
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

/** The rank that the workspace gives to what is recorded next, to show it in its place at once. */
export function nextRank({ reports, outcomes, actions }: MeetingView): number {
  return rankBehind([...reports, ...outcomes, ...actions].map(({ rank }) => rank));
}
