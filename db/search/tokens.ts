/**
 * Words for the search index. Chinese is written as overlapping pairs of characters (a run of n gives n-1 pairs and its
 * last character, so that any one character is the beginning of some token); everything else as lower-case words.
 */
import { runsOf } from "../language/looked-for/words.ts";

const MAX_QUERY_TERMS = 12;

/**
 * Characters that the tokenizer of the index (unicode61, which knows Unicode 6.1) surely takes as parts of words. It
 * would cut a word at any younger letter, in a name like 𬭚 too.
 */
const PLAIN =
  /^[0-9a-z\u00df-\u00f6\u00f8-\u024f\u03ac-\u03ce\u0430-\u045f\u3041-\u3096\u30a1-\u30fa\u3400-\u4db5\u4e00-\u9fcb]*$/u;

/** A token as the index holds it: other characters by their numbers, so that both sides cut words alike. @param token folded */
export function written(token: string): string {
  if (PLAIN.test(token)) return token;
  return Array.from(token, (character) =>
    PLAIN.test(character) ? character : `u${(character.codePointAt(0) as number).toString(16).padStart(6, "0")}`,
  ).join("");
}

/** Tokens of a text, separated by spaces, for the index. */
export function tokensOf(text: string): string {
  let tokens = "";
  for (const { text: run, han } of runsOf(text)) {
    if (tokens !== "") tokens += " ";
    if (!han) tokens += written(run);
    else if (PLAIN.test(run)) {
      // Each of its characters is one of the string's.
      for (let at = 1; at < run.length; at++) tokens += `${run.slice(at - 1, at + 1)} `;
      tokens += run.at(-1);
    } else tokens += [...pairs(run), Array.from(run).at(-1) as string].map(written).join(" ");
  }
  return tokens;
}

/** FTS5 query that finds every text holding all of the query's runs, or null if it holds nothing to look for. */
export function matchFor(query: string): string | null {
  const terms: string[] = [];
  for (const run of runsOf(query)) {
    const found = run.han ? pairs(run.text) : [];
    if (found.length > 0) terms.push(...found.map((pair) => `"${written(pair)}"`));
    else terms.push(`"${written(run.text)}"*`);
  }
  return terms.length === 0 ? null : [...new Set(terms)].slice(0, MAX_QUERY_TERMS).join(" AND ");
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, index) => (characters[index] as string) + character);
}
