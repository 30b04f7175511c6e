/** Gathers the cells of a sheet as they are read, and holds them to the limits. */
import { ConcordError } from "../../contract/errors.ts";
import { LIMITS } from "./limits.ts";
import { type Cell, columnName, type Merge, type Row, type Sheet, textOf } from "./table.ts";

/** What all sheets of a file come to. */
export class Tally {
  rows = 0;
  cells = 0;
  formulas = 0;
  /** Characters that nobody sees, in how many cells. */
  unseen = 0;
}

const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

export class SheetWriter {
  readonly name: string;
  readonly #hidden: boolean;
  readonly #tally: Tally;
  readonly #rows: Row[] = [];
  readonly #merges: Merge[] = [];
  /** Place of each column among those that hold anything, in the order in which they were met. */
  readonly #places = new Map<number, number>();

  constructor(name: string, hidden: boolean, tally: Tally) {
    this.name = name;
    this.#hidden = hidden;
    this.#tally = tally;
  }

  /**
   * @param row 1 the first
   * @param column 1 the first
   * @throws ConcordError E_ROW_INDEX, E_TOO_BIG, E_TOO_MANY_COLUMNS, E_CELL_TOO_LONG
   */
  put(row: number, column: number, cell: Cell): void {
    requireRow(row);
    const text = textOf(cell);
    if (text.trim() === "") return;
    if (text.length > LIMITS.cell)
      throw new ConcordError("E_CELL_TOO_LONG", { ...this.place(row, column), max: LIMITS.cell });
    let place = this.#places.get(column);
    if (place === undefined) {
      place = this.#places.size;
      if (place >= LIMITS.columns) throw new ConcordError("E_TOO_MANY_COLUMNS", { max: LIMITS.columns });
      this.#places.set(column, place);
    }
    this.#tally.cells += 1;
    if (typeof cell === "object" && cell.formula !== undefined) this.#tally.formulas += 1;
    if (UNSEEN.test(text)) this.#tally.unseen += 1;
    const last = this.#rows.at(-1);
    if (last?.at === row) last.cells[place] = cell;
    else {
      const cells: Cell[] = [];
      cells[place] = cell;
      this.#rows.push({ at: row, cells });
      this.#tally.rows += 1;
    }
    if (this.#tally.rows > LIMITS.rows)
      throw new ConcordError("E_TOO_BIG", { count: this.#tally.rows, max: LIMITS.rows });
    if (this.#tally.cells > LIMITS.cells)
      throw new ConcordError("E_TOO_BIG", { count: this.#tally.rows, max: LIMITS.rows });
  }

  /** @throws ConcordError E_RANGE */
  merge(area: Merge): void {
    const cells = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    if (!(cells > 0 && cells <= LIMITS.merged) || this.#merges.length >= LIMITS.merges)
      throw new ConcordError("E_RANGE", { file: this.name });
    this.#merges.push(area);
  }

  /** How a cell is called in a message. */
  place(row: number, column: number): { sheet: string; cell: string } {
    return { sheet: this.name, cell: `${columnName(column)}${row}` };
  }

  finish(): Sheet {
    const columns = [...this.#places.keys()].sort((a, b) => a - b);
    const order = columns.map((column) => this.#places.get(column) as number);
    // Most files fill their columns from the left: then each stands where it belongs already.
    const inOrder = order.every((place, at) => place === at);
    const rows = inOrder
      ? this.#rows
      : this.#rows.map(({ at, cells }) => ({ at, cells: order.map((place) => cells[place]) }));
    if (rows.some(({ at }, index) => index > 0 && at < (rows[index - 1] as Row).at)) rows.sort((a, b) => a.at - b.at);
    return { name: this.name, hidden: this.#hidden, columns, rows, merges: this.#merges };
  }
}

/** @throws ConcordError E_ROW_INDEX */
export function requireRow(row: number): void {
  if (!(row >= 1 && row <= LIMITS.lastRow)) throw new ConcordError("E_ROW_INDEX", { max: LIMITS.lastRow });
}
