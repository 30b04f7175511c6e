/**
 * Positions were taken on the sentence as it stood. Where it says something else, they are marked, whichever way it came to say
 * it; where it says again what a party had heard, its position holds. One that was taken on a laptop that did not know the text
 * as it is counts as marked from the moment at which the two come together, on all laptops alike: that follows from which entry
 * had seen which, so that nothing has to be written for it.
 */
import type { RecordOf } from "../../contract/subjects/index.ts";
import { readsAlike } from "../../contract/tidy.ts";
import { Before, writesOf } from "../../ledger/before.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { unheardSql } from "../../schema/heard.ts";

type Sentence = Pick<RecordOf<"outcome">, "text" | "text_en">;

/** Notes that a party says what it said of the text as it is. @param marked whether a mark was written, not only derived */
export function sayAgain(tx: Tx, { id, marked }: { id: string; marked: number }): void {
  // Where none was written there is none to be taken away: that it was said again must be written all the same.
  if (!marked) tx.put("position", id, { earlier_text: true });
  tx.put("position", id, { earlier_text: null });
}

/** Marks the positions on a decision whose text has changed, or takes the marks away. */
export function markPositions(tx: Tx, before: RecordOf<"outcome">, after: RecordOf<"outcome">): void {
  if (before.text === after.text && before.text_en === after.text_en) return;
  const field = fieldOf(before);
  const wrote = writesOf(tx.reader, "outcome", after.id, field).find(({ value }) => value === before[field]);
  const taken = tx.reader.all<{ id: string; marked: number; unheard: number }>(
    `SELECT id, earlier_text IS TRUE AS marked, ${unheardSql("?")} AS unheard FROM position p WHERE outcome = ?`,
    wrote?.n ?? null,
    after.id,
  );
  // What comes back with the text, or was taken with it, is marked as it is to be.
  const own = new Set(tx.inverses.map(({ subject, id }) => `${subject} ${id}`));
  for (const { id, marked, unheard } of taken) {
    if (own.has(`position ${id}`)) continue;
    // What is unmarked stood on the text until now.
    const heard = marked || unheard ? heardBy(tx, id, after.id) : before;
    const mark = heard === undefined || !saysTheSame(heard, after);
    if (mark !== Boolean(marked)) tx.put("position", id, { earlier_text: mark || null });
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
  const field = fieldOf(heard);
  return readsAlike(heard[field] ?? "", now[field] ?? "");
}

/** The field in which a sentence is said; the other one translates it. */
function fieldOf({ text }: Sentence): "text" | "text_en" {
  return text ? "text" : "text_en";
}
