/** How a record is called, where its fields are at hand: from those that its subject names as its title. */

import type { Label } from "../records.ts";
import { SUBJECTS, type Subject, subjectOf } from "../subjects/index.ts";
import { metaOf } from "../subjects/meta.ts";
import { inWords } from "./in-words.ts";

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
