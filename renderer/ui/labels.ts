/** Names of fields and of the values of closed lists. */
import type { ParseKeys, TFunction } from "i18next";
import { type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";
import type { Language } from "../../db/language/names.ts";

/** Some fields mean one thing in one subject and another elsewhere: "subject/field" goes before "field". */
export function fieldLabel(t: TFunction, subject: string, field: string): string {
  return t([`fields.${subject}/${field}`, `fields.${field}`] as ParseKeys[]);
}

/**
 * What a field of a page is called. To whoever reads English the one of two that is in English has the plain name, and the
 * other says that it is in Chinese; names of fields are those of a Chinese reader.
 */
export function factLabel(t: TFunction, subject: Subject, field: string, language: Language): string {
  const { fields } = subjectOf(subject);
  const { englishOf } = metaOf(fields[field]);
  const label = (one: string) => fieldLabel(t, subject, one);
  const base = englishOf ?? field;
  // Titles and names say of each which language it is in.
  if (language === "zh" || base.endsWith("_zh")) return label(field);
  if (englishOf !== undefined) return label(base);
  const paired = Object.values(fields).some((one) => metaOf(one).englishOf === field);
  return paired ? t("parts.inChinese", { label: label(field) }) : label(field);
}

/** The lists are named after their fields; values of the same field in several subjects are all in one list. */
export function valueLabel(t: TFunction, field: string, value: string): string {
  return t(`values.${field}.${value}` as ParseKeys);
}

/** What the records of a kind are called together; those that have no screen, as one of them is. */
export function kindName(t: TFunction, kind: string): string {
  return t([`collections.${kind}`, `subjects.${kind}`] as ParseKeys[]);
}
