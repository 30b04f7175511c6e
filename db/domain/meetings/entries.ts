/** What the entries of a meeting have in common: the item that they stand under, and their rank among each other. */
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import { readRecord, type Tx } from "../../ledger/transaction.ts";
import { columnsOf } from "../../schema/columns.ts";

/**
 * Ranks leave room between neighbours, so that one record can be moved without touching the others.
 * @param whole the meeting, or for a step the action, that the record is part of
 */
export function nextRank(
  tx: Tx,
  subject: "agenda_item" | "outcome" | "report" | "action" | "action_step",
  whole?: string | null,
): number {
  if (!whole) return 1000;
  const ordered = columnsOf(subject).find(({ meta }) => meta.inOrderOf === "rank")?.name;
  const row = tx.reader.get<{ last: number | null }>(
    `SELECT max(rank) AS last FROM "${subject}" WHERE "${ordered}" = ?`,
    whole,
  );
  return (row?.last ?? 0) + 1000;
}

/**
 * An agenda item that is named must be one of the same meeting.
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function requireItemOf(reader: Reader, item: string | null, meeting: string | null): void {
  if (item && readRecord(reader, "agenda_item", item)?.meeting !== meeting)
    throw new ConcordError("E_UNKNOWN_RECORD", { subject: "agenda_item", id: item });
}
