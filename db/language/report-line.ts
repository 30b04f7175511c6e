/**
 * What one line says of an action: what was done, how far it is (两款车型参数已交 60%, 完成八成…), with `@` whose report it is. A percentage
 * is taken for progress where its clause says so, or where it stands apart from the words ("…，60%"); one that tells by how much
 * something rose or fell, of what it is a share, or two of them, set nothing. Pure.
 */
import { withMentions } from "./entry.ts";
import { halfWidth, NUMBER, numberOf } from "./numbers.ts";
import type { Party } from "./parties.ts";

const PERCENT = new RegExp(`(\\d{1,3}(?:\\.\\d+)?)\\s*(?:%|percent\\b|per cent\\b)|百分之(${NUMBER})`, "giu");
/** Where a clause ends. */
const CLAUSE = /[,;.!?，；。！？、\n](?!\d)/u;
/** Words by which a clause is about how far something is. */
const FAR =
  /进度|进展|完成|办结|已|达到?|推进到|progress|complete|done|finish|ready|submitted|delivered|installed|built|through|\bat\b|\bnow\b/iu;
/** Words by which a percentage is about something else: by how much, of what, compared with what. */
const OTHER =
  /提[升高速]|增[长加幅多]|上升|升[至到]|回升|[涨降减]|下[跌调滑]|缩[短减小]|高[于出]|低于|[多少]于|不足|超[过出额]?|同比|环比|较|占|比[例重]|份额|(?<!完成|办结)率|误差|折|\b(?:by|up|down|rise|rose|risen|increas\w*|grow\w*|grew|fell|fall\w*|drop\w*|reduc\w*|cut|less|more|below|above|over|under|share|rate|of|than)\b/iu;

/** Whole percent that a clause surely says; null: none. */
function percentIn(said: string): number | null {
  const text = halfWidth(said);
  const only = theOnly(text);
  if (!only || !FAR.test(aboutOf(text, only))) return null;
  const percent = only[1] === undefined ? numberOf(only[2] ?? "") : Number(only[1]);
  return Number.isInteger(percent) && percent <= 100 ? percent : null;
}

function theOnly(text: string): RegExpMatchArray | undefined {
  const found = [...text.matchAll(PERCENT)];
  return found.length === 1 ? found[0] : undefined;
}

/** What stands in the clause of a percentage beside it; where it stands alone, in the clause before. */
function aboutOf(text: string, found: RegExpMatchArray): string {
  const at = found.index ?? 0;
  const before = text.slice(0, at).split(CLAUSE);
  const after = text.slice(at + found[0].length).split(CLAUSE)[0] ?? "";
  const own = `${before.at(-1) ?? ""} ${after}`;
  return own.trim() === "" ? (before.at(-2) ?? "") : own;
}

export interface ReportLine {
  /** What was done, without the parts that became fields. */
  text: string;
  /** The same with the percentage, for whoever means it otherwise. */
  whole: string;
  /** 0 to 100; null: not said. */
  percent: number | null;
  /** Id of the party whose report it is; null: of whoever writes it. */
  organization: string | null;
  /** Names that mean nobody, or more than one. */
  unclear: string[];
}

/** Reads one line. Never throws. */
export function parseReportLine(line: string, parties: readonly Party[]): ReportLine {
  const { text: said, mentions } = withMentions(line.replaceAll("＠", "@"), parties, [], "cut");
  const { text, percent } = withoutPercent(said);
  const found = mentions.find(({ party }) => party !== null);
  const unclear = mentions.filter(
    ({ party, several }) => party === null || new Set(several.map(({ id }) => id)).size > 1,
  );
  return {
    text,
    whole: said.trim(),
    percent,
    organization: found?.party?.id ?? null,
    unclear: unclear.map(({ query }) => query),
  };
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
  const only = theOnly(halfWidth(said));
  if (!only || OTHER.test(aboutOf(halfWidth(said), only))) return { text: said.trim(), percent: null };
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
