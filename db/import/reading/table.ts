/** A file of tables as it was read, before anybody says what its columns are. */

/** What a cell holds besides text. `day`: ISO 8601, as far as the file says it; `error`: an error value, whose text says which. */
export interface Special {
  text: string;
  kind: "text" | "number" | "day" | "boolean" | "error";
  /** Shown, never run. */
  formula?: string;
}

/** Text stands for itself: most cells are that, and there are millions. */
export type Cell = string | Special | undefined;

export interface Row {
  /** Its number in the file, 1 the first. */
  at: number;
  /** By the place of their column among `Sheet.columns`. */
  cells: Cell[];
}

/** A merged area, first and last row and column, 1 the first. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  /** Empty where the file has one table without a name. */
  name: string;
  hidden: boolean;
  /** The columns in which anything stands, 1 the first. */
  columns: number[];
  /** The rows in which anything stands. */
  rows: Row[];
  merges: Merge[];
}

export const FORMATS = ["xlsx", "xls", "xlsb", "ods", "csv", "html", "pasted"] as const;
export type Format = (typeof FORMATS)[number];

export const ENCODINGS = ["utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What is to be known about the reading of a file that was read all the same. */
export type Notice =
  | { kind: "old_format" | "web_page" | "external_links" | "phonetic" }
  | { kind: "formulas" | "hidden_sheets" | "unseen"; count: number }
  | { kind: "encoding"; encoding: Encoding; others: Encoding[] };

export interface Book {
  format: Format;
  encoding: Encoding | null;
  sheets: Sheet[];
  notices: Notice[];
}

export function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : (cell?.text ?? "");
}

export function isFilled(cell: Cell): boolean {
  return textOf(cell).trim() !== "";
}

/** A column as spreadsheets call it: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
