/** Words as they are looked for: width, case, marks of Latin letters and characters that nobody sees count for nothing. Pure. */

const RUN = /(\p{Script=Han}+)|([[\p{L}\p{N}\p{M}]--\p{Script=Han}]+)/gv;
const MARKS = /(?<=\p{Script=Latin})\p{Mn}+/gu;
/** Marks of direction, joiners, soft hyphens, choices of a glyph: they come along when text is copied. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** Nothing of such a text is folded but its case: letters of English, Chinese, and their ordinary marks. */
const FOLDED = /^[\t\n -~\u3001\u3002\u3008-\u3011\u3400-\u4db5\u4e00-\u9fcb]*$/;

/** Folds width, case, marks of Latin letters and what nobody sees, so that ＮＥＶ, nev and NEV are one word, and Citroën is found by citroen. */
export function fold(text: string): string {
  if (FOLDED.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replace(MARKS, "").normalize("NFKC").replace(UNSEEN, "").toLowerCase();
}

/** The runs of a query, folded: each must stand in a text for it to be a hit. */
export function needlesOf(query: string): string[] {
  return runsOf(query).map((run) => run.text);
}

/** A stretch of one script. */
export interface Run {
  text: string;
  han: boolean;
}

/** The words of a text, folded. */
export function runsOf(text: string): Run[] {
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
