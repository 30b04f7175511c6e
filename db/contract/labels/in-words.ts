/**
 * What a field holds and how a record is called, as people read it in a list: in grids, in the history and in lists that are
 * printed. A record is called by the fields that its subject names as its title.
 */
import type { Label } from "../records.ts";
import { SUBJECTS, type Subject, subjectOf } from "../subjects/index.ts";
import { metaOf } from "../subjects/meta.ts";
import { fieldName, LABELS } from "./index.ts";

interface Reading {
  language: "zh" | "en";
  /** How the record is called that an id names. */
  nameOf(id: string): string;
}

/** @returns an empty text for an empty field, and for what the subject has no field for */
export function inWords(subject: Subject, field: string, value: unknown, { language, nameOf }: Reading): string {
  const type = subjectOf(subject).fields[field];
  if (!type || value === null || value === undefined) return "";
  const { kind, ref, values, unit, fieldNames } = metaOf(type);
  const one = (item: unknown): string => {
    if (ref) return nameOf(String(item));
    if (values) return valueName(field, String(item), language);
    if (fieldNames) return fieldName(subject, String(item), language) ?? String(item);
    if (unit === "percent") return `${item} %`;
    if (kind === "decimal") return grouped(String(item));
    if (typeof item === "boolean") return YES_NO[language][item ? 0 : 1];
    return typeof item === "object" ? JSON.stringify(item) : String(item);
  };
  return Array.isArray(value) ? value.map(one).join(language === "zh" ? "、" : ", ") : one(value);
}

const YES_NO = { zh: ["是", "否"], en: ["yes", "no"] } as const;

/** What a value of a closed list is called; the lists are named after their fields. */
export function valueName(field: string, value: string, language: "zh" | "en"): string {
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = LABELS[language].values;
  const list = Object.hasOwn(lists, field) ? lists[field] : undefined;
  return (list && Object.hasOwn(list, value) ? list[value] : undefined) ?? value;
}

/** A number with its thousands apart, to the last digit. */
export function grouped(decimal: string): string {
  const [whole = "", after] = decimal.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return after === undefined ? groups : `${groups}.${after}`;
}

const MAX_LABEL = 160;

/** The field of each subject whose value is shown as a badge, where there is one. */
const BADGES: ReadonlyMap<Subject, string> = new Map(
  SUBJECTS.flatMap((subject): [Subject, string][] => {
    const { fields } = subjectOf(subject);
    return Object.keys(fields)
      .filter((field) => metaOf(fields[field]).badge !== undefined)
      .map((field) => [subject, field]);
  }),
);

/** The fields that a label is made of. */
export function labelFields(subject: Subject): string[] {
  const { title } = subjectOf(subject);
  const badge = BADGES.get(subject);
  return [...new Set([...title.zh, ...title.en, ...(badge ? [badge] : [])])];
}

/** The display name of a record whose title fields are at hand; of those called by a value of a closed list, its words. */
export function labelFrom(subject: Subject, record: object): Label {
  const { title } = subjectOf(subject);
  const fields = record as Readonly<Record<string, unknown>>;
  const first = (language: "zh" | "en") => {
    const name = title[language].find((field) => fields[field]);
    return name ? inWords(subject, name, fields[name], { language, nameOf: (id) => id }).slice(0, MAX_LABEL) : null;
  };
  const badge = fields[BADGES.get(subject) ?? ""];
  return { subject, zh: first("zh"), en: first("en"), ...(typeof badge === "string" && { badge }) };
}
