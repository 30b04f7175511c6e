/** The rows of a table that were not taken, with the reasons: kept in the record of the import. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { RowReason } from "../../contract/procedures/region/table-imports.ts";
import { textOf } from "../../import/reading/table.ts";
import type { Context } from "../../records/context.ts";
import { requireRecord } from "../../records/rules.ts";
import type { Plan } from "./plan.ts";

/** Rows whose reasons are kept, and letters of their report. */
const MOST_KEPT = 3_000;
const MOST_LETTERS = 170_000;

/** What is kept of a row that was not taken. */
interface Kept {
  row: number;
  cells: string[];
  reasons: RowReason[];
}

export interface Report {
  columns: string[];
  rows: Kept[];
}

/** Packed, as its record keeps it; null: all rows were taken. */
export function packedReport({ rows, settings, shape }: Plan): string | null {
  const shown = settings.columns.flatMap((field, at) => (field === null ? [] : [at]));
  const left = rows.filter(({ result }) => ["left", "waiting", "alike"].includes(result));
  if (left.length === 0) return null;
  for (let most = MOST_KEPT; ; most = Math.floor(most / 2)) {
    const report: Report = {
      columns: shown.map((at) => shape.columns[at]?.heading || (shape.columns[at]?.letter ?? "")),
      rows: left.slice(0, most).map(({ row, reasons }) => ({
        row: row.at,
        cells: shown.map((at) => textOf(row.cells[at]).slice(0, 200)),
        reasons: reasons.map(({ reason }) => reason),
      })),
    };
    const text = deflateRawSync(JSON.stringify(report)).toString("base64");
    if (text.length <= MOST_LETTERS) return text;
  }
}

/** Rows that an import did not take. @throws ConcordError E_UNKNOWN_RECORD */
export function reportOf({ reader }: Pick<Context, "reader">, id: string): Report {
  const { report } = requireRecord(reader, "table_import", id);
  if (!report) return { columns: [], rows: [] };
  return JSON.parse(inflateRawSync(Buffer.from(report, "base64")).toString()) as Report;
}
