/** What the entries of a meeting have in common: the item that they stand under, and their rank among each other. */
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { rankBehind } from "../../rules/order.ts";
import { columnsOf } from "../../schema/columns.ts";
import { readRecord } from "../../schema/read-record.ts";

/** What has a place in the order of its whole: of a meeting, of an action. */
type Ranked = "agenda_item" | "action_step" | "report" | "outcome" | "action";

/**
 * The rank of what is added to a whole: behind all of its parts.
 * @param whole the meeting of an item, the action of a step
 */
export function nextRank(tx: Tx, subject: "agenda_item" | "action_step", whole?: string | null): number {
  return rankBehind([last(tx, lastRankOf(subject), whole ? [whole] : [])]);
}

/** The rank of what is recorded in a meeting: reports, outcomes and actions keep the order in which they came. */
export function nextEntryRank(tx: Tx, meeting?: string | null): number {
  return rankBehind([last(tx, LAST_ENTRY, meeting ? ENTRIES.map(() => meeting) : [])]);
}

const ENTRIES = ["report", "outcome", "action"] as const satisfies readonly Ranked[];
/** Asked of all of them at once. */
const LAST_ENTRY = `SELECT max(rank) AS rank FROM (${ENTRIES.map(lastRankOf).join(" UNION ALL ")})`;

function lastRankOf(subject: Ranked): string {
  const ordered = columnsOf(subject).find(({ meta }) => meta.inOrderOf === "rank")?.name ?? "meeting";
  return `SELECT max(rank) AS rank FROM "${subject}" WHERE "${ordered}" = ?`;
}

/** @param of the whole, for each mark of the statement; none: it is part of none */
function last(tx: Tx, sql: string, of: readonly string[]): number | null {
  return of.length === 0 ? null : (tx.reader.get<{ rank: number | null }>(sql, ...of)?.rank ?? null);
}

/**
 * An agenda item that is named must be one of the same meeting.
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function requireItemOf(reader: Reader, item: string | null, meeting: string | null): void {
  if (item && readRecord(reader, "agenda_item", item)?.meeting !== meeting)
    throw new ConcordError("E_UNKNOWN_RECORD", { subject: "agenda_item", id: item });
}
