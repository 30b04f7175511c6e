/** Tables as Excel workbooks (ECMA-376), to filter, sort, fill in and print. All text is text, never a formula. */
import type { CellStyle, CellValue } from "hucre/xlsx";
import type { MinutesLanguage } from "../../contract/vocabulary.ts";
import { writtenDate } from "../blocks/written.ts";
import { printableText } from "./printable.ts";

export type Cell = string | number | null;

export interface Column {
  head: string;
  /** Characters of Latin script; a Chinese one takes two. */
  width: number;
  /** A date is `YYYY-MM-DD`; months and years stay text. */
  kind: "text" | "number" | "date";
  /** Offered in a list; other values bring a warning. */
  choices?: readonly string[];
  /** For the program that reads it back. */
  hidden?: true;
  /** Stand on the sheet of lists only, to be looked up: a cell may hold several. */
  lookup?: readonly string[];
}

export interface Sheet {
  /** On the sheet's tab: one word of at most 31 letters. Other names would have to be quoted where the head is repeated, which hucre does not. */
  name: string;
  /** Above every printed page. */
  title: string;
  /** Of which day it tells, and how many: beside the title. */
  asOf?: string;
  language: MinutesLanguage;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** Stands under the last row. */
  note?: string;
  /** Its head and its hidden columns are kept from being changed, without a password; all other cells are free. */
  kept?: true;
  /** Empty rows below the last one that are to be filled in. */
  open?: number;
  /** Name of a second sheet that holds the lists; without it they stand in the cells' own rules, which hold few words. */
  lists?: string;
}

