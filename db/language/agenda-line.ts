/**
 * Reads an agenda as it is typed or copied: what each item is about, who reports on it, how long it may take.
 * `热管理缺口 @长安汽车 15分` and `热管理缺口（长安汽车，15分钟）` are items of 15 minutes on which 长安汽车 reports. What is not surely
 * one of these stays in the title as it was typed.
 */
import { tidyText } from "../contract/tidy.ts";
import { withoutNumber } from "./numbering.ts";

export interface AgendaText {
  title: string;
  /** Id of the party that reports; null: none is named that is known. */
  presenter: string | null;
  /** 1 to 999; null: not said. */
  minutes: number | null;
}

/** The one party that a name means; null: none, or several. */
export type Means = (name: string) => string | null;

/** What is longer is no title: whoever keeps it says so. */
const MOST = 500;
/** Also in a short form, which stands for minutes only beside somebody who reports: by itself 500m is a length, 90分 a mark. */
const SHORT = /^(\d{1,3})\s?(?:m|mins?|minutes?|分钟?|['′’])?$/iu;
const IN_FULL = /^(\d{1,3})\s?(?:mins?|minutes?|分钟)$/iu;
/** At the end of a line. A length of time within a title ("90 分钟通勤圈") is a part of it. */
const LAST_MINUTES = /[\s,，](\d{1,3}\s?(?:m|mins?|minutes?|分钟?|['′’]))$/iu;
/** Not the middle of an address: `hd@example.com` is text. */
const PRESENTER = /(?:^|[\s,，)）]|(?<=\p{Script=Han}))[@＠]\s?([^@＠]+)$/u;
const IN_BRACKETS = /^([^（(]+)[（(]([^（）()]+)[）)]$/u;

const HEADINGS: readonly [Column, RegExp][] = [
  ["title", /^(议题|议程|议题名称|题目|内容|事项|item|topic|title|agenda)$/i],
  ["presenter", /^(汇报单位|报告单位|汇报人|主讲单位|主讲|单位|presenter|reporter|presented by|by)$/i],
  ["minutes", /^(时长|时间|分钟|用时|minutes|length|time)$/i],
  ["number", /^(序号|编号|no\.?|#)$/i],
];
type Column = "title" | "presenter" | "minutes" | "number";

/** @returns an item for each line that says something; a line of headings names the columns of a table */
export function readAgenda(text: string, means: Means): AgendaText[] {
  const lines = tidyText(text)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const columns = headingsIn(lines[0] ?? "");
  return lines
    .slice(columns ? 1 : 0)
    .map((line) => (line.includes("\t") ? readRow(line.split("\t"), columns, means) : readAgendaLine(line, means)));
}

export function readAgendaLine(line: string, means: Means): AgendaText {
  const asTyped = { title: line.trim(), presenter: null, minutes: null };
  if (line.length > MOST) return asTyped;
  const read = ofLine(withoutNumber(halfDigits(line)).trimEnd(), means);
  // What leaves no title was the title.
  return read.title === "" ? asTyped : read;
}

function ofLine(line: string, means: Means): AgendaText {
  const bracketed = IN_BRACKETS.exec(line);
  const told = bracketed && inBrackets(bracketed[2] ?? "", means);
  if (told) return { title: (bracketed[1] ?? "").trim(), ...told };
  const long = LAST_MINUTES.exec(line);
  const before = long ? upTo(line, long.index) : line;
  for (const text of long ? [before, line] : [line]) {
    const who = PRESENTER.exec(text);
    const said = who && reporting(upTo(text, who.index), (who[1] ?? "").trim(), means);
    if (said) return { ...said, minutes: text === before && long ? minutesIn(long[1] ?? "", SHORT) : said.minutes };
  }
  const minutes = long && minutesIn(long[1] ?? "", IN_FULL);
  return minutes ? { title: before, presenter: null, minutes } : { title: line, presenter: null, minutes: null };
}

/** Who is named behind an `@`: by all words there, else by the first, which the rest of the title follows. */
function reporting(title: string, words: string, means: Means): AgendaText | null {
  const long = LAST_MINUTES.exec(words);
  const name = long ? upTo(words, long.index) : words;
  const minutes = long && minutesIn(long[1] ?? "", SHORT);
  const whole = means(name);
  // How long may stand before the name as well.
  const ahead = minutes === null ? LAST_MINUTES.exec(title) : null;
  if (whole && ahead)
    return { title: upTo(title, ahead.index), presenter: whole, minutes: minutesIn(ahead[1] ?? "", SHORT) };
  if (whole) return { title, presenter: whole, minutes };
  const [first = "", ...rest] = words.split(/\s+/u);
  const one = rest.length > 0 ? means(first) : null;
  return one ? { title: [title, ...rest].filter(Boolean).join(" "), presenter: one, minutes: null } : null;
}

/** What stands in brackets behind a title, where all of it is who and how long. */
function inBrackets(words: string, means: Means): Omit<AgendaText, "title"> | null {
  let presenter: string | null = null;
  let minutes: number | null = null;
  for (const part of words.split(/[,，、;；]/u).map((one) => one.trim().replace(/^[@＠]/u, ""))) {
    const long: number | null = minutes === null ? minutesIn(part, IN_FULL) : null;
    const party: string | null = presenter === null && long === null ? means(part) : null;
    if (long) minutes = long;
    else if (party) presenter = party;
    else return null;
  }
  return { presenter, minutes };
}

function readRow(cells: readonly string[], columns: readonly (Column | null)[] | null, means: Means): AgendaText {
  const [first = "", ...others] = cells.map((cell) => halfDigits(cell).trim());
  const numbered = !columns && /^\d{1,3}[.、．]?$/.test(first) && others.some((cell) => cell !== "");
  const rest: string[] = [];
  const read: AgendaText = { title: "", presenter: null, minutes: null };
  (numbered ? others : [first, ...others]).forEach((cell, at) => {
    const column = columns?.[at] ?? null;
    if (cell === "" || column === "number") return;
    const minutes = read.minutes === null && column !== "title" ? minutesIn(cell, SHORT) : null;
    const party = read.presenter === null && column !== "title" && minutes === null ? means(cell) : null;
    if (read.title === "" && (column === "title" || (!columns && minutes === null))) read.title = withoutNumber(cell);
    else if (minutes) read.minutes = minutes;
    else if (party) read.presenter = party;
    else rest.push(column === "presenter" ? `@${cell}` : cell);
  });
  return { ...read, title: [read.title, ...rest].filter(Boolean).join(" ") };
}

function headingsIn(line: string): (Column | null)[] | null {
  const columns = line.split("\t").map((cell) => HEADINGS.find(([, words]) => words.test(cell.trim()))?.[0] ?? null);
  return columns.includes("title") && columns.length > 1 ? columns : null;
}

function minutesIn(words: string, form: RegExp): number | null {
  return Number(form.exec(words.trim())?.[1] ?? 0) || null;
}

function halfDigits(text: string): string {
  return text.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** The line up to there, without the comma that led on. */
function upTo(line: string, end: number): string {
  return line
    .slice(0, end)
    .trimEnd()
    .replace(/[,，]$/u, "")
    .trimEnd();
}
