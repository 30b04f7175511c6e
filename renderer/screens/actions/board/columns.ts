/** The columns of the board: those that cards are moved among, and such as stand there where there are actions of them. Pure. */
import type { Filter } from "../../../../db/contract/records.ts";
import { ACTION_STATUS } from "../../../../db/contract/vocabulary.ts";

type Status = (typeof ACTION_STATUS)[number];

/** They are always there. */
const MOVED_AMONG = ["not_started", "in_progress", "blocked", "done", "verified"] as const satisfies readonly Status[];
export type MovedTo = (typeof MOVED_AMONG)[number];

/** Whether a card may be moved to the column. */
export function takesCards(status: Status): status is MovedTo {
  return MOVED_AMONG.some((one) => one === status);
}

/**
 * Every status has its column, so that no action that is asked for is missing. What only some actions have stands at the
 * sides, where it is asked for: before those that cards are moved among what nobody has stated yet, behind them the rest.
 */
export function columnsFor(filters: readonly Filter[]): Status[] {
  const others = ACTION_STATUS.filter((status) => !takesCards(status) && isAskedFor(status, filters));
  const unstated = (status: Status) => status === "unknown";
  return [...others.filter(unstated), ...MOVED_AMONG, ...others.filter((status) => !unstated(status))];
}

function isAskedFor(status: Status, filters: readonly Filter[]): boolean {
  return filters.every((filter) => {
    if (filter.field !== "status") return true;
    if (filter.op === "in") return Array.isArray(filter.value) && filter.value.includes(status);
    return filter.op !== "is" || filter.value === status;
  });
}
