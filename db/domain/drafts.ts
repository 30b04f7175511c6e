/** Text that is being typed and is not a record yet: durable on this laptop, never in the ledger. */
import type { Ledger } from "../ledger/ledger.ts";
import type { Reader } from "../ledger/store.ts";

export function putDraft(ledger: Ledger, { key, text }: { key: string; text: string }): void {
  if (text === "") clearDraft(ledger, key);
  else
    ledger.store.run(
      "INSERT OR REPLACE INTO local_draft (key, text, saved_at) VALUES (?, ?, ?)",
      key,
      text,
      ledger.now(),
    );
}

export function getDraft(reader: Reader, key: string): string | null {
  return reader.get<{ text: string }>("SELECT text FROM local_draft WHERE key = ?", key)?.text ?? null;
}

export function clearDraft(ledger: Ledger, key: string): void {
  ledger.store.run("DELETE FROM local_draft WHERE key = ?", key);
}
