/** A table of a document or a slide while it is read: cells that are merged, rows that were taken out. */

import { type Table, tableOf } from "../paper-text.ts";
import { isOn } from "./styles.ts";

/** Columns over which a cell may be merged; Word itself allows 63. */
const MOST_COLUMNS = 100;

interface Cell {
  texts: string[];
  columns: number;
  /** It belongs to the cell above, or to the one before it. */
  of: "above" | "before" | null;
}

export class OpenTable {
  readonly #rows: string[][] = [];
  #cells: Cell[] = [];
  #gone = false;
  #inRow = false;

  /** @param value of the attribute `val` */
  open(name: string, value: string | undefined): void {
    const cell = this.#cells.at(-1);
    if (name === "tr") {
      this.#cells = [];
      this.#gone = false;
    } else if (name === "trPr") this.#inRow = true;
    else if (name === "del") this.#gone ||= this.#inRow;
    else if (name === "tc") this.cell({});
    else if (name === "gridSpan" && cell) cell.columns = columnsIn(value);
    // Without a value it goes on; `restart` begins the merged cell.
    else if (name === "vMerge" && cell) cell.of = value === "restart" ? null : "above";
    else if (name === "hMerge" && cell) cell.of = value === "restart" ? null : "before";
  }

  /** Begins a cell whose merging stands in its attributes, as in slides. */
  cell({ columns, above, before }: { columns?: string | undefined; above?: boolean; before?: boolean }): void {
    this.#cells.push({ texts: [], columns: columnsIn(columns), of: above ? "above" : before ? "before" : null });
  }

  say(text: string): void {
    this.#cells.at(-1)?.texts.push(text);
  }

  close(name: string): void {
    if (name === "trPr") this.#inRow = false;
    if (name !== "tr" || this.#gone) return;
    const above = this.#rows.at(-1);
    const row: string[] = [];
    for (const { texts, columns, of } of this.#cells) {
      row.push(of === "above" ? (above?.[row.length] ?? "") : of === "before" ? "" : texts.join("\n"));
      for (let more = 1; more < columns; more++) row.push("");
    }
    this.#rows.push(row);
  }

  /** Null: nothing stands in it. */
  finish(): Table | null {
    return tableOf(this.#rows);
  }
}

/** Whether a setting of a slide's cell is on. */
export function isMerged(value: string | undefined): boolean {
  return value !== undefined && isOn(value);
}

function columnsIn(value: string | undefined): number {
  const columns = Number(value ?? 1);
  return columns >= 1 && columns <= MOST_COLUMNS ? Math.floor(columns) : 1;
}
