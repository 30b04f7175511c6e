/**
 * docs/data.md: every subject with its fields, what belongs to what, and the tables beside the records. This test makes it
 * from the subjects and from the database that they make (`UPDATE_GOLDEN=1`), and fails when the page says something else.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { z } from "zod";
import { memoryDatabase } from "../../db/base/database.ts";
import { MAX_LIST } from "../../db/contract/fields.ts";
import { fieldName, LABELS } from "../../db/contract/labels/index.ts";
import { SUBJECTS, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import type { FieldKind, FieldMeta } from "../../db/contract/subjects/meta.ts";
import { MAX_LINE, MAX_TEXT } from "../../db/contract/tidy.ts";
import { type Column, columnsOf, sqlType } from "../../db/schema/columns.ts";
import { referringFields } from "../../db/schema/references.ts";
import { createTables } from "../../db/schema/tables.ts";
import { tableOf } from "../support/tables.ts";

const DOCUMENT = new URL("../../docs/data.md", import.meta.url);

const KINDS: Readonly<Record<FieldKind, string>> = {
  text: "text as it was typed; line feed and tab are the only control characters",
  enum: "one value of a closed list",
  enums: "several values of a closed list",
  ref: "id of one record",
  refs: "ids of several records",
  texts: "several lines of text, or several calendar days",
  integer: "whole number",
  decimal: "number to the last digit, as text without group marks or an exponent; never a float",
  boolean: "yes or no",
  date: "calendar day, `YYYY-MM-DD`",
  partial_date: "day, month or year as a source gives it: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`",
  time: "time of day, `HH:MM`",
  instant: "moment in UTC with milliseconds, by the laptop's clock, ISO 8601",
  object: "a small fixed structure that is read and written as one value; its form stands in `db/contract`",
};

const LOCAL: Readonly<Record<string, string>> = {
  local_value:
    "single values: the device, its private key, the name of this copy, who logged in last and whether only one ever did, how far the search has read",
  local_draft: "text that is being typed; the key is author, place and window",
  local_blob: "contents of papers, in parts, by their SHA-256, each file once; uploads that are under way",
  local_pin: "PINs of profiles, salted and hashed, with the wrong tries",
  local_name_key:
    "keys of the names of organizations, by which one that is nearly the same is found; filled with the search index",
  local_spelling:
    "how the Chinese names of records are spelled, by which lists of many are put in order; filled with the search index",
  local_paper: "of which files the search has read the text, and why it could not; by their SHA-256",
  local_paper_piece:
    "the text of papers in pieces, each with the page, slide or sheet where it stands; indexed beside it",
  local_recent: "what each person looked for and opened last",
  local_call: "which call wrote which entry, so that a repeated call is told from another one",
  local_undo: "what the fields held before an action of this laptop",
};

const SHARED: Readonly<Record<string, string>> = {
  ledger: "the entries, in order of arrival (`n`); never changed or deleted. All other tables here are made from it",
  device: "the devices that have written, with their public keys",
  tombstone: "removed records as they were",
  conflict: "values that are kept beside a shown one",
  list_value: "index of the values in fields of the kinds `refs` and `enums`",
  touched: "which entries name which record",
  misfit: "values of entries that do not fit their field",
};

it("docs/data.md tells subjects, fields, what belongs to what and all tables, as they are", () => {
  const written = document();
  if (process.env.UPDATE_GOLDEN) writeFileSync(DOCUMENT, written);
  expect(readFileSync(DOCUMENT, "utf8")).toBe(written);
});

function document(): string {
  return [
    "# Data",
    "",
    "Made by `test/unit/data-model.test.ts` from `db/contract/subjects` and the database that they make; the test fails when this page is not what it finds (`UPDATE_GOLDEN=1` writes it anew). What the words mean: [Glossary](glossary.md). Who may write what: [Rights](rights.md).",
    "",
    `Each subject is one kind of record. Its name is that of its table, of its procedures, and of the records in the [ledger](ledger-format.md). Every record has an \`id\` besides the fields below, and its row two columns of the merge: \`_origin\` (the entry that made it) and \`_writers\` (the entries that wrote fields since). A field that is not required may be empty; of those marked “one of these” one at least is filled.`,
    "",
    "## Kinds of fields",
    "",
    ...tableOf(["kind", "SQL", "what it holds"], kinds()),
    "",
    `A list has at most ${grouped(MAX_LIST)} values; it stands in its column as JSON.`,
    "",
    "## What belongs to what",
    "",
    "With a record go the records in the second column, with all that is theirs. Fields in the third are emptied. Any other field that names a record keeps it from being removed.",
    "",
    ...tableOf(["record", "goes with it", "is emptied"], belongings()),
    "",
    "## Subjects",
    "",
    ...SUBJECTS.flatMap(sectionOf),
    "## Tables of this laptop alone",
    "",
    "They lie in the same encrypted database and in its backups. Nothing of them is in the ledger.",
    "",
    ...tableOf(["table", "columns", "what it holds"], described(LOCAL)),
    "",
    "## Tables beside the records",
    "",
    "Every subject that is searched has an index of words besides (`db/search`).",
    "",
    ...tableOf(["table", "columns", "what it holds"], described(SHARED)),
    "",
  ].join("\n");
}

function kinds(): string[][] {
  const columns = SUBJECTS.flatMap(columnsOf);
  return Object.entries(KINDS).map(([kind, holds]) => {
    const types = new Set(columns.filter(({ meta }) => meta.kind === kind).map(sqlType));
    expect([kind, types.size]).toEqual([kind, 1]);
    return [kind, [...types].join(), holds];
  });
}

function belongings(): string[][] {
  return SUBJECTS.flatMap((subject) => {
    const owned = referringFields(subject).filter(({ onRemove }) => onRemove !== undefined);
    if (owned.length === 0) return [];
    const of = (what: "remove" | "clear") => owned.filter(({ onRemove }) => onRemove === what);
    return [
      [
        subject,
        of("remove")
          .map((part) => part.subject)
          .join(", ") || "–",
        of("clear")
          .map((part) => `${part.subject}.${part.field}`)
          .join(", ") || "–",
      ],
    ];
  });
}

function sectionOf(subject: Subject): string[] {
  const { plural, searched, goesBy } = subjectOf(subject);
  const named = referringFields(subject).map((by) => `${by.subject}.${by.field}`);
  return [
    `### ${subject}`,
    "",
    `${LABELS.zh.subjects[subject]}, ${LABELS.en.subjects[subject]}. Plural: \`${plural}\`. ${searched.length > 0 ? `Searched: ${searched.join(", ")}.` : "Not searched."}`,
    "",
    ...tableOf(
      ["field", "中文", "English", "kind", "required", "what it may hold"],
      columnsOf(subject).map((column) => [
        column.name,
        labelOf(subject, column.name, "zh"),
        labelOf(subject, column.name, "en"),
        column.meta.kind,
        column.meta.required ? "yes" : goesBy.includes(column.name) ? "one of these" : "",
        contentOf(column),
      ]),
    ),
    "",
    `Named by: ${named.join(", ") || "nothing"}.`,
    "",
  ];
}

function labelOf(subject: Subject, field: string, language: "zh" | "en"): string {
  const label = fieldName(subject, field, language);
  expect([subject, field, label]).toEqual([subject, field, expect.any(String)]);
  return label ?? "";
}

function contentOf({ meta, type }: Column): string {
  const parts = [
    ...(meta.ref ? [`${meta.kind === "refs" ? "records" : "a record"} of [${meta.ref}](#${meta.ref})`] : []),
    ...(meta.vocabulary ? [`of the word list ${meta.vocabulary}`] : []),
    ...(meta.values ? [meta.values.join(", ")] : []),
    ...(meta.days ? ["calendar days"] : []),
    ...(meta.kind === "text" ? [lengthOf(type)] : []),
    ...(meta.kind === "integer" ? [rangeOf(meta, type)] : []),
    ...(meta.begins === undefined ? [] : [`begins as ${meta.begins}`]),
    ...(meta.kind === "decimal" ? ["at most 15 digits before and after the point"] : []),
    ...(meta.personal ? ["left out of exports unless asked for"] : []),
    ...(meta.private ? ["only facilitator and recorder read it"] : []),
  ];
  return parts.join("; ");
}

/** How long a text may be, as the field itself says when it is asked. */
function lengthOf(type: z.ZodType): string {
  const takes = (length: number) => type.safeParse("a".repeat(length)).success;
  if (!takes(MAX_LINE + 4)) return `at most ${grouped(MAX_LINE)} characters`;
  if (!takes(MAX_TEXT + 4)) return `at most ${grouped(MAX_TEXT)} characters`;
  return "something compressed, Base64";
}

function rangeOf({ unit }: FieldMeta, type: z.ZodType): string {
  const bare = ("unwrap" in type ? (type as z.ZodNullable<z.ZodNumber>).unwrap() : type) as z.ZodNumber;
  return `${grouped(Number(bare.minValue))} to ${grouped(Number(bare.maxValue))}${unit ? ` ${unit}` : ""}`;
}

/** Each of these tables, which are all that there are beside those of the subjects. */
function described(tables: Readonly<Record<string, string>>): string[][] {
  const database = memoryDatabase();
  try {
    createTables(database);
    const names = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all() as string[];
    const beside = names.filter((name) => !(SUBJECTS as string[]).includes(name));
    expect(beside.toSorted()).toEqual([...Object.keys(LOCAL), ...Object.keys(SHARED)].toSorted());
    return Object.entries(tables).map(([table, holds]) => {
      const columns = database.pragma(`table_info("${table}")`) as { name: string }[];
      return [table, columns.map(({ name }) => name).join(", "), holds];
    });
  } finally {
    database.close();
  }
}

function grouped(number: number): string {
  return number.toLocaleString("en-US");
}
