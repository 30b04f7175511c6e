/** What is recorded under an agenda item, in the order in which it came. */
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import type { Sheet } from "./sheet.ts";

export type SheetEntry =
  | { subject: "report"; record: RecordOf<"report"> }
  | { subject: "outcome"; record: RecordOf<"outcome"> }
  | { subject: "action"; record: RecordOf<"action"> };

/** Reports, outcomes and actions by rank. `item` null: what belongs to no item. */
export function entriesUnder(sheet: Sheet, item: string | null): SheetEntry[] {
  const under = (one: { agenda_item: string | null }) => one.agenda_item === item;
  const entries: SheetEntry[] = [
    ...sheet.reports.filter(under).map((record) => ({ subject: "report" as const, record })),
    ...sheet.outcomes.filter(under).map((record) => ({ subject: "outcome" as const, record })),
    ...sheet.actions.filter(under).map((record) => ({ subject: "action" as const, record })),
  ];
  return entries.sort((a, b) => (a.record.rank ?? 0) - (b.record.rank ?? 0));
}

/** A rank behind everything of the meeting, so that entries of all subjects keep the order in which they came. */
export function rankBehind(sheet: Sheet): number {
  let last = 0;
  for (const list of [sheet.reports, sheet.outcomes, sheet.actions])
    for (const { rank } of list) last = Math.max(last, rank ?? 0);
  return last + 1000;
}
