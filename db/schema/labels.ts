/** How a record is called: from the fields that its subject names as its title. */
import { inWords } from "../contract/labels/in-words.ts";
import type { Label } from "../contract/records.ts";
import { type Subject, subjectOf } from "../contract/subjects/index.ts";
import type { Fields } from "./columns.ts";

const MAX_LABEL = 160;

/** The display name of a record whose title fields are at hand; of those called by a value of a closed list, its words. */
export function labelFrom(subject: Subject, record: object): Label {
  const { title } = subjectOf(subject);
  const first = (language: "zh" | "en") => {
    const name = title[language].find((field) => (record as Fields)[field]);
    return name
      ? inWords(subject, name, (record as Fields)[name], { language, nameOf: (id) => id }).slice(0, MAX_LABEL)
      : null;
  };
  return { subject, zh: first("zh"), en: first("en") };
}

export function titleColumns(subject: Subject): string {
  const { title } = subjectOf(subject);
  return [...new Set([...title.zh, ...title.en])].map((name) => `"${name}"`).join(", ");
}
