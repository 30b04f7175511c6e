/** Text that is being typed and is not a record yet: durable on this laptop, never in the ledger. */
import type { Ledger } from "../ledger/ledger.ts";
import type { Context } from "./context.ts";
import { hides } from "./privacy.ts";

interface DraftPlace {
  /** What is typed: subject, record and field, or the entry line of a meeting. */
  key: string;
  /** Where it is typed. */
  window: string;
}

export function putDraft(ledger: Ledger, { text, ...place }: DraftPlace & { text: string }): void {
  if (text === "") clearDraft(ledger, place);
  else
    ledger.store.run(
      "INSERT OR REPLACE INTO local_draft (key, text, saved_at) VALUES (?, ?, ?)",
      rowOf(place),
      text,
      ledger.now(),
    );
}

/**
 * The window's own draft, or else the last one that a window left behind which is not open any more: it becomes this
 * window's, so that nobody else takes it as well. What is being typed in another open window stays there.
 * @param open the windows that are open
 */
export function takeDraft(
  { ledger, reader }: Pick<Context, "ledger" | "reader">,
  { open, ...place }: DraftPlace & { open: readonly string[] },
): string | null {
  const [subject = "", , field = ""] = place.key.split(":");
  if (hides(reader, subject, field)) return null;
  const own = rowOf(place);
  const begins = rowOf({ key: place.key, window: "" });
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

export function clearDraft(ledger: Ledger, place: DraftPlace): void {
  ledger.store.run("DELETE FROM local_draft WHERE key = ?", rowOf(place));
}

function rowOf({ key, window }: DraftPlace): string {
  return `${key}\n${window}`;
}
