/**
 * How names are spelled, kept on this laptop beside the search index and filled with it: to spell a Chinese name takes long, and
 * a list of many puts all of them in order.
 */
import type { Store } from "../base/store.ts";
import type { Subject } from "../contract/subjects/index.ts";
import { fold } from "../language/looked-for/words.ts";
import { spelled, spelledBy } from "./spelled.ts";

/** Letters of a spelling that are kept; what is alike so far stands in the order in which it was made. */
export const MOST_LETTERS = 48;
const HAN = /\p{Script=Han}/u;

/** Keeps how a record's Chinese name is spelled; what is written in letters is spelled as quickly as it is read. */
export function writeSpelling(
  store: Store,
  subject: Subject,
  row: number,
  { text, syllables }: { text: string; syllables: readonly string[] },
): void {
  if (!HAN.test(text)) return;
  store.run(
    "INSERT OR REPLACE INTO local_spelling (subject, row, key) VALUES (?, ?, ?)",
    subject,
    row,
    `${readOf(spelledBy(text, syllables))}\u0000${sumOf(text)}`,
  );
}

/** How a name is spelled. @param kept what was kept of the record: it may be of the name before */
export function spelledAs(name: string, kept: string | undefined, person = false): string {
  const [read = "", sum] = kept?.split("\u0000") ?? [];
  return kept !== undefined && sum === sumOf(name) ? read : readOf(spelled(name, person));
}

function readOf(key: string): string {
  return (key.split("\u0000")[0] ?? "").slice(0, MOST_LETTERS);
}

/** Tells one name from another in few letters. */
function sumOf(name: string): string {
  let sum = 0x811c9dc5;
  const text = fold(name);
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(36);
}
