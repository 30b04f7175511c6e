/** What somebody should have looked at before minutes are sealed. None of it forbids the seal. */
import type { SealWarning } from "../../contract/procedures/circulation.ts";
import type { Context } from "../../records/context.ts";
import { circulationOf } from "./circulation.ts";
import { readMinutes } from "./minutes.ts";

/**
 * What speaks against sealing these minutes today, in the order in which it is shown; empty when nothing does.
 * Items that were put off or only informed need no outcome, nor do those that had reports unless they were there to decide
 * something.
 * @param model the minutes, where they were read already
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function sealWarningsOf(
  context: Pick<Context, "reader" | "today">,
  meeting: string,
  model = readMinutes(context.reader, meeting),
): SealWarning[] {
  const today = context.today();
  const { comments, commentsUntil } = circulationOf(context.reader, meeting, model);
  const open = comments.filter(({ state }) => state === "open").length;
  const waiting = comments.filter(({ workedIn }) => workedIn === false).length;
  const bare = model.items.filter(
    ({ number, kind, parked, reports, outcomes, actions }) =>
      number > 0 &&
      !parked &&
      kind !== "information" &&
      outcomes.length + actions.length === 0 &&
      (reports.length === 0 || kind === "decision"),
  );
  const adopted = model.items
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ kind, state }) => kind === "decision" && state === "adopted");
  const day = model.lastDay || model.day;
  const warnings: SealWarning[] = [];
  if (day && isAhead(day, today)) warnings.push({ kind: "day_ahead", day });
  if (!day) warnings.push({ kind: "no_day" });
  if (!model.place?.trim()) warnings.push({ kind: "no_place" });
  if (!model.chair?.trim()) warnings.push({ kind: "no_chair" });
  if (model.quorumNever && adopted.length > 0) warnings.push({ kind: "no_quorum", count: adopted.length });
  // The last day for comments is still a day for comments.
  if (commentsUntil && commentsUntil >= today) warnings.push({ kind: "comments_asked", day: commentsUntil });
  if (open > 0) warnings.push({ kind: "comments_open", count: open });
  if (waiting > 0) warnings.push({ kind: "comments_waiting", count: waiting });
  if (bare.length > 0)
    warnings.push({ kind: "items_bare", items: bare.map(({ id, number, title }) => ({ id, number, title })) });
  return warnings;
}

/** Whether a day, of which only year or month may be known (`2026`, `2026-11`), lies wholly after today. */
function isAhead(day: string, today: string): boolean {
  return day > today.slice(0, day.length);
}
