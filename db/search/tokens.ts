/**
 * Words for the search index. Chinese is written as overlapping pairs of characters (a run of n gives n-1 pairs and its
 * last character, so that any one character is the beginning of some token); everything else as lower-case words.
 */

const RUN = /(\p{Script=Han}+)|([[\p{L}\p{N}\p{M}]--\p{Script=Han}]+)/gv;
const MARKS = /(?<=\p{Script=Latin})\p{Mn}+/gu;
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

/** Nothing of such a text is folded but its case: letters of English, Chinese, and their ordinary marks. */
const FOLDED = /^[\t\n -~\u3001\u3002\u3008-\u3011\u3400-\u4db5\u4e00-\u9fcb]*$/;

/** Folds width, case and the marks of Latin letters, so that ＮＥＶ, nev and NEV are one word, and Citroën is found by citroen. */
export function fold(text: string): string {
  if (FOLDED.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replace(MARKS, "").normalize("NFKC").toLowerCase();
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

/** The runs of a query, folded: each must stand in a text for it to be a hit. */
export function needlesOf(query: string): string[] {
  return runsOf(query).map((run) => run.text);
}

interface Run {
  text: string;
  han: boolean;
}

function runsOf(text: string): Run[] {
  const folded = fold(text);
  if (SURROGATE.test(folded))
    return Array.from(folded.matchAll(RUN), ([run, han]) => ({ text: run, han: han !== undefined }));
  const runs: Run[] = [];
  let [start, kind] = [0, BREAK as Kind];
  for (let at = 0; at <= folded.length; at++) {
    const next = at < folded.length ? kindOf(folded.charCodeAt(at)) : BREAK;
    if (next === kind) continue;
    if (kind !== BREAK) runs.push({ text: folded.slice(start, at), han: kind === HAN });
    [start, kind] = [at, next];
  }
  return runs;
}

const SURROGATE = /[\ud800-\udfff]/;

const BREAK = 1;
const WORD = 2;
const HAN = 3;
type Kind = typeof BREAK | typeof WORD | typeof HAN;

/** Of each character of the first plane what it is, once somebody has asked: to ask the expression each time takes long. */
const kinds = new Uint8Array(0x10000);

function kindOf(code: number): Kind {
  const known = kinds[code];
  if (known) return known as Kind;
  const [run] = String.fromCharCode(code).matchAll(RUN);
  const kind = run === undefined ? BREAK : run[1] === undefined ? WORD : HAN;
  kinds[code] = kind;
  return kind;
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, index) => (characters[index] as string) + character);
}
