/**
 * The line that records a tie on the page of an organization: 供应 重庆甲电池 电芯 2023年起, supplies Changan cells since 2023.
 * First what the tie is, then who the other one is, then whatever is known of it. Pure: the same line gives the same tie.
 */
import { dayExists } from "../../contract/dates.ts";
import type { CONFIDENCE, LINK_STATUS } from "../../contract/vocabulary.ts";
import { calledExactly, closeParties, folded, type Party } from "../parties.ts";
import type { LinkKind } from "./link-words.ts";

export type LinkProblem =
  | { code: "no_kind" | "no_party" }
  | { code: "unknown_party" | "several" | "bad_date"; value: string };

export interface LinkLine {
  /** The term, and whether the other organization is the one that the tie begins at. */
  kind: string | null;
  back: boolean;
  other: Party | null;
  segment: string | null;
  /** What is said of it beside all that, as it was typed. */
  text: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  since: string | null;
  status: (typeof LINK_STATUS)[number];
  confidence: (typeof CONFIDENCE)[number] | null;
  share: string | null;
  /** Words by which a source is to be found. */
  source: string | null;
  /** Why it cannot be recorded yet; empty when it can. */
  problems: LinkProblem[];
}

export interface LinkContext {
  kinds: readonly LinkKind[];
  parties: readonly Party[];
  /** Ids of those that were chosen from a list, by the name that stands in the line. */
  chosen: ReadonlyMap<string, string>;
  /** What the chain is made of, by the names of each. */
  segments: readonly { id: string; names: readonly string[] }[];
}

/** Reads one line. Never throws: what is missing stands in `problems`. */
export function parseLinkLine(line: string, context: LinkContext): LinkLine {
  const begun = beginningOf(line, context);
  const problems: LinkProblem[] = [];
  if (!begun.kind) problems.push({ code: "no_kind" });
  const named = begun.named ?? partyAt(begun.rest, context, ENDS);
  if (named.problem) problems.push(named.problem);
  const { text, ...said } = detailsOf(begun.named ? begun.rest : begun.rest.slice(named.length), context);
  if (said.unreal) problems.push({ code: "bad_date", value: said.unreal });
  const { unreal: _, ...fields } = said;
  return { kind: begun.kind?.id ?? null, back: begun.back, other: named.party, text, ...fields, problems };
}

/** The name of the other organization that is being typed at the caret, for completion; null elsewhere. */
export function linkNameAt(
  line: string,
  caret: number,
  context: Omit<LinkContext, "segments">,
): { start: number; query: string } | null {
  const { kind, rest, framed, named } = beginningOf(line, { ...context, segments: [] });
  if ((!kind && !framed) || named) return null;
  const at = line.length - rest.length + (/^[@＠]/.test(rest) ? 1 : 0);
  if (caret < at) return null;
  const query = line.slice(at, caret);
  if (query.length > 60 || /[,，;；。]/.test(query)) return null;
  const known = knownAt(line.slice(at), context, ENDS);
  if (known !== null && caret > at + known.length) return null;
  // A blank ends a name unless it may still be the beginning of a longer one.
  const typed = query.toLowerCase();
  const begins = context.parties.some(({ names }) => names.some((name) => name.toLowerCase().startsWith(typed)));
  if (/\s/.test(query.trim()) && !begins) return null;
  if (/\s$/.test(query) && known === null && !begins) return null;
  return { start: at - 1, query: query.trim() };
}

interface Beginning {
  kind: LinkKind | null;
  back: boolean;
  /** What follows the words of the kind, or of both the kind and the name. */
  rest: string;
  /** A word stands there that puts the name before the kind: 由…供应, 与…合资. */
  framed: boolean;
  named?: At;
}

const ENDS = /^(?:$|[\s,，;；。、:：])/;
/** The other one does it, from or to it, or both together. */
const FRAMES: readonly { form: RegExp; turns: boolean }[] = [
  { form: /^(?:由|被|受)/, turns: true },
  { form: /^(?:向|从|给|与|和|同|跟)/, turns: false },
];

function beginningOf(line: string, context: LinkContext): Beginning {
  const said = line.trimStart();
  const first = kindAt(said, context.kinds);
  if (first) return { ...first, rest: said.slice(first.length).trimStart(), framed: false };
  for (const { form, turns } of FRAMES) {
    const rest = said.replace(form, "");
    if (rest === said) continue;
    // Behind a name that is known or ends with a blank, what they do stands.
    const follows = (text: string) => ENDS.test(text) || kindAt(text, context.kinds) !== null;
    const named = partyAt(rest.trimStart(), context, follows);
    const behind = rest.trimStart().slice(named.length).trimStart();
    const kind = named.party ? kindAt(behind, context.kinds) : null;
    if (!kind) return { kind: null, back: false, rest: rest.trimStart(), framed: true };
    return {
      kind: kind.kind,
      back: kind.back !== turns,
      rest: behind.slice(kind.length).trimStart(),
      framed: true,
      named,
    };
  }
  return { kind: null, back: false, rest: said, framed: false };
}

/** The longest words of a kind with which a text begins; Latin ones end with the word. */
function kindAt(text: string, kinds: readonly LinkKind[]): { kind: LinkKind; back: boolean; length: number } | null {
  const typed = text.toLowerCase();
  let found: { kind: LinkKind; back: boolean; length: number } | null = null;
  for (const kind of kinds)
    for (const [words, back] of [
      [kind.forward, false],
      [kind.backward, true],
    ] as const)
      for (const word of words) {
        if (word.length <= (found?.length ?? 0) || !typed.startsWith(word.toLowerCase())) continue;
        if (/\w$/.test(word) && /^\w/.test(text.slice(word.length))) continue;
        found = { kind, back, length: word.length };
      }
  return found;
}

