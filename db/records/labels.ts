/** Display names of the records that an answer or a document refers to. */
import type { Reader } from "../base/store.ts";
import { labelFrom } from "../contract/labels/in-words.ts";
import type { Bilingual } from "../contract/minutes.ts";
import type { Label, Labels } from "../contract/records.ts";
import { type Subject, subjectOf } from "../contract/subjects/index.ts";
import { metaOf } from "../contract/subjects/meta.ts";
import { columnsOf, type Fields } from "../schema/columns.ts";
import { titleColumns } from "../schema/labels.ts";
import { readRecord } from "../schema/read-record.ts";
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

/**
 * How a record is called, or was before it was removed; of one that has no name of its own (a link, a position, what was
 * reported), what it ties together.
 */
export function labelOf(reader: Reader, subject: Subject, id: string): Label | null {
  const fields = lastKnown(reader, subject, id);
  if (!fields) return null;
  return hasName(subject, fields) ? labelFrom(subject, fields) : tiedLabel(reader, subject, id);
}

/** @param except a field that leads to what is known already */
export function tiedLabel(reader: Reader, subject: Subject, id: string, except?: string): Label {
  const labels = tiedBy(reader, subject, id, except).map((of) => labelOf(reader, of.subject, of.id));
  const joined = (language: "zh" | "en") =>
    labels.flatMap((label) => label?.[language] ?? label?.zh ?? label?.en ?? []).join(" · ") || null;
  return { subject, zh: joined("zh"), en: joined("en") };
}

/** What gives the record its name; nothing where it has one of its own. */
export function namedAfter(reader: Reader, subject: Subject, id: string): { subject: Subject; id: string }[] {
  return hasName(subject, lastKnown(reader, subject, id) ?? {}) ? [] : tiedBy(reader, subject, id);
}

/** The records without which it cannot be. */
function tiedBy(reader: Reader, subject: Subject, id: string, except?: string): { subject: Subject; id: string }[] {
  const fields = lastKnown(reader, subject, id) ?? {};
  return columnsOf(subject)
    .filter(({ name, meta, list }) => meta.ref && meta.required && !list && name !== except && fields[name])
    .map(({ name, meta }) => ({ subject: meta.ref as Subject, id: fields[name] as string }));
}

/** What a program noted (a digest, a moment) is no name. */
function hasName(subject: Subject, fields: Fields): boolean {
  const { fields: types, title } = subjectOf(subject);
  return [...title.zh, ...title.en].some((field) => {
    const { code, kind } = metaOf(types[field]);
    return fields[field] && code !== true && kind !== "instant";
  });
}

/** The fields of a record, or those that it had when it was removed. */
function lastKnown(reader: Reader, subject: Subject, id: string): Fields | undefined {
  const held = readRecord(reader, subject, id) as Fields | undefined;
  if (held) return held;
  const stone = reader.get<{ fields: string }>(
    "SELECT fields FROM tombstone WHERE subject = ? AND id = ?",
    subject,
    id,
  );
  return stone && JSON.parse(stone.fields);
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
