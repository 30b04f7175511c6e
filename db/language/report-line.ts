/**
 * What one line says of how far an action is: 两款车型参数已交 60%, 完成八成… A percentage is taken for progress only where its clause
 * says so; one that tells by how much something rose or fell, of what it is a share, or two of them, set nothing. Pure.
 */
import { halfWidth, NUMBER, numberOf } from "./numbers.ts";

const PERCENT = new RegExp(`(\\d{1,3}(?:\\.\\d+)?)\\s*(?:%|percent\\b|per cent\\b)|百分之(${NUMBER})`, "giu");
/** Where a clause ends. */
const CLAUSE = /[,;.!?，；。！？、\n](?!\d)/u;
/** Words by which a clause is about how far something is. */
const FAR =
  /进度|进展|完成|办结|已|达到?|推进到|progress|complete|done|finish|ready|submitted|delivered|installed|built|through|\bat\b|\bnow\b/iu;
/** Words by which a percentage is about something else. */
const OTHER =
  /[提升增涨降下减缩高低多少超]|同比|环比|占|比例|份额|利率|误差|折|\b(?:by|up|down|rise|rose|risen|increas\w*|grow\w*|grew|fell|fall\w*|drop\w*|reduc\w*|cut|less|more|below|above|over|under|share|of)\b/iu;

/** Whole percent; null: the line says none, or not surely. */
export function percentIn(line: string): number | null {
  const text = halfWidth(line);
  const found = [...text.matchAll(PERCENT)];
  const [only] = found;
  if (!only || found.length > 1) return null;
  const percent = only[1] === undefined ? numberOf(only[2] ?? "") : Number(only[1]);
  const clause = clauseAt(text, only.index, only.index + only[0].length).replace(only[0], " ");
  if (!FAR.test(clause) || OTHER.test(clause)) return null;
  return Number.isInteger(percent) && percent <= 100 ? percent : null;
}

function clauseAt(text: string, from: number, to: number): string {
  const before = text.slice(0, from).split(CLAUSE).at(-1) ?? "";
  const after = text.slice(to).split(CLAUSE)[0] ?? "";
  return `${before}${text.slice(from, to)}${after}`;
}
