/** How names are spelled where they are put in order: Chinese by its pinyin, among names in letters. */
import { loadSyllables, type Syllables } from "../language/syllables.ts";
import { fold } from "./tokens.ts";

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

/** A text that stands among others where its name does. Those of one sound stay together by their characters. */
export function spelled(name: string): string {
  const known = held.get(name);
  if (known !== undefined) return known;
  const text = Array.from(fold(name)).slice(0, MAX_CHARACTERS).join("");
  // A blank comes before every letter: 西安 stands before 先.
  const read = text.replaceAll(RUN, (run) => ` ${syllables?.(run).join(" ") ?? run} `);
  const key = `${read.replaceAll(/\s+/g, " ").trim()}\u0000${text}`;
  if (held.size >= MAX_HELD) held.clear();
  held.set(name, key);
  return key;
}
