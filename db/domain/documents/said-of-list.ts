/** What a list is narrowed down to and grouped by, in words: above the list on paper. */
import type { Reader } from "../../base/store.ts";
import { inWords, valueName } from "../../contract/labels/in-words.ts";
import { fieldName } from "../../contract/labels/index.ts";
import type { Filter, Labels } from "../../contract/records.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import type { Nearness } from "../../contract/subjects/lists.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import { named } from "../../documents/blocks/bilingual.ts";
import type { Language } from "../../documents/blocks/words.ts";
import { labelsFor } from "../../records/labels.ts";

const SAY = {
  zh: {
    is: (field: string, values: string) => `${field}：${values}`,
    words: (words: string) => `查找：${words}`,
    not: (values: string) => `不是${values}`,
    contains: (text: string) => `含“${text}”`,
    before: (day: string) => `${day}之前`,
    since: (day: string) => `${day}起`,
    to: (day: string) => `至${day}`,
    none: "未填",
    some: "已填",
    separator: "、",
    asked: { sector: "牵头单位类别", party: "牵头或配合", verify: "待核验", report: "该报进展" },
    near: { late: "逾期", soon: "7天内到期", later: "以后", undated: "没有期限", closed: "不再办理" },
  },
  en: {
    is: (field: string, values: string) => `${field}: ${values}`,
    words: (words: string) => `Find: ${words}`,
    not: (values: string) => `not ${values}`,
    contains: (text: string) => `with “${text}”`,
    before: (day: string) => `before ${day}`,
    since: (day: string) => `from ${day}`,
    to: (day: string) => `until ${day}`,
    none: "not given",
    some: "given",
    separator: ", ",
    asked: {
      sector: "Sector of the lead",
      party: "Leads or supports",
      verify: "To be verified",
      report: "A report is due",
    },
    near: {
      late: "Late",
      soon: "Due within 7 days",
      later: "Later",
      undated: "No due day",
      closed: "No longer open",
    },
  },
} as const satisfies Record<Language, object>;

/** Labels of the records that conditions name. */
export function labelsInFilters(reader: Reader, subject: Subject, filters: readonly Filter[]): Labels {
  const labels: Labels = {};
  for (const { field, op, value } of filters) {
    const ref = op === "asks" ? (field === "party" ? "organization" : undefined) : refOf(subject, field);
    const ids = [value].flat().filter((one): one is string => typeof one === "string");
    if (ref) Object.assign(labels, labelsFor(reader, ref as Subject, ids));
  }
  return labels;
}

/** Each condition, and the words. */
export function saidOfList(
  subject: Subject,
  { filters, search }: { filters: readonly Filter[]; search?: string | undefined },
  labels: Labels,
  language: Language,
): string[] {
  const said = filters.map((filter) => saidOf(subject, filter, labels, language));
  return search ? [...said, SAY[language].words(search)] : said;
}

/** What the records of a group share. */
export function saidOfGroup(
  subject: Subject,
  field: string,
  { value, near }: { value: string | null; near: boolean },
  labels: Labels,
  language: Language,
): string {
  return near ? SAY[language].near[value as Nearness] : valueIn(subject, field, value, labels, language);
}

function saidOf(subject: Subject, { field, op, value }: Filter, labels: Labels, language: Language): string {
  const say = SAY[language];
  if (op === "asks") return questionOf(field, String(value), labels, language);
  const values = [value ?? null].flat().map((one) => valueIn(subject, field, one, labels, language));
  const all = values.join(say.separator);
  const name = fieldName(subject, field, language) ?? field;
  switch (op) {
    case "is":
    case "in":
    case "has":
    case "within":
      return say.is(name, all);
    case "not":
      return say.is(name, say.not(all));
    case "contains":
      return say.is(name, say.contains(all));
    case "before":
      return say.is(name, say.before(all));
    case "from":
    case "since":
      return say.is(name, say.since(all));
    case "to":
      return say.is(name, say.to(all));
    case "empty":
      return say.is(name, say.none);
    case "filled":
      return say.is(name, say.some);
  }
}

function questionOf(question: string, value: string, labels: Labels, language: Language): string {
  const { asked, is } = SAY[language];
  const name = Object.hasOwn(asked, question) ? asked[question as keyof typeof asked] : question;
  if (question === "sector") return is(name, valueName("sector", value, language));
  return question === "party" ? is(name, named(labels[value] ?? { zh: null, en: null }, language)) : name;
}

function valueIn(subject: Subject, field: string, value: unknown, labels: Labels, language: Language): string {
  if (value === null || value === undefined) return SAY[language].none;
  const nameOf = (id: string) => named(labels[id] ?? { zh: null, en: null }, language);
  const type = subjectOf(subject).fields[field];
  const held = type && metaOf(type).kind === "boolean" && typeof value === "string" ? value === "1" : value;
  return inWords(subject, field, held, { language, nameOf });
}

function refOf(subject: Subject, field: string): string | undefined {
  const type = subjectOf(subject).fields[field];
  return type && metaOf(type).ref;
}
