/** The figures of a row: numbers of a year in columns beside the organization. */
import type { Reader } from "../../base/store.ts";
import type { ImportSettings } from "../../contract/procedures/region/table-imports.ts";
import { isFilled, type Row, textOf } from "../../import/reading/table.ts";
import type { Shape } from "../../import/shape/choice.ts";
import { FIGURE_COLUMN } from "../../language/registry/headings.ts";
import { readQuantity } from "../../language/registry/quantities.ts";
import type { Fields } from "../../schema/columns.ts";
import { amountReason, type Reading, remark } from "./cells.ts";
import type { RowPlan } from "./row-plan.ts";

interface Given {
  reader: Reader;
  reading: Reading;
  shape: Shape;
  settings: ImportSettings;
  confidence: string;
}

/** Adds to a row the figures that are not there yet, and why others are none. */
export function addFigures({ reader, reading, shape, settings, confidence }: Given, row: Row, plan: RowPlan): void {
  for (const [at, field] of settings.columns.entries()) {
    if (!field?.startsWith(FIGURE_COLUMN) || !isFilled(row.cells[at])) continue;
    const column = shape.columns[at];
    const text = textOf(row.cells[at]).trim();
    const read = readQuantity(text, column?.unit ?? "");
    if (read.kind === "none") continue;
    const year = column?.year ?? settings.year;
    if (read.kind !== "amount" || year === null) {
      const reason =
        read.kind === "amount"
          ? remark(reading, "W_CELL_NO_YEAR", field, text)
          : amountReason(reading, field, text, read);
      plan.reasons.push({ at, reason });
      continue;
    }
    const figure: Fields = {
      kind: field.slice(FIGURE_COLUMN.length),
      year,
      value: read.value,
      unit: read.unit || null,
      ...(read.approximate && { approximate: true }),
      ...(plan.id !== null && { organization: plan.id }),
      confidence,
    };
    if (plan.id !== null && isThere(reader, figure)) continue;
    plan.figures.push(figure);
  }
  if (plan.figures.length > 0 && plan.result === "unchanged") plan.result = "changed";
}

/** The same number of the same year; another source's other number stands beside it. */
function isThere(reader: Reader, { organization, kind, year, value, unit }: Fields): boolean {
  const found = reader.get(
    "SELECT 1 FROM figure WHERE organization = ? AND +kind = ? AND +year = ? AND value = ? AND unit IS ?",
    ...([organization, kind, year, value, unit ?? null] as string[]),
  );
  return found !== undefined;
}
