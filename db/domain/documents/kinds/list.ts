/** Records of one kind as a list: those that a grid shows, narrowed down as it is. */

import type { Reader } from "../../../base/store.ts";
import type { DocumentInput } from "../../../contract/documents.ts";
import { ConcordError } from "../../../contract/errors.ts";
import { inWords, valueName } from "../../../contract/labels/in-words.ts";
import { fieldName, LABELS } from "../../../contract/labels/index.ts";
import type { Filter, Labels } from "../../../contract/records.ts";
import { type RecordOf, type Subject, subjectOf } from "../../../contract/subjects/index.ts";
import { columnsChosen, filtersByNearness, filtersOfValue, isNearness } from "../../../contract/subjects/lists.ts";
import { type FieldMeta, metaOf } from "../../../contract/subjects/meta.ts";
import { type MinutesLanguage, TABLE_SUBJECTS } from "../../../contract/vocabulary.ts";
import { bothLines, languagesOf, named } from "../../../documents/blocks/bilingual.ts";
import type { Language } from "../../../documents/blocks/words.ts";
import { writtenDate } from "../../../documents/blocks/written.ts";
import type { Cell, Column } from "../../../documents/formats/sheet.ts";
import { ownCell, ownHead } from "../../../language/registry/own-table.ts";
import { countRecords, listRecords } from "../../../records/lists/listing.ts";
import { tallyRecords } from "../../../records/lists/tally.ts";
import { document } from "../document.ts";
import { labelsInFilters, saidOfGroup, saidOfList } from "../said-of-list.ts";

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
  decimal: 18,
  boolean: 8,
  enum: 14,
};
const WIDTH = 30;
/** Letters of a list from which a cell is chosen. */
const MOST_OFFERED = 250;

const SAY = {
  zh: {
    cut: (shown: number, total: number) => `只列出前${shown}条，共${total}条。`,
    made: (day: string, total: number) => `截至${day}，共${total}条。`,
    conditions: (said: readonly string[]) => `条件：${said.join("；")}。`,
    group: (name: string, count: number, late: number) => `${name}（${count}${late > 0 ? `，其中逾期${late}` : ""}）`,
  },
  en: {
    cut: (shown: number, total: number) => `Only the first ${shown} of ${total} are listed.`,
    made: (day: string, total: number) => `As of ${day}: ${total} in all.`,
    conditions: (said: readonly string[]) => `Filters: ${said.join("; ")}.`,
    group: (name: string, count: number, late: number) => `${name} (${count}${late > 0 ? `, ${late} late` : ""})`,
  },
} as const satisfies Record<Language, object>;

interface List {
  subject: Subject;
  rows: RecordOf<Subject>[];
  labels: Labels;
  /** What it is narrowed down to. */
  asked: { filters: Filter[]; search?: string | undefined };
  /** Names of its columns on paper; undefined: the usual ones. */
  columns: readonly string[] | undefined;
  /** A table has all fields. */
  whole: boolean;
  /** Where a group begins among the rows, by the value of which field. */
  groups: { by: string; value: string | null; near: boolean; count: number; late: number; at: number }[];
  /** With what is about persons. */
  personal: boolean;
  /** How many there are, listed or not. */
  total: number;
}

