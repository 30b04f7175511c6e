/** Which fields point at which subjects, and how to find the records that point at one. */
import type { Reader } from "../base/store.ts";
import { SUBJECTS, type Subject } from "../contract/subjects/index.ts";
import { columnsOf } from "./columns.ts";

export interface ReferringField {
  subject: Subject;
  field: string;
  list: boolean;
}

export interface Reference extends ReferringField {
  id: string;
}

const fieldsByTarget = new Map<Subject, ReferringField[]>(SUBJECTS.map((target) => [target, referringTo(target)]));

/** Fields of any subject that may hold the id of a record of `target`. */
export function referringFields(target: Subject): readonly ReferringField[] {
  return fieldsByTarget.get(target) ?? [];
}

/** Records that point at this one, at most `limit`. */
export function referencesTo(reader: Reader, target: Subject, id: string, limit: number): Reference[] {
  const found: Reference[] = [];
  for (const { subject, field, list } of referringFields(target)) {
    const left = limit - found.length;
    if (left <= 0) break;
    const rows = list
      ? reader.all<{ id: string }>(
          "SELECT id FROM list_value WHERE value = ? AND subject = ? AND field = ? LIMIT ?",
          id,
          subject,
          field,
          left,
        )
      : reader.all<{ id: string }>(`SELECT id FROM "${subject}" WHERE "${field}" = ? LIMIT ?`, id, left);
    for (const row of rows) found.push({ subject, field, list, id: row.id });
  }
  return found;
}

function referringTo(target: Subject): ReferringField[] {
  return SUBJECTS.flatMap((subject) =>
    columnsOf(subject)
      .filter(({ meta }) => meta.ref === target)
      .map(({ name, list }) => ({ subject, field: name, list })),
  );
}
