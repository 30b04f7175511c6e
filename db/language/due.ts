/**
 * The due date in one line, as people write it in Chinese and English. What the line surely says is read; what only a person
 * can tell (two dates, one that has gone by, a whole month) is asked; what describes something else is left alone.
 */

import { isEntangled } from "./dates/date-neighbours.ts";
import type { DateWords, Doubt } from "./dates/date-words.ts";
import { englishDates } from "./dates/dates-en.ts";
import { chineseDates } from "./dates/dates-zh.ts";
import { isDoing, isDoingEnglish, mayDescribe } from "./dates/doing-words.ts";
import { unreadIn } from "./dates/unread.ts";
import type { Calendar } from "./dates/working-days.ts";
import { halfWidth } from "./numbers.ts";

export interface Due {
  /** `YYYY-MM-DD`; null for a day that does not exist, such as 2-30. */
  day: string | null;
  start: number;
  end: number;
  /** It stands between spaces or marks. */
  apart: boolean;
  /** A word says that it is the latest day: 前, 内, by. */
  limit: boolean;
  /** An hour is named with it, which the sentence keeps. */
  hours: boolean;
}

/** Nothing is set: `words` are what may have been meant. */
export interface DueQuestion {
  kind: "ask";
  /** `several` dates; one that is `past`; `vague`, no day; or in a year whose `holidays` nobody has entered. */
  why: Doubt | "several";
  words: string[];
  /** Of `holidays`: the year whose working days nobody has entered. */
  year?: string;
}

/** What a line says about when it is due. */
export type DueReading = { kind: "none" } | { kind: "due"; due: Due } | DueQuestion;

interface Candidate extends DateWords {
  apart: boolean;
}

/** All dates that stand in a line, from the left, whatever it wants with them. */
export function datesIn(line: string, calendar: Calendar): DateWords[] {
  const plain = halfWidth(line);
  const chinese = chineseDates(plain, calendar);
  const english = englishDates(plain, calendar).filter(
    (one) => !chinese.some((other) => one.start < other.end && other.start < one.end),
  );
  return [...chinese, ...english].sort((a, b) => a.start - b.start);
}

/** Reads the due date of a line. */
export function readDue(line: string, calendar: Calendar): DueReading {
  const plain = halfWidth(line);
  const dates = datesIn(plain, calendar);
  const found = dates
    .map((one) => ({ ...one, apart: isEdge(plain[one.start - 1]) && isEdge(plain[one.end]) }))
    .flatMap((one) => asMeant(plain, one) ?? []);
  const said = ({ start, end }: { start: number; end: number }) => line.slice(start, end).trim();
  const [first] = found;
  if (!first) {
    const unread = unreadIn(plain, dates);
    return unread ? { kind: "ask", why: "vague", words: [said(unread)] } : { kind: "none" };
  }
  const last = found.at(-1);
  if (last && isAnswer(plain, last)) return { kind: "due", due: dueOf(last) };
  // A day that stands apart or as a limit is what was meant to be read; beside it, what a sentence only mentions is not.
  const sure = found.filter(({ sense, apart, doubt }) => (sense === "limit" || apart) && doubt === undefined);
  const rivals = sure.length > 0 ? found.filter(({ sense, apart }) => sense === "limit" || apart) : found;
  if (rivals.length > 1 && new Set(rivals.map(({ day }) => day)).size > 1)
    return { kind: "ask", why: "several", words: rivals.map(said) };
  const only = rivals[0] ?? first;
  // One date of a list, whatever each is of: 第二批12月底、第三批1月底前.
  const listed = dates.filter(({ end, sense }) => sense !== "none" && /^\s*、/u.test(plain.slice(end)));
  if (listed.some(({ day, start }) => start !== only.start && day !== only.day))
    return { kind: "ask", why: "several", words: [...listed, only].map(said) };
  if (only.doubt !== undefined)
    return {
      kind: "ask",
      why: only.doubt,
      words: [said(only)],
      ...(only.doubt === "holidays" && only.unknown && { year: only.unknown }),
    };
  if (isEntangled(plain, { ...only, limit: only.sense === "limit" }))
    return { kind: "ask", why: "vague", words: [said(only)] };
  return { kind: "due", due: dueOf(only) };
}

