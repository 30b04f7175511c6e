/**
 * The entry line of the live screen: what one typed line says. `@` names parties, dates are understood, a word at the
 * beginning may choose the kind. Pure: the same line on the same day gives the same entry.
 */
import type { Calendar } from "./dates/working-days.ts";
import { type DueQuestion, readDue, withoutDue } from "./due.ts";
import { type Mark, markAt } from "./marks.ts";
import { calledExactly, closeParties, folded, type Party } from "./parties.ts";
import { type Links, noLinks, type Topic, withTopics } from "./topics.ts";

export const ENTRY_KINDS = ["decision", "report", "action", "risk", "opinion", "direction", "parked"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export type Problem =
  | { code: "no_text" | "no_lead" | "no_party" }
  | { code: "unknown_party"; value: string }
  /** Two go by this name, and none was chosen. */
  | { code: "several"; value: string }
  | { code: "bad_date"; value: string };

export interface Entry {
  kind: EntryKind;
  /** What is recorded, without the parts that became fields. */
  text: string;
  /** 牵头; of a report, the party that reports; of an opinion or a risk, the party whose words they are. */
  lead: string | null;
  /** 责任人: the first person named. */
  person: string | null;
  /** 配合; of other kinds than actions, every party named. */
  supporting: string[];
  /** What an outcome is about, named with `#`; organizations named with `@` are among them. */
  links: Links;
  /** `YYYY-MM-DD`, of actions only. */
  due: string | null;
  /** What only a person can tell about the due date: then none is set, and the words stay in the text. */
  question: DueQuestion | null;
  /** The parts of a report; `progress` is what stands before the first mark. */
  report: { progress: string; figures: string; difficulties: string; requests: string };
  /** Why it cannot be recorded yet; empty when it can. */
  problems: Problem[];
}

export interface EntryContext extends Calendar {
  /** Kind chosen by key; a word at the beginning of the line goes before it. */
  kind: EntryKind;
  parties: readonly Party[];
  /** What `#` may name. */
  topics?: readonly Topic[];
  /** What was chosen for names of the line. */
  marks?: readonly Mark[];
  /** Who reports when the line names nobody: the presenter of the agenda item. */
  presenter: string | null;
  /** The party that has the floor: what is said is its, unless the line names another one first. */
  speaking?: string | null;
}

/** Reads one line. Never throws: what is missing stands in `problems`. */
export function parseEntry(line: string, context: EntryContext): Entry {
  const { kind, rest: said, cut } = kindOf(line.replaceAll("＠", "@").replaceAll("＃", "#"), context.kind);
  const chosen = (context.marks ?? []).map((mark) => ({ ...mark, at: mark.at - cut }));
  const { text: rest, links, marks, several } = withTopics(said, context.topics ?? [], chosen);
  const problems: Problem[] = several.map((value) => ({ code: "several", value }));
  if (kind === "action") return actionOf(rest, { ...context, marks }, problems);
  const isSaid = kind === "opinion" || kind === "risk";
  const how = kind === "report" ? "cut" : isSaid ? "said" : "name";
  const { text, mentions } = withMentions(rest, context.parties, marks, how);
  problems.push(...severalParties(mentions, ({ id }) => id));
  // In a sentence "@" may be something else; a report needs to know who speaks.
  if (kind === "report") problems.push(...unknownParties(mentions));
  const speaker = mentions.find(({ role }) => role === "says")?.party?.id ?? context.speaking ?? null;
  const parties = unique(mentions.filter(({ role }) => role !== "says"));
  const lead = kind === "report" ? (parties[0] ?? context.presenter) : isSaid ? speaker : null;
  if (kind === "report" && !lead && problems.length === 0) problems.push({ code: "no_party" });
  if (text === "") problems.push({ code: "no_text" });
  const supporting = kind === "report" ? parties.slice(1) : parties;
  links.organizations = [...new Set([...supporting, ...links.organizations])];
  const fields = { text, lead, person: null, supporting, links, due: null, question: null };
  return { kind, ...fields, report: reportParts(text), problems };
}

/** The name being typed after `@` at the caret, for completion; null elsewhere. */
export function mentionAt(
  line: string,
  caret: number,
  parties: readonly Party[],
): { start: number; query: string } | null {
  // A search from before the beginning would still look at the first character.
  const plain = line.replaceAll("＠", "@");
  const start = caret === 0 ? -1 : plain.lastIndexOf("@", caret - 1);
  if (start < 0 || !isMention(plain, start)) return null;
  const query = line.slice(start + 1, caret);
  if (query.length > 40 || /[\n,，。;；、]/.test(query)) return null;
  const known = longestName(line.slice(start + 1), parties);
  if (known && caret > start + 1 + known.length) return null;
  // A space ends a name unless it may still be the beginning of a longer English one.
  if (/\s/.test(query) && !parties.some(({ names }) => names.some((name) => startsLike(name, query)))) return null;
  return { start, query: query.trim() };
}

/** In `hd@example.com` it names nobody: it stands between letters or digits as in an address. */
function isMention(line: string, at: number): boolean {
  return !(/[\w.%+-]/.test(line.charAt(at - 1)) && /\w/.test(line.charAt(at + 1)));
}

const PREFIXES: [EntryKind, RegExp][] = [
  ["decision", /^(?:(?:决定|议定)\s*[:：\s]|decision\s*:)\s*/iu],
  ["report", /^(?:汇报\s*[:：\s]|report\s*:)\s*/iu],
  ["action", /^(?:(?:任务|要求)\s*[:：\s]|(?:action|task)\s*:)\s*/iu],
  ["risk", /^(?:风险\s*[:：\s]|risk\s*:)\s*/iu],
  ["opinion", /^(?:意见\s*[:：\s]|opinion\s*:)\s*/iu],
  ["direction", /^(?:(?:方向|指出)\s*[:：\s]|direction\s*:)\s*/iu],
  ["parked", /^(?:(?:待议|暂缓)\s*[:：\s]|(?:parked|park)\s*:)\s*/iu],
];

/** @returns `cut`: characters that the word at the beginning took */
function kindOf(line: string, chosen: EntryKind): { kind: EntryKind; rest: string; cut: number } {
  for (const [kind, form] of PREFIXES) {
    const match = form.exec(line);
    if (match) return { kind, rest: line.slice(match[0].length), cut: match[0].length };
  }
  return { kind: chosen, rest: line, cut: 0 };
}

function actionOf(line: string, { parties, marks = [], today, years }: EntryContext, problems: Problem[]): Entry {
  // The date is looked for where no name stands: 十二月 may be part of a firm's name.
  const { text: named, mentions } = withMentions(line, parties, marks, "cut");
  const { text, due, question, unreal } = takeDue(named, { today, years });
  if (unreal) problems.push({ code: "bad_date", value: unreal });
  problems.push(...unknownParties(mentions), ...severalParties(mentions, ({ id, person }) => `${id} ${person ?? ""}`));
  const found = mentions.filter(({ party }) => party !== null);
  const lead =
    (found.find(({ role }) => role === "lead") ?? found.find(({ role }) => role === null))?.party?.id ?? null;
  if (!lead && problems.every(({ code }) => code !== "unknown_party" && code !== "several"))
    problems.push({ code: "no_lead" });
  if (text === "") problems.push({ code: "no_text" });
  const supporting = unique(found).filter((id) => id !== lead);
  const person = found.find(({ party }) => party?.person)?.party?.person ?? null;
  const links = noLinks();
  const fields = { text, lead, person, supporting, links, due, question };
  return { kind: "action", ...fields, report: reportParts(""), problems };
}

/** What an action says with the words of its due date taken out, and what they say. */
export interface DueTaken {
  text: string;
  /** `YYYY-MM-DD`; null: the text names no day, or none for sure. */
  due: string | null;
  /** Only a person can tell. */
  question: DueQuestion | null;
  /** A day that does not exist, in its words. */
  unreal: string | null;
}

/** Reads the due date of an action's text, wherever that was typed. */
export function takeDue(said: string, calendar: Calendar): DueTaken {
  const reading = readDue(said, calendar);
  const found = reading.kind === "due" ? reading.due : null;
  return {
    text: found?.day ? tidy(withoutDue(said, found)) : said,
    due: found?.day ?? null,
    question: reading.kind === "ask" ? reading : null,
    unreal: found && found.day === null ? said.slice(found.start, found.end).trim() : null,
  };
}

type Meant = Pick<Party, "id" | "person">;

/** A name after `@`, and whom it means. */
export interface Mention {
  query: string;
  party: Meant | null;
  /** Who goes by the name, where nobody was chosen and it could be another. */
  several: readonly Meant[];
  role: "lead" | "support" | "says" | null;
}

const ROLE =
  /^\s*(?:(?<lead>牵头(?:负责)?|主办|to\s+lead\b|leads?\b|leading\b)|(?<support>配合|协办|协助|参与|to\s+support\b|supports?\b|supporting\b))[,，]?/iu;

/**
 * Takes the names after `@` out of the line ("cut"), or leaves them in it without the sign ("name"); "said": all but the one
 * that the line begins with, apart from the words.
 */
export function withMentions(
  line: string,
  parties: readonly Party[],
  marks: readonly Mark[],
  how: "cut" | "name" | "said",
) {
  const mentions: Mention[] = [];
  let text = "";
  let at = 0;
  for (let sign = line.indexOf("@"); sign >= 0; sign = line.indexOf("@", Math.max(at, sign + 1))) {
    if (!isMention(line, sign)) continue;
    const { name, party, several } = partyNamed(line, sign, parties, marks);
    if (name === "") continue;
    text += line.slice(at, sign);
    at = sign + 1 + name.length;
    // What an opinion begins with, apart from its words, is whose it is.
    const apart = how === "said" && party && line.slice(0, sign).trim() === "" && APART.exec(line.slice(at));
    if (apart) {
      mentions.push({ query: name, party, several, role: "says" });
      at += apart[0].length;
      continue;
    }
    const word = how === "cut" ? ROLE.exec(line.slice(at)) : null;
    mentions.push({ query: name, party, several, role: word ? (word.groups?.lead ? "lead" : "support") : null });
    if (word) at += word[0].length;
    text += how === "cut" ? " " : party ? name : `@${name}`;
  }
  text += line.slice(at);
  return { text: tidy(text), mentions };
}

const APART = /^[\s,，:：]+/u;

/** Whom a sign names: who was chosen there, else the one who is called so; of several, the only one at the table. */
function partyNamed(line: string, sign: number, parties: readonly Party[], marks: readonly Mark[]) {
  const mark = markAt(marks, line, sign);
  const after = line.slice(sign + 1);
  const known = longestName(after, parties);
  // Who goes on typing may come to a longer name.
  if (mark && !mark.subject && mark.name.length >= (known?.length ?? 0))
    return { name: mark.name, party: mark as Meant, several: [] };
  const name = known ?? /^[^\s@,，。;；、:：]*/u.exec(after)?.[0] ?? "";
  const called = name === "" ? [] : calledExactly(name, parties);
  const here = called.filter(({ attends }) => attends);
  const several = called.length > 1 && here.length !== 1 ? called : [];
  const party = here[0] ?? called[0] ?? (name === "" ? null : (closeParties(name, parties)[0] ?? null));
  return { name, party, several };
}

/** The longest known name that the text begins with: names may hold spaces. */
function longestName(text: string, parties: readonly Party[]): string | null {
  let longest: string | null = null;
  for (const { names } of parties)
    for (const name of names)
      if (name.length > (longest?.length ?? 0) && text.slice(0, name.length).toLowerCase() === name.toLowerCase())
        longest = name;
  return longest;
}

function startsLike(name: string, query: string): boolean {
  return name.includes(" ") && folded(name).startsWith(folded(query)) && /\s\S/.test(query);
}

const PARTS: [keyof Entry["report"], string][] = [
  ["progress", "进展|progress"],
  ["figures", "数据|figures"],
  ["difficulties", "困难|问题|difficulties|difficulty"],
  ["requests", "诉求|请求|建议|requests?"],
];
const PART = new RegExp(
  `(?:^|[\\s,，。;；])(?:${PARTS.map(([name, form]) => `(?<${name}>${form})`).join("|")})\\s*[:：]\\s*`,
  "giu",
);

/** "进展：… 困难：…" as parts; what carries no mark is progress. */
function reportParts(text: string): Entry["report"] {
  const report = { progress: "", figures: "", difficulties: "", requests: "" };
  let part: keyof Entry["report"] = "progress";
  let at = 0;
  const keep = (end: number) => {
    const said = text.slice(at, end).trim();
    if (said) report[part] = report[part] ? `${report[part]}\n${said}` : said;
  };
  for (const match of text.matchAll(PART)) {
    keep(match.index);
    part = PARTS.find(([name]) => match.groups?.[name])?.[0] ?? "progress";
    at = match.index + match[0].length;
  }
  keep(text.length);
  return report;
}

function unknownParties(mentions: Mention[]): Problem[] {
  return mentions.flatMap(({ party, query }) =>
    party || query === "" ? [] : [{ code: "unknown_party" as const, value: query }],
  );
}

/** @param who what makes two that go by a name different from each other */
function severalParties(mentions: Mention[], who: (meant: Meant) => string): Problem[] {
  return mentions.flatMap(({ query, several }) =>
    new Set(several.map(who)).size > 1 ? [{ code: "several" as const, value: query }] : [],
  );
}

function unique(mentions: Mention[]): string[] {
  return [...new Set(mentions.flatMap(({ party }) => (party ? [party.id] : [])))];
}

/** Marks that lost their neighbour and doubled spaces go. */
function tidy(text: string): string {
  return text
    .replaceAll(/[ \t]{2,}/g, " ")
    .replace(/^[\s,，、;；:：。]+/u, "")
    .replace(/[\s,，、;；]+$/u, "")
    .trim();
}