/** Days as the language writes them; the month's name does not follow the reader's system. */
const DATES: Record<MinutesLanguage, string> = {
  zh: 'yyyy"年"m"月"d"日"',
  en: "[$-809]d mmm yyyy",
  both: "yyyy-mm-dd",
};
const FONTS: Record<MinutesLanguage, string> = { zh: "宋体", en: "Arial", both: "宋体" };
const POINTS = 11;
/** Height of a line and what a row has above and below it, points. Without heights, wrapped rows overlap in LibreOffice. */
const LINE = 16;
const PADDING = 4;
/** Limits of the format. */
const MAX_HEIGHT = 409;
const MAX_TEXT = 32_767;
const MAX_HEADER = 255;
const HEAD: CellStyle = {
  font: { bold: true, size: POINTS },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E7E6E6" } },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};
/** What stays allowed in a sheet that is kept from being changed. */
const KEPT = {
  sheet: true,
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  insertRows: true,
  deleteRows: true,
  sort: true,
  autoFilter: true,
};
/** From the radicals of Chinese on, characters are as wide as two Latin ones. */
const WIDE_FROM = 0x2e80;

/**
 * One sheet with a frozen head that is repeated on every printed page, a filter over all columns, and rows as high as
 * their text. It prints across on A3 (a printer without it makes it smaller), as wide as the page.
 * @param made ISO 8601: when it is written
 */
export async function printSheet(sheet: Sheet, made: string): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const { columns, language } = sheet;
  const rows = [columns.map(({ head }) => head), ...sheet.rows].map((row) => row.map(clean));
  const last = `${letters(columns.length - 1)}${rows.length}`;
  const heights = new Map(rows.map((row, index) => [index, { height: heightOf(row, columns) }]));
  const values = rows.map((row, index) =>
    row.map((cell, column) => (index > 0 && columns[column]?.kind === "date" ? dayOf(cell, language) : cell)),
  );
  if (sheet.note) values.push([clean(sheet.note)]);
  const margin = 0.5;
  return writeXlsx({
    properties: {
      title: printableText(sheet.title),
      creator: "Concord",
      lastModifiedBy: "Concord",
      created: new Date(made),
      modified: new Date(made),
    },
    defaultFont: { name: FONTS[language], size: POINTS },
    sheets: [
      {
        name: sheet.name,
        columns: columns.map(({ width, kind, hidden = false }) => ({
          width,
          hidden,
          style: { ...styleOf(kind, language), protection: { locked: hidden } },
        })),
        ...(sheet.kept && { protection: KEPT }),
        rows: values,
        cells: new Map(columns.map((_, column) => [`0,${column}`, { style: HEAD }])),
        rowDefs: heights,
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${last}` },
        dataValidations: validationsOf(sheet, rows.length + (sheet.open ?? 0)),
        pageSetup: {
          paperSize: "a3",
          orientation: "landscape",
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: "$1:$1",
          // Lines between cells are printed from the grid: a border for each cell would take as long as all the rest.
          showGridLines: true,
          margins: { top: 0.8, right: margin, bottom: 0.7, left: margin, header: 0.4, footer: 0.3 },
        },
        headerFooter: { oddHeader: headerOf(sheet), oddFooter: "&C&P / &N" },
      },
      ...(sheet.lists === undefined ? [] : [listsOf(sheet, sheet.lists)]),
    ],
  });
}

/** The columns whose words stand on the sheet of lists, in their order there. */
function listed({ columns }: Sheet) {
  return columns.flatMap(({ head, choices, lookup }, column) => {
    const words = choices ?? lookup;
    return words ? [{ head, words, column, offered: choices !== undefined }] : [];
  });
}

/** @param last row that can be filled in */
function validationsOf(sheet: Sheet, last: number) {
  if (last === 1) return [];
  return listed(sheet).flatMap(({ words, column, offered }, place) =>
    offered
      ? [
          {
            type: "list" as const,
            ...(sheet.lists === undefined
              ? { values: [...words] }
              : { formula1: `${sheet.lists}!$${letters(place)}$2:$${letters(place)}$${words.length + 1}` }),
            range: `${letters(column)}2:${letters(column)}${last}`,
            allowBlank: true,
            showErrorMessage: true,
            errorStyle: "warning" as const,
          },
        ]
      : [],
  );
}

/** Each column's words below its head. */
function listsOf(sheet: Sheet, name: string) {
  const lists = listed(sheet);
  const most = Math.max(0, ...lists.map(({ words }) => words.length));
  return {
    name,
    columns: lists.map(() => ({ width: 24, style: styleOf("text", sheet.language) })),
    rows: [
      lists.map(({ head }) => clean(head)),
      ...Array.from({ length: most }, (_, at) => lists.map(({ words }) => clean(words[at] ?? null))),
    ],
    cells: new Map(lists.map((_, place) => [`0,${place}`, { style: HEAD }])),
    freezePane: { rows: 1 },
  };
}

function styleOf(kind: Column["kind"], language: MinutesLanguage): CellStyle {
  return {
    alignment: { vertical: "top", wrapText: true, horizontal: kind === "text" ? "left" : "center" },
    // "@": what is typed or pasted into the cell later stays text as well.
    numFmt: kind === "date" ? DATES[language] : kind === "text" ? "@" : "General",
  };
}

/** Excel reads `_x0041_` in a cell as "A" (ECMA-376, ST_Xstring): a low line that would begin one is written as one. */
function clean(cell: Cell): Cell {
  if (typeof cell !== "string") return cell;
  return shortened(printableText(cell).replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"), MAX_TEXT) || null;
}

/** Excel has no time zones: a day is the number that it is in UTC. A month or a year is text, written as the days beside it. */
function dayOf(cell: Cell, language: MinutesLanguage): CellValue {
  if (typeof cell !== "string") return cell;
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return new Date(`${cell}T00:00:00Z`);
  return language !== "both" && /^\d{4}(-\d{2})?$/.test(cell) ? writtenDate(cell, language) : cell;
}

function heightOf(row: readonly Cell[], columns: readonly Column[]): number {
  const lines = row.map((cell, column) =>
    typeof cell === "string" && !columns[column]?.hidden ? linesOf(cell, (columns[column]?.width ?? 10) - 1) : 1,
  );
  return Math.min(MAX_HEIGHT, Math.max(...lines) * LINE + PADDING);
}

/** Lines that a text takes in a column of so many characters. */
function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const line of text.split("\n")) {
    let taken = 0;
    for (const character of line) taken += (character.codePointAt(0) ?? 0) >= WIDE_FROM ? 2 : 1;
    lines += Math.max(1, Math.ceil(taken / width));
  }
  return lines;
}

/** The title in the middle and what day it tells of at the right, within the length that a header may have. */
function headerOf({ title, asOf }: Sheet): string {
  const right = asOf ? `&R${headerText(asOf, MAX_HEADER / 3)}` : "";
  return `&C${headerText(title, MAX_HEADER - 2 - right.length)}${right}`;
}

/** `&` begins a command in a header; two of them are one that is printed. */
function headerText(text: string, most: number): string {
  const words = printableText(text).replaceAll("\n", " ");
  return Array.from(words).reduce((cut, character) => {
    const next = cut + (character === "&" ? "&&" : character);
    return next.length <= most ? next : cut;
  }, "");
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most - 1);
  return `${start.isWellFormed() ? start : start.slice(0, -1)}…`;
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}
