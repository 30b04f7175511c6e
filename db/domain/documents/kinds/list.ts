/** Records of one kind as a list: those that a grid shows, narrowed down as it is. */

import { ConcordError } from "../../../contract/errors.ts";
import { inWords } from "../../../contract/labels/in-words.ts";
import { fieldName, LABELS } from "../../../contract/labels/index.ts";
import type { Labels } from "../../../contract/records.ts";
import { type RecordOf, type Subject, subjectOf } from "../../../contract/subjects/index.ts";
import { columnsShown, type FieldMeta, metaOf } from "../../../contract/subjects/meta.ts";
import type { MinutesLanguage } from "../../../contract/vocabulary.ts";
import { bothLines, languagesOf, named } from "../../../documents/blocks/bilingual.ts";
import type { Language } from "../../../documents/blocks/words.ts";
import type { Cell, Column } from "../../../documents/formats/sheet.ts";
import { countRecords, listRecords } from "../../../records/listing.ts";
import { document } from "../document.ts";

/** Rows of a workbook, and of a paper that somebody leafs through. */
const MOST = { table: 50_000, paper: 2_000 };
const PAGE = 1_000;
/** Columns of a paper take a share of its width each; the name takes more. */
const NAME_SHARE = 2;
/** Characters of a workbook's column. */
const WIDTHS: Partial<Record<FieldMeta["kind"], number>> = {
  date: 16,
  partial_date: 16,
  integer: 12,
  boolean: 8,
  enum: 14,
};
const WIDTH = 30;

const SAY: Record<Language, { cut(shown: number, total: number): string }> = {
  zh: { cut: (shown, total) => `只列出前${shown}条，共${total}条。` },
  en: { cut: (shown, total) => `Only the first ${shown} of ${total} are listed.` },
};

interface List {
  subject: Subject;
  rows: RecordOf<Subject>[];
  labels: Labels;
  /** How many there are, listed or not. */
  total: number;
}

export const list = document({
  kind: "list",
  read({ reader, searchReader }, { records, format }): List {
    if (!records) throw new ConcordError("E_REQUIRED", { path: "records" });
    const { subject, ...narrowed } = records;
    const from = narrowed.search ? searchReader() : reader;
    const { sort } = subjectOf(subject);
    const most = format === "xlsx" ? MOST.table : MOST.paper;
    const model: List = { subject, rows: [], labels: {}, total: countRecords(from, subject, narrowed) };
    for (let more = true; more && model.rows.length < most; ) {
      const page = listRecords(from, subject, {
        ...narrowed,
        sort: narrowed.sort.length > 0 || !sort ? narrowed.sort : [sort],
        offset: model.rows.length,
        limit: Math.min(PAGE, most - model.rows.length),
      });
      model.rows.push(...page.rows);
      Object.assign(model.labels, page.labels);
      more = page.more;
    }
    return model;
  },
  title: ({ subject }, language) => titleOf(subject, language),
  blocks: (model, { language }) => languagesOf(language).flatMap((one) => paperIn(model, one)),
  small: true,
  sheet(model, { language }) {
    const languages = languagesOf(language);
    const { subject, rows, total } = model;
    const fields = Object.keys(subjectOf(subject).fields).filter(
      (field) => isListed(subject, field) && (!tellsOfSources(subject, field) || rows.some((one) => says(one, field))),
    );
    return {
      // One word: see `Sheet`.
      name: LABELS[languages[0]].subjects[subject].replace(/\s+/g, ""),
      title: bothLines(languages, (of) => titleOf(subject, of)).replaceAll("\n", " "),
      language,
      columns: fields.map((field) => columnOf(subject, field, language)),
      rows: rows.map((record) => fields.map((field) => cellOf(model, record, field, language))),
      ...(total > rows.length && { note: bothLines(languages, (of) => SAY[of].cut(rows.length, total)) }),
    };
  },
});

function titleOf(subject: Subject, language: Language): string {
  const { collections, subjects } = LABELS[language];
  const names: Readonly<Record<string, string>> = { ...subjects, ...collections };
  return names[subject] ?? subject;
}

/** What no list tells: what is private, what only programs read, and what has a form of its own. */
function isListed(subject: Subject, field: string): boolean {
  const meta = metaOf(subjectOf(subject).fields[field]);
  return !meta.private && !meta.packed && meta.kind !== "object";
}

/** Of records without sources there is nothing to tell of these. */
function tellsOfSources(subject: Subject, field: string): boolean {
  return metaOf(subjectOf(subject).fields[field]).ofSources === true;
}

function says(record: RecordOf<Subject>, field: string): boolean {
  const value = (record as Record<string, unknown>)[field];
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
}

function columnOf(subject: Subject, field: string, language: MinutesLanguage): Column {
  const { kind } = metaOf(subjectOf(subject).fields[field]);
  return {
    head: bothLines(languagesOf(language), (of) => fieldName(subject, field, of) ?? field),
    width: WIDTHS[kind] ?? WIDTH,
    kind: kind === "integer" ? "number" : kind === "date" ? "date" : "text",
  };
}

function cellOf(model: List, record: RecordOf<Subject>, field: string, language: MinutesLanguage): Cell {
  const { kind } = metaOf(subjectOf(model.subject).fields[field]);
  const value = (record as Record<string, unknown>)[field];
  if (kind === "integer") return typeof value === "number" ? value : null;
  if (kind === "date") return typeof value === "string" ? value : null;
  return bothLines(languagesOf(language), (of) => textOf(model, record, field, of)) || null;
}

function textOf({ subject, labels }: List, record: RecordOf<Subject>, field: string, language: Language): string {
  const nameOf = (id: string) => named(labels[id] ?? { zh: null, en: null }, language);
  return inWords(subject, field, (record as Record<string, unknown>)[field], { language, nameOf });
}

/** The columns of the grid. */
function paperIn(model: List, language: Language) {
  const { subject, rows, total } = model;
  const { screen, title } = subjectOf(subject);
  const columns = columnsShown(screen, language).filter(({ field }) => isListed(subject, field));
  const nameOf = (record: RecordOf<Subject>) =>
    title[language].map((field) => textOf(model, record, field, language)).find(Boolean) ?? "";
  return [
    { kind: "title" as const, text: titleOf(subject, language), language },
    {
      kind: "table" as const,
      head: [
        fieldName(subject, title[language][0] as string, language) ?? "",
        ...columns.map(({ name }) => fieldName(subject, name, language) ?? name),
      ],
      rows: rows.map((record) => [
        nameOf(record),
        ...columns.map(
          ({ field, otherwise }) =>
            textOf(model, record, field, language) || (otherwise ? textOf(model, record, otherwise, language) : ""),
        ),
      ]),
      widths: [NAME_SHARE, ...columns.map(() => 1)],
      language,
    },
    ...(total > rows.length ? [{ kind: "note" as const, text: SAY[language].cut(rows.length, total), language }] : []),
  ];
}
