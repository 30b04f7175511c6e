/** What a cell says as the value of a field; or why it says nothing that the field can hold. */

import { fieldName } from "../../contract/labels/index.ts";
import type { RowReason } from "../../contract/procedures/region/table-imports.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { type FieldMeta, metaOf } from "../../contract/subjects/meta.ts";
import { MAX_LINE, MAX_TEXT, tidyLine, tidyText } from "../../contract/tidy.ts";
import { type Cell, textOf } from "../../import/reading/table.ts";
import { sectorIn } from "../../language/party-lines.ts";
import { codeAsKept, judgeCode } from "../../language/registry/credit-code.ts";
import { cityAsKept, districtAsKept } from "../../language/registry/districts.ts";
import { FIGURE_COLUMN } from "../../language/registry/headings.ts";
import { type Quantity, readQuantity } from "../../language/registry/quantities.ts";
import { readWrittenDay, saysNothing } from "../../language/registry/written-days.ts";
import type { FieldValue } from "../../schema/columns.ts";
import { codeWarnings } from "../region/organizations.ts";
import { type Names, valueCalled } from "./names.ts";

export interface CellRead {
  /** Undefined: the cell says nothing, and erases nothing. */
  value?: FieldValue | undefined;
  /** What stands there besides, to be noted. */
  rest?: string | undefined;
  reasons?: RowReason[] | undefined;
  /** A text that may be said once for all cells that hold it. */
  asks?: string[] | undefined;
}

export interface Reading {
  subject: Subject;
  names: Names;
  /** What somebody said that a text means, by field and text. */
  meant: ReadonlyMap<string, string | null>;
  dayFirst: boolean | null;
}

/** Of which field of which kind of record a column is: figures stand beside the organization. */
export function fieldOf(subject: Subject, field: string): { subject: Subject; field: string; meta: FieldMeta } {
  const of: [Subject, string] = field.startsWith(FIGURE_COLUMN) ? ["figure", "value"] : [subject, field];
  return { subject: of[0], field: of[1], meta: metaOf(subjectOf(of[0]).fields[of[1]]) };
}

/** Says that something is to be looked at in a field. */
export function remark(
  reading: Pick<Reading, "subject">,
  code: string,
  field: string,
  text?: string,
  more: RowReason["params"] = {},
): RowReason {
  const figure = field.startsWith(FIGURE_COLUMN);
  const path = figure ? "value" : field;
  const of = figure ? "figure" : reading.subject;
  return { code, params: { path, of, ...(text !== undefined && { value: shortened(text) }), ...more } };
}

export function meantKey(field: string, text: string): string {
  return `${field}\n${text}`;
}

