/**
 * What one line says of an action: what was done, how far it is (两款车型参数已交 60%, 完成八成…), with `@` whose report it is. A percentage
 * is taken for progress where its clause says so, or where it stands apart from the words ("…，60%"); one that tells by how much
 * something rose or fell, of what it is a share, or two of them, set nothing. Pure.
 */
import { withMentions } from "./entry.ts";
import type { Mark } from "./marks.ts";
import { halfWidth, NUMBER, numberOf } from "./numbers.ts";
import type { Party } from "./parties.ts";

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

export interface ReportLine {
  /** What was done, without the parts that became fields. */
  text: string;
  /** 0 to 100; null: not said. */
  percent: number | null;
  /** Id of the party whose report it is; null: of whoever writes it. */
  organization: string | null;
  /** Names that mean nobody, or more than one. */
  unclear: string[];
}

/** Reads one line. Never throws. */
export function parseReportLine(line: string, parties: readonly Party[], marks: readonly Mark[] = []): ReportLine {
  const { text: said, mentions } = withMentions(line.replaceAll("＠", "@"), parties, marks, "cut");
  const { text, percent } = withoutPercent(said);
  const found = mentions.find(({ party }) => party !== null);
  const unclear = mentions.filter(
    ({ party, several }) => party === null || new Set(several.map(({ id }) => id)).size > 1,
  );
  return { text, percent, organization: found?.party?.id ?? null, unclear: unclear.map(({ query }) => query) };
}

const DIGITS = "(?<percent>\\d{1,3})\\s*[%％]";
const BREAK = "[\\s,，。;；、]";
/** Where a percentage tells how far the whole is: called so, or apart from the words, at the end or at the beginning. */
const FORMS: readonly RegExp[] = [
  new RegExp(`(?:^|${BREAK})(?:进度|总进度|progress)\\s*(?:达到|至|到|为|is|to|at|[:：])?\\s*${DIGITS}`, "iu"),
  new RegExp(`(?:^|[,，。;；、]\\s*)${DIGITS}[\\s。.]*$`, "u"),
  new RegExp(`^\\s*${DIGITS}(?=${BREAK}|$)`, "u"),
  // Behind a blank alone it may belong to the word before it: "回收率 60%".
  new RegExp(`(?<!(?:率|比|占|例|rate|share|by|of|to|about|than))\\s+${DIGITS}[\\s。.]*$`, "iu"),
];

function withoutPercent(said: string): { text: string; percent: number | null } {
  const several = [...halfWidth(said).matchAll(PERCENT)].length > 1;
  if (several) return { text: said.trim(), percent: null };
  for (const form of FORMS) {
    const match = form.exec(said);
    const percent = Number(match?.groups?.percent);
    if (match && percent <= 100)
      return { text: joined(said.slice(0, match.index), said.slice(match.index + match[0].length)), percent };
  }
  return { text: said.trim(), percent: percentIn(said) };
}

/** What stood before and behind, without the marks that told them apart from what was taken out. */
function joined(before: string, behind: string): string {
  const head = before.replace(/[\s,，;；、]+$/u, "");
  const tail = behind.replace(/^[\s,，;；、]+/u, "");
  if (head === "" || tail === "") return (head || tail).trim();
  return `${head}${/\p{Script=Han}/u.test(head) ? "，" : ", "}${tail}`.trim();
}
