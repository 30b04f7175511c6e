/** How names are spelled where they are put in order: Chinese by its pinyin, among names in letters. */

import { fold } from "../language/looked-for/words.ts";
import { loadSyllables, type Syllables } from "../language/syllables.ts";

/** Of a text, the first so many characters are put in order. */
const MAX_CHARACTERS = 60;
/** Spellings that are held: a list is put in order again for each of its pages. */
const MAX_HELD = 20_000;

const RUN = /\p{Script=Han}+/gu;
const held = new Map<string, string>();
let syllables: Syllables | null = null;

/** Loads the dictionary. Before it is there, Chinese stands in the order of its characters. */
export async function learnToSpell(): Promise<void> {
  if (syllables) return;
  syllables = await loadSyllables();
  held.clear();
}

/**
 * A text that stands among others where its name does. Those of one sound stay together by their characters.
 * @param person reads a first character that is a surname as one: 曾 stands under Z
 */
export function spelled(name: string, person = false): string {
  const of = person ? `@${name}` : name;
  const known = held.get(of);
  if (known !== undefined) return known;
  const text = beginningOf(name);
  const key = keyOf(text, (run) => syllables?.(run, person).join(" ") ?? run);
  if (held.size >= MAX_HELD) held.clear();
  held.set(of, key);
  return key;
}

/** The same from the syllables of its Chinese characters, where these are known already. */
export function spelledBy(name: string, known: readonly string[]): string {
  const text = beginningOf(name);
  const characters = Array.from(text.matchAll(RUN), ([run]) => Array.from(run).length);
  const count = characters.reduce((sum, one) => sum + one, 0);
  // Of a long name only the beginning is put in order.
  if (count > known.length) return spelled(name);
  let at = 0;
  return keyOf(text, (run) => Array.from(run, () => known[at++]).join(" "));
}

function beginningOf(name: string): string {
  return Array.from(fold(name)).slice(0, MAX_CHARACTERS).join("");
}

function keyOf(text: string, soundOf: (run: string) => string): string {
  // A blank comes before every letter: 西安 stands before 先.
  const read = text.replaceAll(RUN, (run) => ` ${soundOf(run)} `);
  return `${read.replaceAll(/\s+/g, " ").trim()}\u0000${text}`;
}
