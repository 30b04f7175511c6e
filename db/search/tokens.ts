/**
 * Words for the search index. Chinese is written as overlapping pairs of characters (a run of n gives n-1 pairs and its
 * last character, so that any one character is the beginning of some token); everything else as lower-case words.
 */

const RUN = /(\p{Script=Han}+)|([\p{L}\p{N}\p{M}]+)/gu;
const HAN = /\p{Script=Han}/u;
const MARKS = /(?<=\p{Script=Latin})\p{Mn}+/gu;
const MAX_QUERY_TERMS = 12;

/**
 * Characters that the tokenizer of the index (unicode61, which knows Unicode 6.1) surely takes as parts of words. It
 * would cut a word at any younger letter, in a name like 𬭚 too.
 */
const PLAIN =
  /^[0-9a-z\u00df-\u00f6\u00f8-\u024f\u03ac-\u03ce\u0430-\u045f\u3041-\u3096\u30a1-\u30fa\u3400-\u4db5\u4e00-\u9fcb]$/u;

/** A token as the index holds it: other characters by their numbers, so that both sides cut words alike. @param token folded */
export function written(token: string): string {
  return Array.from(token, (character) =>
    PLAIN.test(character) ? character : `u${(character.codePointAt(0) as number).toString(16).padStart(6, "0")}`,
  ).join("");
}

/** Folds width, case and the marks of Latin letters, so that ＮＥＶ, nev and NEV are one word, and Citroën is found by citroen. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").normalize("NFKC").toLowerCase();
}

/** Tokens of a text, separated by spaces, for the index. */
export function tokensOf(text: string): string {
  const tokens: string[] = [];
  for (const run of runsOf(text)) {
    if (!run.han) tokens.push(run.text);
    else tokens.push(...pairs(run.text), Array.from(run.text).at(-1) as string);
  }
  return tokens.map(written).join(" ");
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

/** The runs of a query, folded: each must stand in a text for it to be a hit. */
export function needlesOf(query: string): string[] {
  return runsOf(query).map((run) => run.text);
}

function runsOf(text: string): { text: string; han: boolean }[] {
  return Array.from(fold(text).matchAll(RUN), ([run]) => run).flatMap(splitScripts);
}

// \p{L} takes in Han as well, so a run like "bms电池" is cut where the script changes.
function splitScripts(run: string): { text: string; han: boolean }[] {
  const parts: { text: string; han: boolean }[] = [];
  for (const character of run) {
    const han = HAN.test(character);
    const last = parts.at(-1);
    if (last && last.han === han) last.text += character;
    else parts.push({ text: character, han });
  }
  return parts;
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, index) => (characters[index] as string) + character);
}
