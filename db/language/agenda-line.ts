/**
 * Reads an agenda as it is typed or copied: what each item is about, who reports on it, how long it may take.
 * `热管理缺口 @长安汽车 15分` and `热管理缺口（长安汽车，15分钟）` are items of 15 minutes on which 长安汽车 reports. What is not surely
 * one of these stays in the title as it was typed; a name behind an `@` that does is told, so that it can be asked about.
 */
import { tidyText } from "../contract/tidy.ts";
import { withoutNumber } from "./numbering.ts";

export interface AgendaText {
  title: string;
  /** Id of the party that reports; null: none is named that is known. */
  presenter: string | null;
  /** 1 to 999; null: not said. */
  minutes: number | null;
  /** A name behind an `@` that stayed in the title: it means nobody, or several. */
  unclear: string | null;
}

/** The one party that a name means; null: none, or several. */
export type Means = (name: string) => string | null;

/** What is longer is no title: whoever keeps it says so. */
const MOST = 500;
/** Also in a short form, which by itself may be a length (500m) or a mark (90分): see `isTime`. */
const SHORT = /^(\d{1,3})\s?(?:m|mins?|minutes?|分钟?|['′’])?$/iu;
const IN_FULL = /^(\d{1,3})\s?(?:mins?|minutes?|分钟)$/iu;
/** At the end of a line. A length of time within a title ("90 分钟通勤圈") is a part of it. */
const LAST_MINUTES = /[\s,，](\d{1,3}\s?(?:m|mins?|minutes?|分钟?|['′’]))$/iu;
/** Not the middle of an address: `hd@example.com` is text. */
const PRESENTER = /(?:^|[\s,，)）]|(?<=\p{Script=Han}))[@＠]\s?([^@＠]+)$/u;
/** The first word behind an `@`, wherever it stands. */
const NAMED = /(?:^|[\s,，()（）]|(?<=\p{Script=Han}))[@＠]\s?([^\s@＠,，()（）]+)/gu;
/** Of what a number with `m`, `分` or `′` behind it tells something else than how long an item takes. */
const MEASURED =
  /\d$|半径|距离|里程|满意度|得分|评分|打分|分数|[东西]经|[南北]纬|\b(?:radius|distance|range|length|width|height|depth|scores?)\b/iu;
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
  const asTyped = { title: line.trim(), presenter: null, minutes: null, unclear: null };
  if (line.length > MOST) return asTyped;
  const read = ofLine(withoutNumber(halfDigits(line)).trimEnd(), means);
  // What leaves no title was the title.
  return read.title === "" ? asTyped : read;
}

function ofLine(line: string, means: Means): AgendaText {
  const bracketed = IN_BRACKETS.exec(line);
  const told = bracketed && inBrackets(bracketed[1] ?? "", bracketed[2] ?? "", means);
  if (told) return withUnclear(told, means);
  const long = LAST_MINUTES.exec(line);
  const before = long ? upTo(line, long.index) : line;
  for (const text of long ? [before, line] : [line]) {
    const who = PRESENTER.exec(text);
    const said = who && reporting(upTo(text, who.index), (who[1] ?? "").trim(), means);
    if (!said) continue;
    const minutes = text === before && long ? minutesIn(long[1] ?? "", SHORT) : said.minutes;
    return withUnclear({ ...said, minutes }, means);
  }
  const minutes = long && minutesIn(long[1] ?? "", isTime(before, long[1] ?? "") ? SHORT : IN_FULL);
  return withUnclear(
    minutes ? { title: before, presenter: null, minutes } : { title: line, presenter: null, minutes: null },
    means,
  );
}

type Read = Omit<AgendaText, "unclear">;

function withUnclear(read: Read, means: Means): AgendaText {
  const left = [...read.title.matchAll(NAMED)].map(([, name = ""]) => name);
  return { ...read, unclear: left.find((name) => means(name) === null) ?? left[0] ?? null };
}

/** Whether a short form tells how long: beside a name always, else as people plan, in fives up to an hour, and of nothing measured. */
function isTime(title: string, short: string): boolean {
  if (title.search(NAMED) >= 0) return true;
  const minutes = minutesIn(short, SHORT) ?? 0;
  return minutes % 5 === 0 && minutes <= 60 && !MEASURED.test(title);
}

/** Who is named behind an `@`: by all words there, else by the first, which the rest of the title follows. */
function reporting(title: string, words: string, means: Means): Read | null {
  const long = LAST_MINUTES.exec(words);
  const name = long ? upTo(words, long.index) : words;
  const minutes = long && minutesIn(long[1] ?? "", SHORT);
  const whole = means(name);
  // How long may stand before the name as well.
  const ahead = minutes === null ? LAST_MINUTES.exec(title) : null;
  const aheadMinutes = ahead && minutesIn(ahead[1] ?? "", SHORT);
  if (whole && ahead) return { title: upTo(title, ahead.index), presenter: whole, minutes: aheadMinutes };
  if (whole) return { title, presenter: whole, minutes };
  const [first = "", ...rest] = words.split(/\s+/u);
  const one = rest.length > 0 ? means(first) : null;
  if (one) return { title: [title, ...rest].filter(Boolean).join(" "), presenter: one, minutes: null };
  return ahead ? { title: `${upTo(title, ahead.index)} @${words}`, presenter: null, minutes: aheadMinutes } : null;
}

/** What stands in brackets behind a title, where all of it is who and how long, or how long stands last. */
function inBrackets(title: string, words: string, means: Means): Read | null {
  let presenter: string | null = null;
  let minutes: number | null = null;
  const left: string[] = [];
  const parts = words.split(/[,，、;；]/u).map((one) => one.trim());
  for (const part of parts) {
    const name = part.replace(/^[@＠]/u, "");
    const long: number | null = minutes === null ? minutesIn(name, IN_FULL) : null;
    const party: string | null = presenter === null && long === null ? means(name) : null;
    if (long) minutes = long;
    else if (party) presenter = party;
    else left.push(part);
  }
  if (left.length === 0) return { title: title.trim(), presenter, minutes };
  const last = minutesIn(parts.at(-1) ?? "", IN_FULL);
  return last && presenter === null
    ? { title: `${title.trim()}（${left.join("，")}）`, presenter, minutes: last }
    : null;
}

function readRow(cells: readonly string[], columns: readonly (Column | null)[] | null, means: Means): AgendaText {
  const [first = "", ...others] = cells.map((cell) => halfDigits(cell).trim());
  const numbered = !columns && /^\d{1,3}[.、．]?$/.test(first) && others.some((cell) => cell !== "");
  const rest: string[] = [];
  const read: Read = { title: "", presenter: null, minutes: null };
  let unclear: string | null = null;
  (numbered ? others : [first, ...others]).forEach((cell, at) => {
    const column = columns?.[at] ?? null;
    if (cell === "" || column === "number") return;
    const minutes = read.minutes === null && column !== "title" ? minutesIn(cell, SHORT) : null;
    const party = read.presenter === null && column !== "title" && minutes === null ? means(cell) : null;
    if (read.title === "" && (column === "title" || (!columns && minutes === null))) read.title = withoutNumber(cell);
    else if (minutes) read.minutes = minutes;
    else if (party) read.presenter = party;
    else {
      if (column === "presenter") unclear = cell.replace(/^[@＠]\s?/u, "");
      rest.push(column === "presenter" ? `@${unclear}` : cell);
    }
  });
  const whole = withUnclear({ ...read, title: [read.title, ...rest].filter(Boolean).join(" ") }, means);
  return { ...whole, unclear: unclear ?? whole.unclear };
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
