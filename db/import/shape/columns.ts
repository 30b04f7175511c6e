/** The columns of a table: what they are called, in which unit, and what stands in them. */
import { codeAsKept, judgeCode } from "../../language/registry/credit-code.ts";
import { readUnit } from "../../language/registry/headings.ts";
import { readWrittenDay } from "../../language/registry/written-days.ts";
import { type Cell, columnName, isFilled, type Row, type Sheet, textOf } from "../reading/table.ts";
import { isNumbering } from "./data-rows.ts";
import type { Headings } from "./headings.ts";

const SAMPLED = 200;
const SHOWN = 3;
/** A kind that so many of its cells have. */
const MOST = 0.8;

export type Contents = "empty" | "numbering" | "code" | "day" | "number" | "web" | "firm" | "han" | "text";

export interface Column {
  /** Its place among the columns of the sheet. */
  at: number;
  /** As spreadsheets call it. */
  letter: string;
  heading: string;
  unit: string;
  year: string | null;
  contents: Contents;
  /** How many cells hold anything. */
  filled: number;
  samples: string[];
}

export function columnsOf(sheet: Sheet, headings: Headings, rows: readonly Row[]): Column[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLED));
  const sampled = rows.filter((_, index) => index % step === 0);
  return sheet.columns.map((column, at) => {
    const heading = headings.names[at] ?? "";
    const cells = sampled.map((row) => row.cells[at]);
    const filled = rows.reduce((count, row) => count + (isFilled(row.cells[at]) ? 1 : 0), 0);
    return {
      at,
      letter: columnName(column),
      heading,
      ...readUnit(heading),
      contents: contentsOf(
        cells,
        rows.slice(0, SAMPLED).map((row) => row.cells[at]),
      ),
      filled,
      samples: [...new Set(cells.filter(isFilled).map((cell) => textOf(cell).trim().slice(0, 80)))].slice(0, SHOWN),
    };
  });
}

function contentsOf(cells: readonly Cell[], first: readonly Cell[]): Contents {
  const filled = cells.filter(isFilled);
  if (filled.length === 0) return "empty";
  if (isNumbering(first)) return "numbering";
  const share = (holds: (text: string, cell: Cell) => boolean) =>
    filled.filter((cell) => holds(textOf(cell).trim(), cell)).length / filled.length >= MOST;
  if (share((text) => judgeCode(codeAsKept(text)).kind !== "form" && text.length >= 15)) return "code";
  if (share((_, cell) => typeof cell === "object" && cell.kind === "day")) return "day";
  if (share((text) => /\d{4}.\d/.test(text) && readWrittenDay(text).kind === "day")) return "day";
  if (share((text) => /^-?[\d,.]+$/.test(text))) return "number";
  if (share((text) => /^(https?:\/\/|www\.)|\.(com|cn|net|org)(\/|$)/i.test(text))) return "web";
  if (share((text) => FIRM.test(text))) return "firm";
  return share((text) => /\p{Script=Han}/u.test(text)) ? "han" : "text";
}

const FIRM = /(公司|集团|厂|研究院|研究所|大学|学院|协会|学会|商会|委员会|局|厅|中心|合作社|事务所|银行|医院)/;
