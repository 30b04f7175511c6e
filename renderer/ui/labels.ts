/** Names of fields and of the values of closed lists. */
import type { ParseKeys, TFunction } from "i18next";

/** Some fields mean one thing in one subject and another elsewhere: "subject/field" goes before "field". */
export function fieldLabel(t: TFunction, subject: string, field: string): string {
  return t([`fields.${subject}/${field}`, `fields.${field}`] as ParseKeys[]);
}

/** The lists are named after their fields; values of the same field in several subjects are all in one list. */
export function valueLabel(t: TFunction, field: string, value: string): string {
  return t(`values.${field}.${value}` as ParseKeys);
}

/** What the records of a kind are called together; those that have no screen, as one of them is. */
export function kindName(t: TFunction, kind: string): string {
  return t([`collections.${kind}`, `subjects.${kind}`] as ParseKeys[]);
}
