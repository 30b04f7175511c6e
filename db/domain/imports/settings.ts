/** What somebody said of a table, as the planning asks for it; and what is proposed before anybody has. */
import { createHash } from "node:crypto";
import type { Reader } from "../../base/store.ts";
import type { ImportSettings } from "../../contract/procedures/region/table-imports.ts";
import { subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import type { TableSubject } from "../../contract/vocabulary.ts";
import type { Book, Sheet } from "../../import/reading/table.ts";
import { proposalIn, type Shape } from "../../import/shape/choice.ts";
import {
  bareHeading,
  FIGURE_COLUMN,
  figureFields,
  SOURCE_DAY,
  SOURCE_TITLE,
} from "../../language/registry/headings.ts";

/** What records of a kind hold where no column says it and nothing else does. */
const OTHERWISE: Readonly<Partial<Record<TableSubject, Readonly<Record<string, string>>>>> = {
  organization: { sector: "enterprise", city: "不详" },
  link: { status: "existing" },
};

/** Required fields that no column says, with what they hold then. */
export function missingFields(
  subject: TableSubject,
  columns: readonly (string | null)[],
): { field: string; value: string }[] {
  const { fields } = subjectOf(subject);
  return Object.keys(fields).flatMap((field) => {
    const { required, begins, apart } = metaOf(fields[field]);
    const value = OTHERWISE[subject]?.[field];
    if (!required || begins !== undefined || apart || columns.includes(field) || value === undefined) return [];
    return [{ field, value }];
  });
}

/** Fields that a column of such a table can be. */
export function fieldChoices(subject: TableSubject): string[] {
  const { fields } = subjectOf(subject);
  const own = Object.keys(fields).filter((field) => {
    const { packed, kind, apart, code } = metaOf(fields[field]);
    return !packed && !code && kind !== "object" && (!apart || field === "confidence") && kind !== "instant";
  });
  const beside = "sources" in fields ? [SOURCE_TITLE, SOURCE_DAY] : [];
  return [...own, ...(subject === "organization" ? figureFields() : []), ...beside];
}

/** What is proposed for a sheet: as the same headings were taken in before, else as they read. */
export function proposedSettings(
  reader: Reader,
  book: Book,
  { sheet, shape, subject }: { sheet: number; shape: Shape; subject?: TableSubject | undefined },
): { settings: ImportSettings; remembered: boolean; why: string[] } {
  const proposal = proposalIn(shape, subject);
  const kind = subject ?? proposal?.subject ?? "organization";
  const columns = shape.columns.map((_, at) => proposal?.columns[at]?.field ?? null);
  const before = rememberedFor(reader, shape, kind, columns);
  const settings: ImportSettings = {
    sheet,
    headings: shape.headings.rows,
    subject: kind,
    columns: before?.columns ?? columns,
    values: before?.values ?? [],
    otherwise: before?.otherwise ?? missingFields(kind, columns),
    dayFirst: before?.dayFirst ?? null,
    year: yearIn(book.sheets[sheet] as Sheet, shape),
    doubtful: false,
    alike: "ask",
    grade: before?.grade ?? "C",
    sender: before?.sender ?? null,
    cells: [],
    decisions: [],
  };
  return {
    settings,
    remembered: before !== undefined,
    why: shape.columns.map((_, at) => (before ? "remembered" : (proposal?.columns[at]?.why ?? "unknown"))),
  };
}

/** The headings in few characters, whatever their order. */
export function headingsKey({ columns }: Pick<Shape, "columns">): string {
  const names = columns.map(({ heading }) => bareHeading(heading)).filter(Boolean);
  return createHash("sha256").update(names.toSorted().join("\n")).digest("base64url").slice(0, 32);
}

type Remembered = Pick<ImportSettings, "values" | "otherwise" | "dayFirst" | "grade" | "sender"> & {
  columns: [heading: string, field: string | null][];
};

/** What was said of columns and values when a table with these headings was taken in last. @param proposed where nothing was */
function rememberedFor(
  reader: Reader,
  shape: Shape,
  subject: TableSubject,
  proposed: readonly (string | null)[],
): (Omit<Remembered, "columns"> & { columns: (string | null)[] }) | undefined {
  if (shape.headings.rows.length === 0) return undefined;
  const before = read(
    reader.get<{ settings: string | null }>(
      'SELECT settings FROM table_import WHERE headings = ? AND "as" = ? AND settings IS NOT NULL ORDER BY id DESC LIMIT 1',
      headingsKey(shape),
      subject,
    ),
  );
  if (!before) return undefined;
  const byHeading = new Map(before.columns);
  const columns = shape.columns.map(({ heading }, at) => {
    const name = bareHeading(heading);
    return byHeading.has(name) ? (byHeading.get(name) ?? null) : (proposed[at] ?? null);
  });
  return { ...before, columns };
}

/** What texts of this sender's tables meant before, the last said first. */
export function valuesOf(reader: Reader, { sender, subject }: ImportSettings): ImportSettings["values"] {
  if (!sender) return [];
  const rows = reader.all<{ settings: string | null }>(
    'SELECT settings FROM table_import WHERE "as" = ? AND sender = ? AND settings IS NOT NULL ORDER BY id DESC LIMIT 20',
    subject,
    sender,
  );
  return rows.flatMap((row) => read(row)?.values ?? []);
}

function read(row: { settings: string | null } | undefined): Remembered | undefined {
  if (!row?.settings) return undefined;
  try {
    return JSON.parse(row.settings) as Remembered;
  } catch {
    return undefined;
  }
}

/** What is kept of it for the next table with the same headings: nothing of single rows, nor of columns in which nothing stood. */
export function asRemembered(shape: Shape, settings: ImportSettings): string {
  const { columns, values, otherwise, dayFirst, grade, sender } = settings;
  const byHeading = shape.columns.flatMap(({ heading, filled }, at) =>
    filled === 0 && columns[at] === null ? [] : [[bareHeading(heading), columns[at] ?? null]],
  );
  return JSON.stringify({ columns: byHeading, values, otherwise, dayFirst, grade, sender });
}

/** Of which year the table is, where its title says it. */
function yearIn({ rows }: Sheet, { headings }: Shape): string | null {
  const last = headings.rows.at(-1) ?? 0;
  const title = rows
    .filter(({ at }) => at < last)
    .flatMap(({ cells }) => cells.map((cell) => (typeof cell === "string" ? cell : "")));
  return /(?<!\d)(20\d{2})(?=\s*年)/.exec(title.join(" "))?.[1] ?? null;
}

/** Whether any column is a figure whose year nobody knows. */
export function lacksYear(shape: Shape, { columns, year }: ImportSettings): boolean {
  return (
    year === null && columns.some((field, at) => field?.startsWith(FIGURE_COLUMN) && shape.columns[at]?.year === null)
  );
}
