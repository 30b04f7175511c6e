/**
 * Names in the search index: whole, so that who types a name exactly finds it before all else, and by their pinyin, from
 * their beginning or from a later syllable. Each is a token whose first character no typed word begins with.
 */

import { fold } from "../language/looked-for/words.ts";
import { initialsOf } from "../language/syllables.ts";
import { written } from "./tokens.ts";

const WHOLE = "あ";
const BEGINS = "い";
const INSIDE = "う";

/** Of a name, the first so many characters and syllables are looked at, and of a token so many letters. */
const MAX_CHARACTERS = 80;
const MAX_SYLLABLES = 40;
const MAX_LETTERS = 30;

/** What is looked for by name: FTS5 queries, and null where the words are not such. */
export interface NameMatches {
  whole: string | null;
  begins: string | null;
  /** The beginning of the pinyin or of its first letters. */
  sounds: string | null;
  /** The same from a later syllable. */
  soundsInside: string | null;
}

/** @param names what a record is called, with how each is read; sentences, and what has no dictionary yet, have no syllables */
export function nameTokens(names: readonly { text: string; syllables: readonly string[] }[]): string {
  const tokens = new Set<string>();
  for (const { text, syllables } of names) {
    const key = keyOf(text);
    if (key !== "") tokens.add(WHOLE + key);
    const read = syllables.slice(0, MAX_SYLLABLES);
    for (const at of read.keys()) {
      const rest = read.slice(at);
      const mark = at === 0 ? BEGINS : INSIDE;
      tokens.add(mark + initialsOf(rest).slice(0, MAX_LETTERS));
      tokens.add(mark + rest.join("").slice(0, MAX_LETTERS));
    }
  }
  return [...tokens].join(" ");
}

/** How words find a record by its name. */
export function nameMatches(words: string): NameMatches {
  const key = keyOf(words);
  const sound = mayBePinyin(words) ? lettersOf(words).slice(0, MAX_LETTERS) : null;
  return {
    whole: key && `"${WHOLE}${key}"`,
    begins: key && `"${WHOLE}${key}"*`,
    sounds: sound && `"${BEGINS}${sound}"*`,
    soundsInside: sound && `"${INSIDE}${sound}"*`,
  };
}

/** Letters alone, at least two. */
export function mayBePinyin(words: string): boolean {
  return /^[a-z]{2,}$/.test(lettersOf(words));
}

function lettersOf(words: string): string {
  return fold(words).replaceAll(/\s+/g, "");
}

/** A name without what people leave out or put in: width, case, blanks, brackets and marks. Empty: nothing of it is left. */
function keyOf(name: string): string {
  const key = (fold(name).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join("");
  return written(key.length <= MAX_CHARACTERS ? key : Array.from(key).slice(0, MAX_CHARACTERS).join(""));
}