export const list = document({
  kind: "list",
  read({ reader, searchReader, today }, { records, personal = false, format }): List {
    if (!records) throw new ConcordError("E_REQUIRED", { path: "records" });
    const { subject, by, columns, whole = columns === undefined, ...narrowed } = records;
    const from = narrowed.search ? searchReader() : reader;
    const most = format === "xlsx" || format === "csv" ? MOST.table : MOST.paper;
    const model: List = {
      subject,
      rows: [],
      labels: labelsInFilters(from, subject, narrowed.filters),
      asked: narrowed,
      columns,
      whole,
      groups: [],
      personal,
      total: countRecords(from, subject, narrowed),
    };
    if (!by) readRows(from, model, narrowed, most);
    else
      for (const { filters, ...group } of groupsOf(from, subject, by, narrowed, today(), model.labels)) {
        if (model.rows.length >= most) break;
        model.groups.push({ by, ...group, at: model.rows.length });
        readRows(from, model, { ...narrowed, filters: [...narrowed.filters, ...filters] }, most);
      }
    return model;
  },
  title: ({ subject }, language) => titleOf(subject, language),
  blocks: (model, { language, day }) => languagesOf(language).flatMap((one) => paperIn(model, day, one)),
  small: true,
  sheet(model, { language }) {
    const languages = languagesOf(language);
    const { subject, rows, total } = model;
    const fields = fieldsOf(model, languages).filter(
      (field) => model.personal || !metaOf(subjectOf(subject).fields[field]).personal,
    );
    const cells = rows.map((record) => fields.map((field) => cellOf(model, record, field, language)));
    const own = TABLE_SUBJECTS.some((name) => name === subject);
    return {
      // One word: see `Sheet`.
      name: LABELS[languages[0]].subjects[subject].replace(/\s+/g, ""),
      title: bothLines(languages, (of) => titleOf(subject, of)).replaceAll("\n", " "),
      language,
      columns: [
        ...fields.map((field) => columnOf(subject, field, language)),
        ...(own
          ? [{ head: ownHead({ subject, fields }), width: WIDTH, kind: "text" as const, hidden: true as const }]
          : []),
      ],
      rows: cells.map((row, at) => [
        ...row,
        ...(own
          ? [
              ownCell(
                (rows[at] as { id: string }).id,
                row.map((cell) => String(cell ?? "")),
              ),
            ]
          : []),
      ]),
      ...(own && { kept: true as const }),
      ...(total > rows.length && { note: bothLines(languages, (of) => SAY[of].cut(rows.length, total)) }),
    };
  },
});

/** The fields that a table has: those that are shown, or all. */
function fieldsOf(model: List, languages: readonly Language[]): string[] {
  const { subject, rows, columns, whole } = model;
  const { title, fields } = subjectOf(subject);
  if (!whole && columns) {
    const named = languages.map((language) => title[language][0] as string);
    const shown = languages.flatMap((language) => columnsChosen(subject, language, columns).map(({ field }) => field));
    return [...new Set([...named, ...shown])].filter((field) => isListed(subject, field));
  }
  return Object.keys(fields).filter(
    (field) => isListed(subject, field) && (!tellsOfSources(subject, field) || rows.some((one) => says(one, field))),
  );
}

type Narrowed = Omit<NonNullable<DocumentInput["records"]>, "subject">;

/** Adds the rows to the model, up to as many in all. */
function readRows(reader: Reader, model: List, narrowed: Narrowed, most: number): void {
  const { sort } = subjectOf(model.subject);
  for (let more = true, offset = 0; more && model.rows.length < most; ) {
    const page = listRecords(reader, model.subject, {
      ...narrowed,
      sort: narrowed.sort.length > 0 || !sort ? narrowed.sort : [sort],
      offset,
      limit: Math.min(PAGE, most - model.rows.length),
    });
    model.rows.push(...page.rows);
    Object.assign(model.labels, page.labels);
    offset += page.rows.length;
    more = page.more;
  }
}

interface GroupRead {
  value: string | null;
  near: boolean;
  filters: Filter[];
  count: number;
  late: number;
}