export function readCell(reading: Reading, field: string, cell: Cell): CellRead {
  const text = tidyText(textOf(cell))
    .replace(/[\u00a0\u3000]/gu, " ")
    .trim();
  if (text === "") return {};
  if (typeof cell === "object" && cell.kind === "error") {
    const day = ["date", "partial_date"].includes(fieldOf(reading.subject, field).meta.kind) && /^[-\d]/.test(text);
    return { reasons: [remark(reading, day ? "W_CELL_DAY" : "W_CELL_ERROR", field, text)] };
  }
  if (saysNothing(text)) return {};
  if (!text.isWellFormed() || CONTROL.test(text)) return { reasons: [remark(reading, "W_CELL_LETTERS", field)] };
  const special =
    reading.subject === "organization"
      ? OF_ORGANIZATION[field]
      : reading.subject === "policy"
        ? OF_POLICY[field]
        : undefined;
  return special ? special(reading, text) : byKind(reading, field, text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/u;

function byKind(reading: Reading, field: string, text: string): CellRead {
  const { meta } = fieldOf(reading.subject, field);
  switch (meta.kind) {
    case "text":
      return textCell(reading, field, text, meta);
    case "texts":
      return {
        value: parts(text)
          .map(tidyLine)
          .filter((one) => one !== "" && one.length <= MAX_LINE),
      };
    case "enum":
      return enumCell(reading, field, text, meta);
    case "ref":
      return recordCell(reading, field, text, meta);
    case "refs":
      return recordsCell(reading, field, text, meta);
    case "date":
    case "partial_date":
      return dayCell(reading, field, text, meta);
    case "integer": {
      const read = readQuantity(text);
      const value = read.kind === "amount" && /^-?\d{1,15}$/.test(read.value) ? Number(read.value) : null;
      return value === null ? { reasons: [amountReason(reading, field, text, read)] } : { value };
    }
    case "decimal": {
      const read = readQuantity(text);
      return read.kind === "amount" ? { value: read.value } : { reasons: [amountReason(reading, field, text, read)] };
    }
    case "boolean":
      return { value: /^(是|有|✓|√|y|yes|true|1)$/i.test(text) };
    default:
      return {};
  }
}

/** Why an amount is none. */
export function amountReason(
  reading: Pick<Reading, "subject">,
  field: string,
  text: string,
  read: Quantity,
): RowReason {
  const code =
    read.kind === "range" ? "W_CELL_RANGE" : read.kind === "unsure" ? "W_CELL_NUMBER_UNSURE" : "W_CELL_NUMBER";
  return remark(reading, code, field, text);
}

function textCell(reading: Reading, field: string, text: string, { paragraphs }: FieldMeta): CellRead {
  // Blanks that only pad a short Chinese name stand between its letters.
  const value = paragraphs
    ? text
    : tidyLine(text)
        .replace(/(?<=\p{Script=Han})\s+(?=[\p{Script=Han}A-Za-z\uff21-\uff3a])/gu, "")
        .replace(/\s+/g, " ");
  const max = paragraphs ? MAX_TEXT : MAX_LINE;
  if (value.length > max) return { reasons: [remark(reading, "W_CELL_LONG", field, undefined, { max })] };
  return { value: field === "short_name" ? value.normalize("NFKC") : spaced(value, text) };
}

/** Two words that a blank divides stay two, where both are of several letters: names of two offices. */
function spaced(value: string, text: string): string {
  return /\p{Script=Han}{3,}\s+\p{Script=Han}{3,}/u.test(text) ? tidyLine(text).replace(/\s+/g, " ") : value;
}

function enumCell(reading: Reading, field: string, text: string, { values = [] }: FieldMeta): CellRead {
  const meant = reading.meant.get(meantKey(field, text));
  if (meant !== undefined) return meant === null ? {} : { value: meant };
  const value =
    (field === "sector" ? sectorSaid(text) : undefined) ?? valueCalled(field, values, text) ?? COMMON[field]?.[text];
  return value === undefined ? unknown(reading, "W_CELL_VALUE", field, text) : { value };
}

/** A sector by its word, or by what several words for it are of: 社会组织/行业协会/联盟. */
function sectorSaid(text: string): string | undefined {
  const said = sectorIn(text);
  if (said) return said;
  const found = SECTOR_PARTS.filter(([, words]) => words.test(text));
  return found.length === 1 ? found[0]?.[0] : undefined;
}
const SECTOR_PARTS = [
  ["government", /政府|机关|行政部门/],
  ["enterprise", /企业|公司/],
  ["ngo", /社会组织|协会|商会|学会|联盟/],
  ["academia", /高校|院校|科研|院所|大学/],
  ["public", /公众|市民|居民/],
] as const;

/** Words of registers for values of ours. */
const COMMON: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: {
    存续: "in_business",
    开业: "in_business",
    在业: "in_business",
    正常: "in_business",
    迁出: "moved",
    注销: "closed",
    吊销: "closed",
    停业: "closed",
    已完成: "done",
    完成: "done",
    未开始: "not_started",
    推进中: "in_progress",
  },
  level: { 国家级: "national", 省: "provincial", 市: "city", 区县级: "district", 区: "district", 县: "district" },
};

function recordCell(reading: Reading, field: string, text: string, meta: FieldMeta): CellRead {
  const meant = reading.meant.get(meantKey(field, text));
  if (meant !== undefined) return meant === null ? {} : { value: meant };
  const [found, ...others] = reading.names.called(meta.ref as Subject, text, meta.vocabulary);
  if (others.length > 0) return unknown(reading, "W_CELL_RECORDS", field, text);
  return found === undefined ? unknown(reading, "W_CELL_RECORD", field, text) : { value: found };
}

function recordsCell(reading: Reading, field: string, text: string, meta: FieldMeta): CellRead {
  const reads = namesIn(reading, field, text, meta).map((part) => recordCell(reading, field, part, meta));
  const value = [...new Set(reads.flatMap((read) => (read.value === undefined ? [] : [read.value as string])))];
  return {
    ...(value.length > 0 && { value }),
    reasons: reads.flatMap(({ reasons = [] }) => reasons),
    asks: reads.flatMap(({ asks = [] }) => asks),
  };
}

/** The names in a cell: several that stand together are one where somebody is called so. */
function namesIn(reading: Reading, field: string, text: string, meta: FieldMeta): string[] {
  const words = parts(text);
  const names: string[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 1;
    for (let many = Math.min(MOST_JOINED, words.length - at); many > 1; many--) {
      const joined = words.slice(at, at + many).join("、");
      const known =
        reading.meant.has(meantKey(field, joined)) ||
        reading.names.called(meta.ref as Subject, joined, meta.vocabulary).length > 0;
      if (!known) continue;
      taken = many;
      break;
    }
    names.push(words.slice(at, at + taken).join("、"));
    at += taken;
  }
  return names;
}

const MOST_JOINED = 4;

function dayCell(reading: Reading, field: string, text: string, { kind }: FieldMeta): CellRead {
  const read = readWrittenDay(text);
  switch (read.kind) {
    case "none":
      return {};
    case "order":
      if (reading.dayFirst === null) return { reasons: [remark(reading, "W_CELL_DAY_ORDER", field, text)] };
      return { value: reading.dayFirst ? read.first : read.second };
    case "unsure":
      return { reasons: [remark(reading, "W_CELL_DAY_UNSURE", field, text)] };
    case "wrong":
      return { reasons: [remark(reading, "W_CELL_DAY", field, text)] };
    case "day":
      if (kind === "date" && read.value.length < 10) return { reasons: [remark(reading, "W_CELL_DAY", field, text)] };
      return {
        value: read.value,
        ...(read.rest && { rest: `${fieldName(reading.subject, field, "zh") ?? field}：${text}` }),
      };
  }
}

function unknown(reading: Reading, code: string, field: string, text: string): CellRead {
  return { reasons: [remark(reading, code, field, text)], asks: [text] };
}

type Special = (reading: Reading, text: string) => CellRead;

const OF_ORGANIZATION: Readonly<Record<string, Special>> = {
  credit_code(reading, text) {
    const code = codeAsKept(text);
    const { kind } = judgeCode(code);
    if (kind === "destroyed") return { reasons: codeWarnings(code) };
    if (kind === "form" && code.length !== 18)
      return { reasons: [remark(reading, "W_CELL_CODE", "credit_code", text)] };
    return { value: code, reasons: codeWarnings(code) };
  },
  city(reading, text) {
    const meant = reading.meant.get(meantKey("city", text));
    if (meant !== undefined) return meant === null ? {} : { value: meant };
    const city = cityAsKept(text);
    return city === null ? unknown(reading, "W_CELL_BOTH", "city", text) : { value: city.slice(0, MAX_LINE) };
  },
  region: (_, text) => ({ value: text.replace(/(?<=^.{2})[省市]$/u, "").slice(0, MAX_LINE) }),
  district: (_, text) => ({ value: districtAsKept(text, null).district.slice(0, MAX_LINE) }),
  // "C 制造业": the letter is of the classification.
  segments: (reading, text) =>
    recordsCell(
      reading,
      "segments",
      text.replace(/^[A-T]\s+(?=\p{Script=Han})/u, ""),
      fieldOf("organization", "segments").meta,
    ),
  name_zh: (reading, text) => nameCell(reading, "name_zh", text),
  name_en: (reading, text) => nameCell(reading, "name_en", text),
};

function nameCell(reading: Reading, field: string, text: string): CellRead {
  const value = tidyLine(text).replace(/\s+/g, " ");
  return value.length > MAX_LINE
    ? { reasons: [remark(reading, "W_CELL_LONG", field, undefined, { max: MAX_LINE })] }
    : { value };
}

const OF_POLICY: Readonly<Record<string, Special>> = {
  doc_number(reading, text) {
    const bare = text.replace(/\s/g, "");
    const own =
      /^[\p{Script=Han}()（）]{1,20}[〔[(（【]\d{4}[〕\])）】]第?\d+号$|^[\p{Script=Han}]{2,20}令?第\d+号$/u.test(bare);
    if (own && !/^[(（]/.test(bare)) return { value: bare };
    return {
      rest: `${fieldName("policy", "doc_number", "zh")}：${text}`,
      reasons: [remark(reading, "W_CELL_NOT_OWN", "doc_number", text)],
    };
  },
  issuers(reading, text) {
    const read = recordsCell(reading, "issuers", text, fieldOf("policy", "issuers").meta);
    return {
      ...read,
      rest: (read.asks ?? []).length > 0 ? `${fieldName("policy", "issuers", "zh")}：${text}` : undefined,
    };
  },
};

/** What stands between commas, lines and bars; what stands in brackets is not divided. */
function parts(text: string): string[] {
  return text
    .split(/[、,，;；|\n]+(?![^(（]*[)）])/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !saysNothing(part));
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : text;
}
