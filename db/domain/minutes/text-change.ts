/**
 * What changed the text of a decision after a position was taken on it: the entry that marked the position, or the one that wrote
 * the text of which the party had not heard.
 */
import type { EntryBody } from "../../base/entry.ts";
import type { Reader } from "../../base/store.ts";
import { WRITER_OF_TEXT } from "../../schema/heard.ts";
import { readRecord } from "../../schema/read-record.ts";

/**
 * When the text changed under a position that is marked, and whose amendment it was.
 * @returns undefined where this laptop has no entry of it; `organization` null: it was edited, or nobody's amendment
 */
export function textChangeAfter(
  reader: Reader,
  position: string,
): { at: string; organization: string | null } | undefined {
  const marked =
    reader
      .all<{ body: string }>(
        "SELECT l.body FROM touched t JOIN ledger l ON l.n = t.n WHERE t.subject = 'position' AND t.id = ? ORDER BY l.n DESC",
        position,
      )
      .map(({ body }) => JSON.parse(body) as EntryBody)
      .find(({ ops }) => ops.some((one) => one.ent === "position" && one.id === position && marks(one))) ??
    writerOfText(reader, position);
  if (!marked) return undefined;
  const accepted = marked.ops.find((one) => one.ent === "amendment" && accepts(one));
  const amendment = accepted && readRecord(reader, "amendment", accepted.id);
  return { at: new Date(marked.wall).toISOString(), organization: amendment?.organization ?? null };
}

function writerOfText(reader: Reader, position: string): EntryBody | undefined {
  const row = reader.get<{ body: string }>(
    `SELECT l.body FROM position p JOIN outcome u ON u.id = p.outcome JOIN ledger l ON l.n = ${WRITER_OF_TEXT} WHERE p.id = ?`,
    position,
  );
  return row && (JSON.parse(row.body) as EntryBody);
}

function marks(operation: EntryBody["ops"][number]): boolean {
  if (!("f" in operation)) return false;
  const { earlier_text: earlier } = operation.f;
  return earlier === true;
}

function accepts(operation: EntryBody["ops"][number]): boolean {
  if (!("f" in operation)) return false;
  const { state } = operation.f;
  return state === "accepted";
}
