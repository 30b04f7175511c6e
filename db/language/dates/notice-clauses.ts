/** What one clause of a notice of working days says: its days, and what it says of them. Pure. */
import { dayExists, daysAfter, weekdayOf } from "../../contract/dates.ts";
import type { Failure } from "../../contract/errors.ts";
import { type Kind, MONTHS, WEEKDAYS, type Word } from "./notice-words.ts";

/** "aside": nothing of days; with foreign words it parts what stands before and behind it. */
export type Part =
  | { says: "aside"; foreign: boolean }
  | { says: "days"; days: string[] }
  /** `leads`: a colon says that its days follow. */
  | { says: "kind"; kind: Kind; leads: boolean }
  | { says: "all"; told: Told[]; first: "kind" | "days" };
type Told = readonly [Kind, string[]];

type Piece = { kind: Kind } | { days: string[] };

/**
 * Reads a clause.
 * @param last the day before it, in whose month a day lies that names none
 * @param year `YYYY`: of days that name none
 * @returns a failure where it has days, or figures, of which it is not sure what they say
 */
export function partOf(clause: readonly Word[], last: string | null, year: string): Part | Failure {
  if (clause.some(({ type }) => type === "unread")) return unread(clause);
  const at = clause.findIndex(({ type }) => type === "days");
  if (at === -1) return withoutDays(clause);
  const colon = clause.slice(0, at).findLastIndex(({ type }) => type === "colon");
  const label = withoutDays(clause.slice(0, colon + 1));
  const pieces: Piece[] = label.says === "kind" ? [{ kind: label.kind }] : [];
  const failure = piecesOf(clause.slice(colon + 1), last, year, pieces);
  if (failure) return failure;
  const [first] = pieces;
  // After words that are not known, days are those of nobody unless their kind stands beside them.
  if (pieces.length === 1 && first && "days" in first) {
    const joined = clause.every(({ type }) => type === "days" || type === "joint" || type === "colon");
    return joined ? { says: "days", days: first.days } : unread(clause);
  }
  return allOf(pieces) ?? unread(clause);
}

export function unread(words: readonly Word[] | string): Failure {
  const value = typeof words === "string" ? words : words.map((one) => one.words).join("");
  return { code: "E_WORKING_DAYS_TEXT", params: { value: value.trim().slice(0, 40) } };
}

function withoutDays(clause: readonly Word[]): Part {
  const kinds = new Set(clause.flatMap((word) => (word.type === "kind" ? [word.kind] : [])));
  const [kind] = kinds;
  const foreign = kinds.size > 1 || clause.some(({ type }) => type === "foreign");
  if (foreign || kind === undefined) return { says: "aside", foreign };
  return { says: "kind", kind, leads: clause.findLast(({ words }) => words !== " ")?.type === "colon" };
}

/** Puts days and kinds together as they follow on one another. @returns why they cannot be told */
function piecesOf(words: readonly Word[], last: string | null, year: string, pieces: Piece[]): Failure | null {
  let joined = true;
  for (const word of words) {
    const piece = pieces.at(-1);
    if (word.type === "foreign") return unread(words);
    if (word.type === "plain" || word.type === "colon") joined = false;
    if (word.type === "kind") {
      if (piece && "kind" in piece && piece.kind !== word.kind) return unread(words);
      if (!piece || "days" in piece) pieces.push({ kind: word.kind });
    }
    if (word.type === "days") {
      const days = daysOf(word, lastIn(pieces) ?? last, year);
      if (days === null) return unread(words);
      if ("code" in days) return days;
      if (!piece || "kind" in piece) pieces.push({ days });
      else if (joined) piece.days.push(...days);
      else return unread(words);
      joined = true;
    }
  }
  return null;
}

function lastIn(pieces: readonly Piece[]): string | undefined {
  const piece = pieces.findLast((one) => "days" in one);
  return piece && "days" in piece ? piece.days.at(-1) : undefined;
}

/** Kinds and days that take turns, either of them first; 放假：1月1日放假 says one kind twice. @returns null: not sure */
function allOf(pieces: readonly Piece[]): Part | null {
  const kinds = pieces.flatMap((piece) => ("kind" in piece ? [piece.kind] : []));
  const days = pieces.flatMap((piece) => ("days" in piece ? [piece.days] : []));
  const twice = kinds.length === 2 && days.length === 1 && kinds[0] === kinds[1];
  if (kinds.length !== days.length && !twice) return null;
  const told = days.map((one, index): Told => [kinds[index] as Kind, one]);
  return { says: "all", told, first: !twice && pieces[0] && "kind" in pieces[0] ? "kind" : "days" };
}

/** @returns null where there are no such days */
function daysOf(word: Word & { type: "days" }, last: string | null, year: string): string[] | Failure | null {
  const from = dayIn(word.from, last, year);
  const to = word.to ? dayIn(word.to, from, from?.slice(0, 4) ?? year) : from;
  for (const [day, words] of [
    [from, word.from],
    [to, word.to],
  ] as const) {
    const weekday = /(?:周|星期|礼拜)(.)/u.exec(words ?? "")?.[1]?.replace("天", "日");
    if (day && weekday && weekdayOf(day) !== WEEKDAYS.indexOf(weekday) + 1)
      return { code: "E_WORKING_DAY_OTHER", params: { value: day } };
  }
  // "From Jan 1", without an end.
  if (word.since && !word.to) return null;
  if (from === null || to === null || to < from || to > daysAfter(from, 60)) return null;
  const days: string[] = [];
  for (let day = from; day <= to; day = daysAfter(day, 1)) days.push(day);
  return days;
}

/** @param before in whose month a day lies that names none */
function dayIn(words: string, before: string | null, year: string): string | null {
  const figures = words.match(/\d+/g) ?? [];
  const own = figures.find((one) => one.length === 4);
  const [first, second] = figures.filter((one) => one.length < 4);
  const named = MONTHS.findIndex((month) => words.toLowerCase().includes(month)) + 1;
  const month = named || (second === undefined ? Number(before?.slice(5, 7)) : Number(first));
  const date = Number(second ?? first);
  if (!Number.isInteger(month)) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${own ?? (second === undefined && !named ? before?.slice(0, 4) : undefined) ?? year}-${two(month)}-${two(date)}`;
  return dayExists(day) ? day : null;
}
