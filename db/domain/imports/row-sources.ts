/** Where a row of a table says that it has its values from: a source by its title, and the day of which they are. */
import type { Reader } from "../../base/store.ts";
import type { ImportSettings } from "../../contract/procedures/region/table-imports.ts";
import { MAX_LINE } from "../../contract/tidy.ts";
import { type Cell, textOf } from "../../import/reading/table.ts";
import { confidenceOf } from "../../language/registry/confidence.ts";
import { SOURCE_DAY, SOURCE_TITLE } from "../../language/registry/headings.ts";
import { readWrittenDay, saysNothing } from "../../language/registry/written-days.ts";
import { readRecord } from "../../schema/read-record.ts";
import type { Names } from "./names.ts";

/** A source that is there, or one that is to be made once for all rows that name it. */
export type RowSource = { id: string } | { title: string | null; day: string | null };

type Grade = "A" | "B" | "C" | "D";
const TRUST: Readonly<Record<string, number>> = { high: 3, medium: 2, low: 1 };

export function trustOf(confidence: unknown): number {
  return TRUST[String(confidence ?? "")] ?? 0;
}

/** The sources that a row names; none: it has its values from the table alone. */
export function sourcesIn(
  { columns }: Pick<ImportSettings, "columns">,
  cells: readonly Cell[],
  names: Names,
): RowSource[] {
  const cellOf = (field: string) => textOf(cells[columns.indexOf(field)]).trim();
  const read = columns.includes(SOURCE_DAY) ? readWrittenDay(cellOf(SOURCE_DAY)) : null;
  const day = read?.kind === "day" && read.value.length === 10 ? read.value : null;
  const titles = columns.includes(SOURCE_TITLE)
    ? cellOf(SOURCE_TITLE)
        .split(/[;；\n]+/)
        .map((title) => title.trim().slice(0, MAX_LINE))
        .filter((title) => title !== "" && !saysNothing(title))
    : [];
  if (titles.length === 0) return day === null ? [] : [{ title: null, day }];
  return titles.map((title) => {
    const [id] = names.called("source", title);
    return id === undefined ? { title, day } : { id };
  });
}

/** How far the values of a row can be trusted: as it says itself, else by its sources, else as the table as a whole. */
export function confidenceOfRow(
  reader: Reader,
  { grade }: Pick<ImportSettings, "grade">,
  said: unknown,
  sources: readonly RowSource[],
): string {
  if (typeof said === "string") return said;
  const graded = sources.flatMap((source) => gradeOf(reader, "id" in source ? source.id : null) ?? []);
  return confidenceOf(graded.length > 0 ? graded : [grade]) as string;
}

export function gradeOf(reader: Reader, source: string | null): Grade | null {
  return source === null ? null : (readRecord(reader, "source", source)?.grade ?? null);
}
