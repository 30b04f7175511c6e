/**
 * Text that is being typed and is not a record yet: durable on this laptop, never in the ledger. A draft is its author's:
 * nobody else at the same laptop is given it.
 */
import type { Store } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import type { Context } from "./context.ts";
import { hides } from "./privacy.ts";

interface DraftPlace {
  /** What is typed: subject, record and field, or the entry line of a meeting. */
  key: string;
  /** Who types it, as the window knows; somebody else may have logged in since. */
  by: string;
}

/** @throws ConcordError E_NO_PROFILE, E_OTHER_PERSON */
export function putDraft(context: Context, { text, ...place }: DraftPlace & { text: string }): void {
  const { ledger } = context;
  if (text === "") clearDraft(context, place);
  else
    ledger.store.run(
      "INSERT OR REPLACE INTO local_draft (key, text, saved_at) VALUES (?, ?, ?)",
      rowOf(context, place),
      text,
      ledger.now(),
    );
}

/**
 * The own draft of this window, or else the last one that the same person left in a window which is not open any more: it
 * becomes this window's, so that it is found once. What is being typed in another open window stays there.
 * @param open the windows that are open
 * @throws ConcordError E_NO_PROFILE, E_OTHER_PERSON
 */
export function takeDraft(
  context: Context,
  { open, ...place }: DraftPlace & { open: readonly string[] },
): string | null {
  const { ledger, reader } = context;
  const [subject = "", , field = ""] = place.key.split(":");
  if (hides(reader, subject, field)) return null;
  const own = rowOf(context, place);
  const begins = beginOf(context, place);
  const left = ledger.store
    .all<{ key: string; text: string }>(
      "SELECT key, text FROM local_draft WHERE substr(key, 1, length(?)) = ? ORDER BY key = ? DESC, saved_at DESC",
      begins,
      begins,
      own,
    )
    .find(({ key }) => key === own || !open.includes(key.slice(begins.length)));
  if (!left) return null;
  if (left.key !== own) ledger.store.run("UPDATE local_draft SET key = ? WHERE key = ?", own, left.key);
  return left.text;
}

/** @throws ConcordError E_NO_PROFILE, E_OTHER_PERSON */
export function clearDraft(context: Context, place: DraftPlace): void {
  context.ledger.store.run("DELETE FROM local_draft WHERE key = ?", rowOf(context, place));
}

/**
 * Earlier builds wrote down no author. Whoever was logged in last on this laptop gets what they left; where that is nobody
 * who is still there, the first facilitator. To be called before anybody logs in anew.
 */
export function giveDraftsAuthor(store: Store): void {
  const author = store.get<{ id: string }>(
    `SELECT id FROM profile WHERE retired IS NOT 1 AND
       (id = (SELECT value FROM local_value WHERE key = 'profile') OR role = 'facilitator')
     ORDER BY id = (SELECT value FROM local_value WHERE key = 'profile') DESC, id LIMIT 1`,
  );
  if (!author) return;
  store.run(
    `UPDATE OR IGNORE local_draft SET key = ? || char(10) || key
     WHERE length(key) - length(replace(key, char(10), '')) = 1`,
    author.id,
  );
}

function rowOf(context: Context, place: DraftPlace): string {
  return `${beginOf(context, place)}${context.window}`;
}

/** Ids have no line feed, nor have windows. */
function beginOf(context: Context, { key, by }: DraftPlace): string {
  if (context.actor().id !== by) throw new ConcordError("E_OTHER_PERSON");
  return `${by}\n${key}\n`;
}
