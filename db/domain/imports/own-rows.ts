/** Rows of a table that Concord itself wrote: which record each is, and which of its cells somebody has changed since. */
import type { Reader } from "../../base/store.ts";
import type { ImportSettings } from "../../contract/procedures/region/table-imports.ts";
import { type Row, textOf } from "../../import/reading/table.ts";
import type { Shape } from "../../import/shape/choice.ts";
import { OWN_COLUMN } from "../../language/registry/headings.ts";
import { markOf, readOwnCell, readOwnHead } from "../../language/registry/own-table.ts";
import { readRecord } from "../../schema/read-record.ts";

export interface OwnRow {
  id: string;
  /** Whether the cell of a field holds what Concord wrote. */
  isUntouched(field: string, row: Row, at: number): boolean;
}

export class OwnRows {
  readonly #reader: Reader;
  readonly #settings: ImportSettings;
  readonly #at: number;
  readonly #places: ReadonlyMap<string, number>;

  constructor(reader: Reader, settings: ImportSettings, shape: Shape) {
    this.#reader = reader;
    this.#settings = settings;
    this.#at = settings.columns.indexOf(OWN_COLUMN);
    const head = readOwnHead(shape.columns[this.#at]?.heading ?? "");
    this.#places = new Map((head?.subject === settings.subject ? head.fields : []).map((field, at) => [field, at]));
  }

  /** Null: a row that somebody added, or one of a record that is not there. */
  of(row: Row): OwnRow | null {
    if (this.#at < 0) return null;
    const { id, marks } = readOwnCell(textOf(row.cells[this.#at]));
    if (id === "" || !readRecord(this.#reader, this.#settings.subject, id)) return null;
    return {
      id,
      isUntouched: (field, { cells }, at) => {
        const place = this.#places.get(field);
        return place !== undefined && marks[place] === markOf(textOf(cells[at]));
      },
    };
  }
}
