/** What came of a table that was taken in: how many rows, and which were not taken and why, to be sent back to whoever sent it. */
import { isWarningCode, sentence } from "../../../contract/errors.ts";
import { valueName } from "../../../contract/labels/in-words.ts";
import { fieldName, LABELS } from "../../../contract/labels/index.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import { bothLines, languagesOf } from "../../../documents/blocks/bilingual.ts";
import type { Language } from "../../../documents/blocks/words.ts";
import { writtenDate } from "../../../documents/blocks/written.ts";
import { requireRecord } from "../../../records/rules.ts";
import { readRecord } from "../../../schema/read-record.ts";
import { type Report, reportOf } from "../../imports/report.ts";
import { document } from "../document.ts";

const SAY = {
  zh: {
    title: (name: string) => `导入报告：${name}`,
    made: (day: string) => `截至${day}。`,
    left: (count: number) => `未收的${count}行`,
    cut: (shown: number, total: number) => `只列出前${shown}行，共${total}行。`,
    none: "所有行都收了。",
    row: "行",
    reason: "原因",
    sheet: "未收的行",
  },
  en: {
    title: (name: string) => `Report of an import: ${name}`,
    made: (day: string) => `As of ${day}.`,
    left: (count: number) => `${count} rows that were not taken`,
    cut: (shown: number, total: number) => `Only the first ${shown} of ${total} rows are listed.`,
    none: "All rows were taken.",
    row: "Row",
    reason: "Reason",
    sheet: "NotTaken",
  },
} as const satisfies Record<Language, object>;

/** Columns of a paper: more would be too narrow to be read. */
const COLUMNS = 4;
const WIDTH = 22;

interface Model {
  table: RecordOf<"table_import">;
  source: string | null;
  report: Report;
}

export const importReport = document({
  kind: "import_report",
  read({ reader }, { of }): Model {
    const table = requireRecord(reader, "table_import", of.id);
    return {
      table,
      source: table.source ? (readRecord(reader, "source", table.source)?.title ?? null) : null,
      report: reportOf({ reader }, of.id),
    };
  },
  title: ({ table }, language) => SAY[language].title(table.name),
  blocks: (model, { language, day }) => languagesOf(language).flatMap((one) => paperIn(model, day, one)),
  small: true,
  sheet({ table, report: { columns, rows } }, { language }) {
    const languages = languagesOf(language);
    const both = (text: (of: Language) => string) => bothLines(languages, text);
    const open = openOf(table);
    return {
      name: SAY[languages[0]].sheet,
      title: both((of) => SAY[of].title(table.name)).replaceAll("\n", " "),
      language,
      columns: [
        { head: both((of) => SAY[of].row), width: 8, kind: "number" },
        ...columns.map((head) => ({ head, width: WIDTH, kind: "text" as const })),
        { head: both((of) => SAY[of].reason), width: WIDTH * 2, kind: "text" },
      ],
      rows: rows.map(({ row, cells, reasons }) => [row, ...cells, both((of) => saidOf(reasons, of))]),
      ...(open > rows.length && rows.length > 0 && { note: both((of) => SAY[of].cut(rows.length, open)) }),
    };
  },
});

function openOf({ left, waiting }: Model["table"]): number {
  return (left ?? 0) + (waiting ?? 0);
}

function paperIn({ table, source, report }: Model, day: string, language: Language) {
  const say = SAY[language];
  const name = (field: string) => fieldName("table_import", field, language) ?? field;
  const facts: [string, string | number | null][] = [
    [name("as"), valueNameOf(table, language)],
    [name("sheet"), table.sheet],
    [name("sender"), table.sender],
    [name("source"), source],
    ...(["made", "changed", "unchanged", "waiting", "left"] as const).map((field): [string, number | null] => [
      name(field),
      table[field],
    ]),
    [name("digest"), table.digest],
  ];
  const shown = report.columns.slice(0, COLUMNS);
  const open = openOf(table);
  return [
    { kind: "title" as const, text: say.title(table.name), language },
    { kind: "note" as const, text: say.made(writtenDate(day, language)), language },
    {
      kind: "fields" as const,
      rows: facts.flatMap(([label, value]): [string, string][] =>
        value === null || value === "" ? [] : [[label, String(value)]],
      ),
      language,
    },
    { kind: "heading" as const, level: 1 as const, text: report.rows.length > 0 ? say.left(open) : say.none, language },
    ...(report.rows.length > 0
      ? [
          {
            kind: "table" as const,
            head: [say.row, ...shown, say.reason],
            rows: report.rows.map(({ row, cells, reasons }) => [
              String(row),
              ...shown.map((_, at) => cells[at] ?? ""),
              saidOf(reasons, language),
            ]),
            widths: [0.5, ...shown.map(() => 1.5), 3],
            language,
          },
        ]
      : []),
    ...(open > report.rows.length && report.rows.length > 0
      ? [{ kind: "note" as const, text: say.cut(report.rows.length, open), language }]
      : []),
  ];
}

function valueNameOf({ as }: Model["table"], language: Language): string {
  return LABELS[language].subjects[as] ?? valueName("as", as, language);
}

function saidOf(reasons: Report["rows"][number]["reasons"], language: Language): string {
  return reasons
    .map(({ code, params }) => (isWarningCode(code) ? sentence(code, params, language) : code))
    .join(language === "zh" ? "" : " ");
}
