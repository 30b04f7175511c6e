/**
 * Positions were taken on the sentence as it stood. Where it says something else, they are marked, whichever way it came to say
 * it; where it says again what a party had heard, its position holds.
 */
import type { RecordOf } from "../../contract/subjects/index.ts";
import { readsAlike } from "../../contract/tidy.ts";
import { Before, writesOf } from "../../ledger/before.ts";
import type { Tx } from "../../ledger/transaction.ts";

type Sentence = Pick<RecordOf<"outcome">, "text" | "text_en">;

/** Marks the positions on a decision whose text has changed, or takes the marks away. */
export function markPositions(tx: Tx, before: RecordOf<"outcome">, after: RecordOf<"outcome">): void {
  if (before.text === after.text && before.text_en === after.text_en) return;
  const taken = tx.reader.all<{ id: string; earlier_text: number | null }>(
    "SELECT id, earlier_text FROM position WHERE outcome = ?",
    after.id,
  );
  // What comes back with the text, or was taken with it, is marked as it is to be.
  const own = new Set(tx.inverses.map(({ subject, id }) => `${subject} ${id}`));
  for (const { id, earlier_text } of taken) {
    if (own.has(`position ${id}`)) continue;
    // What is unmarked stood on the text until now.
    const heard = earlier_text ? heardBy(tx, id, after.id) : before;
    const mark = heard === undefined || !saysTheSame(heard, after);
    if (mark !== Boolean(earlier_text)) tx.put("position", id, { earlier_text: mark || null });
  }
}

/** The text on which a position that is marked was taken: the one before it was marked, as this laptop had it. */
function heardBy(tx: Tx, position: string, outcome: string): Sentence | undefined {
  let marked: number | undefined;
  let takenBack = 0;
  for (const { n, value, act } of writesOf(tx.reader, "position", position, "earlier_text")) {
    if (value === true) {
      marked = n;
      // An undo that marks it takes back that it was taken anew.
      if (act === "undo" || act === "redo") takenBack++;
    } else if (takenBack > 0) takenBack--;
    else break;
  }
  return marked === undefined
    ? undefined
    : (new Before(tx.reader).fields("outcome", outcome, { n: marked }) as Sentence);
}

/** A translation that was added says the same; a blank at an end says nothing. */
function saysTheSame(heard: Sentence, now: Sentence): boolean {
  const field = heard.text ? "text" : "text_en";
  return readsAlike(heard[field] ?? "", now[field] ?? "");
}