/** The groups as the grid has them. @param labels takes the names of the records that groups share */
function groupsOf(
  reader: Reader,
  subject: Subject,
  by: string,
  narrowed: Narrowed,
  today: string,
  labels: Labels,
): GroupRead[] {
  if (isNearness(subject, by))
    return filtersByNearness(subject, by, today)
      .map(({ value, filters }) => {
        const count = countRecords(reader, subject, { ...narrowed, filters: [...narrowed.filters, ...filters] });
        return { value, near: true, filters, count, late: 0 };
      })
      .filter(({ count }) => count > 0);
  const tally = tallyRecords(reader, subject, { ...narrowed, by, today });
  Object.assign(labels, tally.labels);
  return tally.values.map((one) => ({ ...one, near: false, filters: filtersOfValue(subject, by, one.value) }));
}

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
  const { kind, values } = metaOf(subjectOf(subject).fields[field]);
  return {
    head: bothLines(languagesOf(language), (of) => fieldName(subject, field, of) ?? field),
    width: WIDTHS[kind] ?? WIDTH,
    kind: kind === "integer" || kind === "decimal" ? "number" : kind === "date" ? "date" : "text",
    ...(kind === "enum" && values && choicesIn(field, values, language)),
  };
}

/** What the format offers in a list: no more letters than it holds, and no comma among them. */
function choicesIn(field: string, values: readonly string[], language: MinutesLanguage): { choices?: string[] } {
  if (language === "both") return {};
  const choices = values.map((value) => valueName(field, value, language));
  return choices.join().length > MOST_OFFERED || choices.some((one) => one.includes(",")) ? {} : { choices };
}

function cellOf(model: List, record: RecordOf<Subject>, field: string, language: MinutesLanguage): Cell {
  const { kind } = metaOf(subjectOf(model.subject).fields[field]);
  const value = (record as Record<string, unknown>)[field];
  if (kind === "integer") return typeof value === "number" ? value : null;
  if (kind === "decimal") return typeof value === "string" ? asNumber(value) : null;
  if (kind === "date") return typeof value === "string" ? value : null;
  return bothLines(languagesOf(language), (of) => textOf(model, record, field, of)) || null;
}

/** A workbook's numbers hold 15 digits: one with more stays text, to the last of them. */
function asNumber(decimal: string): number | string {
  return decimal.replace(/\D/g, "").length <= 15 ? Number(decimal) : decimal;
}

function textOf({ subject, labels }: List, record: RecordOf<Subject>, field: string, language: Language): string {
  const nameOf = (id: string) => named(labels[id] ?? { zh: null, en: null }, language);
  return inWords(subject, field, (record as Record<string, unknown>)[field], { language, nameOf });
}

/** The columns of the grid. */
function paperIn(model: List, day: string, language: Language) {
  const { subject, rows, total, asked, labels, groups } = model;
  const { title } = subjectOf(subject);
  const say = SAY[language];
  const columns = columnsChosen(subject, language, model.columns).filter(({ field }) => isListed(subject, field));
  const said = saidOfList(subject, asked, labels, language);
  const heads = new Map(
    groups.map(({ at, by, count, late, ...group }) => [
      at,
      say.group(saidOfGroup(subject, by, group, labels, language), count, late),
    ]),
  );
  const nameOf = (record: RecordOf<Subject>) =>
    title[language].map((field) => textOf(model, record, field, language)).find(Boolean) ?? "";
  return [
    { kind: "title" as const, text: titleOf(subject, language), language },
    {
      kind: "note" as const,
      text: [...(said.length > 0 ? [say.conditions(said)] : []), say.made(writtenDate(day, language), total)].join(" "),
      language,
    },
    {
      kind: "table" as const,
      head: [
        fieldName(subject, title[language][0] as string, language) ?? "",
        ...columns.map(({ name }) => fieldName(subject, name, language) ?? name),
      ],
      rows: rows.flatMap((record, at) => {
        const head = heads.get(at);
        const cells = columns.map(
          ({ field, otherwise }) =>
            textOf(model, record, field, language) || (otherwise ? textOf(model, record, otherwise, language) : ""),
        );
        return [...(head === undefined ? [] : [[head]]), [nameOf(record), ...cells]];
      }),
      widths: [NAME_SHARE, ...columns.map(() => 1)],
      language,
    },
    ...(total > rows.length ? [{ kind: "note" as const, text: say.cut(rows.length, total), language }] : []),
  ];
}