interface At {
  party: Party | null;
  /** So many characters were read for it. */
  length: number;
  problem?: LinkProblem;
}

type End = RegExp | ((text: string) => boolean);

/** Who stands at the beginning of a text. */
function partyAt(text: string, context: Omit<LinkContext, "segments">, end: End): At {
  const cut = /^[@＠]/.test(text) ? 1 : 0;
  const said = text.slice(cut);
  if (said.trim() === "") return { party: null, length: text.length, problem: { code: "no_party" } };
  const known = knownAt(said, context, end);
  const name = known ?? /^[^\s,，;；。]+/u.exec(said)?.[0] ?? "";
  const length = cut + name.length;
  const picked = context.parties.find(({ id }) => id === context.chosen.get(name));
  if (picked) return { party: picked, length };
  const exact = calledExactly(name, context.parties);
  const found = exact.length > 0 ? exact : closeParties(name, context.parties);
  if (found.length === 1 && found[0]) return { party: found[0], length };
  return { party: null, length, problem: { code: found.length > 1 ? "several" : "unknown_party", value: name } };
}

/** The longest known name with which a text begins, as it is typed there. */
function knownAt(text: string, { parties, chosen }: Omit<LinkContext, "segments">, end: End): string | null {
  const typed = text.toLowerCase();
  const ends = (rest: string) => (typeof end === "function" ? end(rest) : end.test(rest));
  let found = "";
  for (const name of [...chosen.keys(), ...parties.flatMap(({ names }) => names)])
    if (name.length > found.length && typed.startsWith(name.toLowerCase()) && ends(text.slice(name.length)))
      found = text.slice(0, name.length);
  return found === "" ? null : found;
}

type Details = Omit<LinkLine, "kind" | "back" | "other" | "problems"> & { unreal: string | null };

const SURE: readonly [RegExp, LinkLine["confidence"]][] = [
  [/(?:可信度|可信)\s*[:：]?\s*高|高可信|(?<![\w-])(?:high confidence|confidence:?\s*high)(?![\w-])/iu, "high"],
  [/(?:可信度|可信)\s*[:：]?\s*中|(?<![\w-])(?:medium confidence|confidence:?\s*medium)(?![\w-])/iu, "medium"],
  [/(?:可信度|可信)\s*[:：]?\s*低|低可信|(?<![\w-])(?:low confidence|confidence:?\s*low)(?![\w-])/iu, "low"],
];
const STATES: readonly [RegExp, LinkLine["status"]][] = [
  [/(?<=^|[\s,，;；])(?:计划中?|拟|规划中?|筹备中?|planned)(?=$|[\s,，;；])/iu, "planned"],
  [/(?<=^|[\s,，;；])(?:建议|提议|设想|suggested|proposed)(?=$|[\s,，;；])/iu, "suggested"],
  [/(?<=^|[\s,，;；])(?:既有|已有|existing)(?=$|[\s,，;；])/iu, "existing"],
];
const SINCE =
  /(?<=^|[\s,，;；])(?:自|从|since\s+|from\s+)?((?:19|20)\d{2})(?:[年./-](?:(\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?)?)?(?:起|以来)?(?=$|[\s,，;；])/iu;
const SHARE = /(?:持股|占股|占比|份额|share\s*)?\s*(\d{1,3}(?:\.\d+)?)\s*[%％]/iu;
const SOURCE = /(?<=^|[\s,，;；])(?:来源|出处|根据|source|according to)\s*[:：]?\s*(\S.*)$/iu;

function detailsOf(text: string, { segments }: Pick<LinkContext, "segments">): Details {
  let left = text;
  const take = (form: RegExp) => {
    const found = form.exec(left);
    if (found) left = `${left.slice(0, found.index)} ${left.slice(found.index + found[0].length)}`;
    return found;
  };
  const source = take(SOURCE)?.[1]?.trim() ?? null;
  const confidence = SURE.find(([form]) => take(form))?.[1] ?? null;
  const status = STATES.find(([form]) => take(form))?.[1] ?? "existing";
  const share = take(SHARE)?.[1];
  const dated = take(SINCE);
  const since = dated ? dayOf(dated) : null;
  const segment = segmentIn(left, segments);
  if (segment) left = `${left.slice(0, segment.start)} ${left.slice(segment.end)}`;
  return {
    segment: segment?.id ?? null,
    text: left.replace(/^[\s,，;；。、:：]+|[\s,，;；、]+$/gu, "").replace(/\s+/gu, " "),
    since: since !== null && dayExists(since) ? since : null,
    unreal: since !== null && !dayExists(since) && dated ? dated[0].trim() : null,
    status,
    confidence,
    share: share ? `${share}%` : null,
    source,
  };
}

function dayOf([, year = "", month, day]: RegExpExecArray): string {
  return [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter((part) => part !== undefined).join("-");
}

/** The segment whose name stands whole between blanks, the longest first. */
function segmentIn(text: string, segments: LinkContext["segments"]): { id: string; start: number; end: number } | null {
  const words = [...text.matchAll(/[^\s,，;；、]+/gu)];
  for (let size = words.length; size > 0; size--)
    for (let from = 0; from + size <= words.length; from++) {
      const [first, last] = [words[from], words[from + size - 1]];
      if (!first || !last) continue;
      const end = last.index + last[0].length;
      const wanted = folded(text.slice(first.index, end));
      const named = segments.find(({ names }) => names.some((name) => folded(name) === wanted));
      if (named) return { id: named.id, start: first.index, end };
    }
  return null;
}
