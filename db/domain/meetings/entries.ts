/** What the entries of a meeting have in common: the item that they stand under, and their rank among each other. */
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { rankBehind } from "../../rules/order.ts";
import { columnsOf } from "../../schema/columns.ts";
import { readRecord } from "../../schema/read-record.ts";

/**
 * The rank of what is added to a whole: behind all of its parts.
 * @param whole the meeting of an item, the action of a step
 */
export function nextRank(tx: Tx, subject: "agenda_item" | "action_step", whole?: string | null): number {
  return rankBehind([lastRank(tx, subject, whole)]);
}

/** The rank of what is recorded in a meeting: reports, outcomes and actions keep the order in which they came. */
export function nextEntryRank(tx: Tx, meeting?: string | null): number {
  return rankBehind((["report", "outcome", "action"] as const).map((subject) => lastRank(tx, subject, meeting)));
}

function lastRank(
  tx: Tx,
  subject: "agenda_item" | "action_step" | "report" | "outcome" | "action",
  whole: string | null | undefined,
): number | null {
  if (!whole) return null;
  const ordered = columnsOf(subject).find(({ meta }) => meta.inOrderOf === "rank")?.name ?? "meeting";
  const sql = `SELECT max(rank) AS rank FROM "${subject}" WHERE "${ordered}" = ?`;
  return tx.reader.get<{ rank: number | null }>(sql, whole)?.rank ?? null;
}

/**
 * An agenda item that is named must be one of the same meeting.
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function requireItemOf(reader: Reader, item: string | null, meeting: string | null): void {
  if (item && readRecord(reader, "agenda_item", item)?.meeting !== meeting)
    throw new ConcordError("E_UNKNOWN_RECORD", { subject: "agenda_item", id: item });
}
