/** The record that a line of the entry line becomes: fields of an action, a report or an outcome. Pure. */
import type { RecordOf } from "../contract/subjects/index.ts";
import type { Entry, EntryKind } from "./entry.ts";

/** Where the record stands. */
export interface EntryPlace {
  meeting: string;
  /** Null: it belongs to no item. */
  agenda_item: string | null;
}

export type EntryRecord =
  | { subject: "action"; fields: Partial<RecordOf<"action">> }
  | { subject: "report"; fields: Partial<RecordOf<"report">> }
  | { subject: "outcome"; fields: Partial<RecordOf<"outcome">> };

/** Of which subject the record is that a line of this kind becomes. */
export function subjectOfKind(kind: EntryKind): EntryRecord["subject"] {
  return kind === "action" || kind === "report" ? kind : "outcome";
}

/**
 * What was said, in the fields of its subject. State, order and method are not said: the workspace sets them.
 * @param entry without problems
 */
export function recordOfEntry(entry: Entry, place: EntryPlace): EntryRecord {
  const { kind, text, lead, person, supporting, due, links, report } = entry;
  if (kind === "action") return { subject: "action", fields: { ...place, text, lead, person, supporting, due } };
  if (kind === "report") {
    const said = Object.fromEntries(Object.entries(report).map(([part, words]) => [part, words || null]));
    return { subject: "report", fields: { ...place, organization: lead ?? "", ...said } };
  }
  return { subject: "outcome", fields: { ...place, kind, text, organization: lead, ...links } };
}
