/** Which fields point at which subjects, how to find the records that point at one, and what a record is part of. */
import type { Reader } from "../base/store.ts";
import { wholesOf } from "../contract/subjects/define.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { columnOf, columnsOf, type Fields, type Row } from "./columns.ts";

export interface ReferringField {
  subject: Subject;
  field: string;
  list: boolean;
  /** What becomes of the record that refers when the other is removed; undefined: it keeps the other from being removed. */
  onRemove: "remove" | "clear" | undefined;
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
  for (const { subject, field, list, onRemove } of referringFields(target)) {
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
    for (const row of rows) found.push({ subject, field, list, onRemove, id: row.id });
  }
  return found;
}

/**
 * The meeting that a record belongs to: the one that it names, or else that of what it is part of, as a position is part of
 * an outcome.
 * @returns its id; null: it belongs to none
 */
export function meetingOf(reader: Reader, subject: Subject, record: Fields): string | null {
  const named = columnsOf(subject).find(({ meta, list }) => meta.ref === "meeting" && !list);
  if (named) return (record[named.name] ?? null) as string | null;
  for (const field of wholesOf(subjectOf(subject).fields)) {
    const whole = columnOf(subject, field)?.meta.ref as Subject;
    const row = record[field] && reader.get<Row>(`SELECT * FROM "${whole}" WHERE id = ?`, record[field] as string);
    if (row) return meetingOf(reader, whole, row);
  }
  return null;
}

function referringTo(target: Subject): ReferringField[] {
  return SUBJECTS.flatMap((subject) =>
    columnsOf(subject)
      .filter(({ meta }) => meta.ref === target)
      .map(({ name, list, meta }) => ({ subject, field: name, list, onRemove: meta.onRemove })),
  );
}
