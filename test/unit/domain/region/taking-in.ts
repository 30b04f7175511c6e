/** Tables that are taken in by tests: planned from rows of cells, and written. */
import type { ImportSettings } from "../../../../db/contract/procedures/region/table-imports.ts";
import { type Plan, planImport } from "../../../../db/domain/imports/plan.ts";
import { runImport } from "../../../../db/domain/imports/run.ts";
import { proposedSettings } from "../../../../db/domain/imports/settings.ts";
import { readCells } from "../../../../db/import/reading/read.ts";
import { shapeOf } from "../../../../db/import/shape/choice.ts";
import type { Room } from "../../../support/room.ts";

export const ABOUT = { name: "firms.xlsx", file: "0".repeat(64), sheet: "" };

export async function planned(room: Room, rows: readonly string[], more: Partial<ImportSettings> = {}): Promise<Plan> {
  const book = readCells(rows.join("\n"));
  const shape = shapeOf(book.sheets[0] as never);
  const { settings } = proposedSettings(room.reader, book, { sheet: 0, shape, subject: more.subject });
  return planImport(room, book, { ...settings, ...more });
}

export async function taken(room: Room, plan: Plan, signal?: AbortSignal) {
  const running = runImport(room, plan, ABOUT, { table: "t" }, signal);
  for (let step = await running.next(); ; step = await running.next()) if (step.done) return step.value;
}
