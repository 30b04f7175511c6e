/** Display names of the records that an answer or a document refers to. */
import type { Reader } from "../base/store.ts";
import { labelFrom } from "../contract/labels/in-words.ts";
import type { Bilingual } from "../contract/minutes.ts";
import type { Label, Labels } from "../contract/records.ts";
import type { Subject } from "../contract/subjects/index.ts";
import { columnsOf, type Fields } from "../schema/columns.ts";
import { titleColumns } from "../schema/labels.ts";
import { removedLabel } from "./removed.ts";

const BATCH = 100;

/** Labels of everything that the fields of these records point at, also of what is gone. */
export function labelsOf(reader: Reader, ...groups: { subject: Subject; records: readonly object[] }[]): Labels {
  const wanted = new Map<Subject, Set<string>>();
  for (const { subject, records } of groups) {
    for (const { name, meta, list } of columnsOf(subject)) {
      if (!meta.ref) continue;
      const ids = wanted.get(meta.ref as Subject) ?? new Set<string>();
      for (const record of records as Fields[]) {
        const value = record[name];
        if (list) for (const id of value as string[]) ids.add(id);
        else if (value) ids.add(value as string);
      }
      wanted.set(meta.ref as Subject, ids);
    }
  }
  const labels: Labels = {};
  for (const [subject, ids] of wanted) Object.assign(labels, labelsOrRemoved(reader, subject, [...ids]));
  return labels;
}

/** Labels of all of them: what is gone is called so. */
export function labelsOrRemoved(reader: Reader, subject: Subject, ids: readonly string[]): Labels {
  const labels = labelsFor(reader, subject, ids);
  for (const id of ids) labels[id] ??= removedLabel(reader, subject, id);
  return labels;
}

export function labelsFor(reader: Reader, subject: Subject, ids: readonly string[]): Labels {
  const labels: Labels = {};
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    // Always the same number of marks, so that one prepared statement serves every call.
    const marks = Array.from({ length: BATCH }, () => "?").join(", ");
    const padded = Array.from({ length: BATCH }, (_, index) => batch[index] ?? null);
    for (const row of reader.all<Record<string, string | null>>(
      `SELECT id, ${titleColumns(subject)} FROM "${subject}" WHERE id IN (${marks})`,
      ...padded,
    ))
      labels[row.id as string] = labelFrom(subject, row);
  }
  return labels;
}

export function labelFor(reader: Reader, subject: Subject, id: string): Label | null {
  return labelsFor(reader, subject, [id])[id] ?? null;
}

/** How a record is called, or was before it was removed. */
export function labelOf(reader: Reader, subject: Subject, id: string): Label | null {
  const held = labelFor(reader, subject, id);
  if (held) return held;
  const stone = reader.get<{ fields: string }>(
    "SELECT fields FROM tombstone WHERE subject = ? AND id = ?",
    subject,
    id,
  );
  return stone ? labelFrom(subject, JSON.parse(stone.fields)) : null;
}

/** How a record is called, as documents print it. */
export function nameOf(reader: Reader, subject: Subject, id: string): Bilingual {
  return bilingual(labelFor(reader, subject, id));
}

export function bilingual(label: Label | null | undefined): Bilingual {
  return { zh: label?.zh ?? null, en: label?.en ?? null };
}

/** Labels of these ids; empty ones are passed over. */
export function labelsAmong(reader: Reader, subject: Subject, ids: readonly (string | null)[]): Labels {
  return labelsOrRemoved(reader, subject, [...new Set(ids.filter((id): id is string => id !== null))]);
}