function dueOf({ day, start, end, apart, sense, hours }: Candidate): Due {
  return { day, start, end, apart, limit: sense === "limit", hours: hours === true };
}

/** A day in figures at the end of the line, after a space, says what else it may have meant. */
function isAnswer(line: string, { start, end, apart, doubt }: Candidate): boolean {
  const words = line.slice(start, end);
  return (
    apart &&
    doubt === undefined &&
    /^[\d./-]+$/u.test(words) &&
    line.trimEnd().length === end &&
    line[start - 1] === " "
  );
}

/** The due date that a line surely has; null where it has none or somebody has to be asked. */
export function findDue(line: string, calendar: Calendar): Due | null {
  const reading = readDue(line, calendar);
  return reading.kind === "due" ? reading.due : null;
}

/** What belongs to what was taken out, and makes no sense without it. */
const LEFT_EMPTY = /[（(]\s*[）)]/gu;

/**
 * The sentence without its due date, where it can be taken out without hurting the sentence: it stands apart, or inside the
 * sentence as a limit (下周五前, 两周内, by Friday). Where it names an hour it stays: only the day has a field.
 */
export function withoutDue(line: string, { start, end, apart, limit, hours }: Due): string {
  if (hours || (!apart && !limit)) return line;
  return `${line.slice(0, start)}${apart ? " " : ""}${line.slice(end)}`
    .replace(LEFT_EMPTY, " ")
    .replace(/\s+(?=[,，、;；。.:：）)])/gu, "")
    .replace(/[,，、;；]+(?=[,，、;；。])/gu, "");
}

function isEdge(character: string | undefined): boolean {
  return character === undefined || /[\s,，。.;；、:：()（）@]/.test(character);
}

/** A clause begins here: what stands first in it is when. */
const CLAUSE = /(?:^|[\s,，。.;；、:：()（）])$/u;
/**
 * A date as this line means it: without those that say something else, and with a doubt where a whole period is no day.
 * @returns undefined for what sets no time
 */
function asMeant(line: string, one: Candidate): Candidate | undefined {
  const { start, end, sense, apart, doubt } = one;
  if (sense === "none" || (one.apartOnly && !apart && sense !== "limit")) return undefined;
  const [before, after] = [line.slice(0, start), line.slice(end)];
  const latin = /[a-z]/iu.test(line.slice(start, end));
  // "The 15 December draft": it says which, not when.
  if (sense === "bare" && /^the\s/iu.test(line.slice(start, end)) && !CLAUSE_END.test(after)) return undefined;
  if (sense === "bare" && one.apartOnly && /[a-z]\s*$/iu.test(before) && /^\s*[a-z]/iu.test(after)) return undefined;
  if (sense !== "bare" || (apart && !latin)) return one;
  if (
    latin
      ? CLAUSE_END.test(after) ||
        (CLAUSE_EN.test(before) && (isDoingEnglish(after) || /^\s+\p{Script=Han}/u.test(after)))
      : isDoing(after)
  ) {
    if (latin) return one;
    if (doubt === "past") return undefined;
    return doubt === undefined && mayDescribe(after) ? { ...one, doubt: "vague" } : one;
  }
  // A day at the beginning, before something that may be done on it or be called by it.
  const begins = (latin ? CLAUSE_EN : CLAUSE).test(before);
  return begins && doubt === undefined ? { ...one, doubt: "vague" } : undefined;
}

const CLAUSE_EN = /(?:^|[,.;:(]\s*)$/u;
const CLAUSE_END = /^\s*(?:$|[,.;:)])/u;
