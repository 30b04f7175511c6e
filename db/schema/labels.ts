/** How a record is called: from the fields that its subject names as its title. */
import type { Label } from "../contract/records.ts";
import { type Subject, subjectOf } from "../contract/subjects/index.ts";
import type { Fields } from "./columns.ts";

const MAX_LABEL = 160;

/** The display name of a record whose title fields are at hand. */
export function labelFrom(subject: Subject, record: object): Label {
  const { title } = subjectOf(subject);
  const first = (names: readonly string[]) => {
    const name = names.find((field) => (record as Fields)[field]);
    return name ? String((record as Fields)[name]).slice(0, MAX_LABEL) : null;
  };
  return { subject, zh: first(title.zh), en: first(title.en) };
}

export function titleColumns(subject: Subject): string {
  const { title } = subjectOf(subject);
  return [...new Set([...title.zh, ...title.en])].map((name) => `"${name}"`).join(", ");
}
