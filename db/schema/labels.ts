/** Columns of what a record is called by. */
import { labelFields } from "../contract/labels/in-words.ts";
import type { Subject } from "../contract/subjects/index.ts";

/** Columns of all that a label says. */
export function titleColumns(subject: Subject): string {
  return labelFields(subject)
    .map((name) => `"${name}"`)
    .join(", ");
}
