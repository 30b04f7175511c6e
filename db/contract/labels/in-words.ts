/** What a field holds, as people read it in a list: in grids, in the history and in lists that are printed. */

import { type Subject, subjectOf } from "../subjects/index.ts";
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
  const { ref, values, unit, fieldNames } = metaOf(type);
  const one = (item: unknown): string => {
    if (ref) return nameOf(String(item));
    if (values) return valueName(field, String(item), language);
    if (fieldNames) return fieldName(subject, String(item), language) ?? String(item);
    if (unit === "percent") return `${item} %`;
    if (typeof item === "boolean") return item ? "✓" : "✗";
    return typeof item === "object" ? JSON.stringify(item) : String(item);
  };
  return Array.isArray(value) ? value.map(one).join(language === "zh" ? "、" : ", ") : one(value);
}

/** What a value of a closed list is called; the lists are named after their fields. */
export function valueName(field: string, value: string, language: "zh" | "en"): string {
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = LABELS[language].values;
  return lists[field]?.[value] ?? value;
}
