/** What would come of a row of a table. */
import type { RowReason, RowResult } from "../../contract/procedures/region/table-imports.ts";
import type { Row } from "../../import/reading/table.ts";
import type { Fields } from "../../schema/columns.ts";
import type { Near } from "../region/near-names.ts";
import type { RowSource } from "./row-sources.ts";

/** What somebody decided of a row. */
export interface Decision {
  /** Of values that stand against others: the table's, those that are there, both; or nothing of the row. */
  what?: "take" | "keep" | "both" | "skip";
  /** Which record it is, where that was asked: the one with this id, or one of its own beside it. */
  who?: { verdict: "same" | "different" | "parent" | "unsure"; id: string };
}

export interface RowPlan {
  row: Row;
  result: RowResult;
  /** The record that it changes; null: it makes one, or nothing. */
  id: string | null;
  /** What tells it from the other rows. */
  key: string | undefined;
  /** What is written of it. */
  fields: Fields;
  /** What these fields must hold then. */
  was: Fields;
  /** Figures that are made beside it. */
  figures: Fields[];
  /** Sources that it names itself. */
  sources: readonly RowSource[];
  /** Records that it may be. */
  near: readonly Near[];
  /** Of a record that is made beside one that it looks like: what was said of the two. */
  judged: Exclude<Decision["who"], undefined> | null;
  /** Texts of it that are no value of their field. */
  asks: readonly { field: string; text: string }[];
  reasons: { at: number | null; reason: RowReason }[];
}

export function emptyRow(row: Row): RowPlan {
  return {
    row,
    result: "left",
    id: null,
    key: undefined,
    fields: {},
    was: {},
    figures: [],
    sources: [],
    near: [],
    judged: null,
    asks: [],
    reasons: [],
  };
}
