/** Where the headings of a table stand: below its title, above its rows, in one row or in two. */
import { TABLE_SUBJECTS } from "../../contract/vocabulary.ts";
import { bareHeading, readHeading } from "../../language/registry/headings.ts";
import { readOwnHead } from "../../language/registry/own-table.ts";
import { type Cell, isFilled, type Row, type Sheet, textOf } from "../reading/table.ts";

/** Rows that are looked at. */
const LOOKED_AT = 30;
/** Of a table whose first rows score less nobody knows which row its headings are. */
export const SURE = 3;
const CERTAIN = 1_000;
const SHORT = 24;

export interface Headings {
  /** Numbers of one row or two; none: there are no headings. */
  rows: number[];
  score: number;
  /** By the place of the column; empty where there is none. */
  names: string[];
}

/** The rows that may be headings, the likeliest first. */
export function findHeadings(sheet: Sheet): Headings[] {
  const rows = sheet.rows.slice(0, LOOKED_AT);
  // A table of Concord itself says it.
  const own = rows.find(({ cells }) => cells.some((cell) => readOwnHead(textOf(cell))));
  if (own) return [{ rows: [own.at], score: CERTAIN, names: namesOf(sheet, own) }];
  const widest = Math.max(1, ...rows.map(({ cells }) => cells.filter(isFilled).length));
  return rows
    .map((row, index): Headings => {
      const score = scoreOf(row, sheet.rows.slice(index + 1, index + 12), widest, sheet);
      const second = rows[index + 1];
      if (!second || !isTwoRows(sheet, row, second)) return { rows: [row.at], score, names: namesOf(sheet, row) };
      return { rows: [row.at, second.at], score: score + 1, names: namesOf(sheet, row, second) };
    })
    .toSorted((a, b) => b.score - a.score);
}

/** The headings that stand in these rows, as somebody says. */
export function headingsIn(sheet: Sheet, rows: readonly number[]): Headings {
  const [first, second] = rows.map((at) => sheet.rows.find((row) => row.at === at));
  return { rows: [...rows], score: 0, names: first ? namesOf(sheet, first, second) : sheet.columns.map(() => "") };
}

function scoreOf(row: Row, below: readonly Row[], widest: number, sheet: Sheet): number {
  const texts = row.cells.map((cell) => textOf(cell).normalize("NFKC").trim()).filter((text) => text !== "");
  if (texts.length === 0) return Number.NEGATIVE_INFINITY;
  let score = 0;
  let known = false;
  for (const text of texts) {
    const reads = TABLE_SUBJECTS.map((subject) => readHeading(subject, text));
    const whole = reads.some((read) => read?.whole);
    const part = text.length <= SHORT && reads.some((read) => read !== null);
    known ||= whole || part;
    score += whole ? 3 : part ? 1 : 0;
    if (/^\d{4}[-/年.]\d|[\dA-Z]{15,}/.test(text) || Number(text.replaceAll(",", "")) > 31) score -= 3;
  }
  if (texts.length / widest >= 0.6) score += 2;
  const short = row.cells.every((cell) => !isFilled(cell) || isWord(cell));
  if (short && new Set(texts).size === texts.length && texts.length > 1) score += 2;
  score += Math.min(
    4,
    row.cells.filter((cell, at) => isFilled(cell) && below.length > 0 && areOtherwise(below, at)).length,
  );
  if (isTitle(sheet, row, texts)) score -= 5;
  if (texts.some((text) => /:$/.test(text) || /^(填报单位|单位:|填表人|制表|说明|注:|备注:)/.test(text))) score -= 4;
  // Words that are no heading of anything may be the first record.
  return known ? score : Math.min(score, SURE - 1);
}

function isWord(cell: Cell): boolean {
  const text = textOf(cell).trim();
  return typeof cell === "string" && text.length <= SHORT && !/^[\d.,%-]+$/.test(text);
}

/** Whether what stands below is numbers, days or codes, all of it. */
function areOtherwise(below: readonly Row[], place: number): boolean {
  const cells = below.map(({ cells }) => cells[place]).filter(isFilled);
  return (
    cells.length > 0 &&
    cells.every((cell) => typeof cell === "object" || /^[\d.,%-]+$|^[\dA-Z]{9,18}$/.test(textOf(cell).trim()))
  );
}

/** A row that is one cell over several columns. */
function isTitle(sheet: Sheet, row: Row, texts: readonly string[]): boolean {
  if (sheet.columns.length <= 1) return false;
  const merged = sheet.merges.some(({ top, bottom, left, right }) => top <= row.at && bottom >= row.at && right > left);
  return texts.length === 1 && (merged || readHeading("organization", texts[0] as string)?.whole !== true);
}

/** The second row divides headings that stand over several columns of the first. */
function isTwoRows(sheet: Sheet, first: Row, second: Row): boolean {
  const over = sheet.merges.filter(({ top, left, right }) => top === first.at && right > left);
  const filled = (row: Row) => row.cells.filter(isFilled).length;
  if (over.length === 0 || filled(first) < 2 || second.at !== first.at + 1) return false;
  const divided = over.flatMap(({ left, right }) =>
    sheet.columns.flatMap((column, at) => (column >= left && column <= right ? [second.cells[at]] : [])),
  );
  return divided.filter(isFilled).length >= 2 && divided.filter(isFilled).every(isWord);
}

function namesOf(sheet: Sheet, first: Row, second?: Row): string[] {
  return sheet.columns.map((column, at) => {
    const own = textOf(first.cells[at]).trim() || over(sheet, first, column);
    const below = second ? textOf(second.cells[at]).trim() : "";
    const name = own && below && bareHeading(own) !== bareHeading(below) ? `${own}/${below}` : own || below;
    return name.replace(/\s+/g, " ");
  });
}

/** The heading that lies over a column without one of its own. */
function over(sheet: Sheet, row: Row, column: number): string {
  const area = sheet.merges.find(
    ({ top, bottom, left, right }) => top <= row.at && bottom >= row.at && left <= column && right >= column,
  );
  const place = area ? sheet.columns.indexOf(area.left) : -1;
  return place === -1 ? "" : textOf(row.cells[place]).trim();
}
