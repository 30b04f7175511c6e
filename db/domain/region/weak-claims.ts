/** What the workspace says on weak sources alone, or on none: to be looked at before anybody relies on it. */
import type { Reader } from "../../base/store.ts";
import type { WeakClaims } from "../../contract/procedures/region/sources.ts";
import { type RecordOf, SUBJECTS, type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import type { Weakness } from "../../contract/vocabulary.ts";
import { labelFor, labelOf } from "../../records/labels.ts";
import type { Fields } from "../../schema/columns.ts";
import { readRecord } from "../../schema/read-record.ts";

/** Kinds of records whose facts come from sources. */
const STATED = SUBJECTS.filter((subject) => "sources" in subjectOf(subject).fields);
/** What is made of the own meetings needs no source: only of what the region is known by is it missed. */
const KNOWN: ReadonlySet<Subject> = new Set(["organization", "link", "figure", "policy", "problem"]);

export function weakClaims(reader: Reader, { rest, limit }: { rest: Weakness; limit: number }): WeakClaims[] {
  const subjects = rest === "none" ? STATED.filter((subject) => KNOWN.has(subject)) : STATED;
  return subjects.flatMap((subject): WeakClaims[] => {
    const ids = rest === "none" ? unsourced(reader, subject) : restingOn(reader, subject, rest);
    if (ids.length === 0) return [];
    return [{ subject, total: ids.length, rows: ids.slice(0, limit).map((id) => claimOf(reader, subject, id)) }];
  });
}

/** Records that name a weak source and none that is better. */
function restingOn(reader: Reader, subject: Subject, best: "C" | "D"): string[] {
  return reader
    .all<{ id: string }>(
      `SELECT DISTINCT l.id FROM source s JOIN list_value l ON l.value = s.id AND l.subject = ? AND l.field = 'sources'
       JOIN "${subject}" r ON r.id = l.id
       WHERE (s.grade IS NULL OR s.grade >= ?) AND NOT EXISTS (
         SELECT 1 FROM json_each(r.sources) named JOIN source other ON other.id = named.value WHERE other.grade < ?)
       ORDER BY l.id`,
      subject,
      best,
      best,
    )
    .map(({ id }) => id);
}

function unsourced(reader: Reader, subject: Subject): string[] {
  return reader.all<{ id: string }>(`SELECT id FROM "${subject}" WHERE sources = '[]' ORDER BY id`).map(({ id }) => id);
}

function claimOf(reader: Reader, subject: Subject, id: string): WeakClaims["rows"][number] {
  const record = readRecord(reader, subject, id) as (RecordOf<Subject> & Fields) | undefined;
  const { shownWith, screen, fields } = subjectOf(subject);
  const [whole] = screen
    ? []
    : shownWith.flatMap((field) => {
        const of = record?.[field];
        return typeof of === "string" ? [{ subject: metaOf(fields[field]).ref as Subject, id: of }] : [];
      });
  return {
    id,
    label: labelOf(reader, subject, id) ?? { subject, zh: id, en: null },
    shownWith: whole ?? null,
    sources: ((record?.sources ?? []) as string[]).map((source) => ({
      id: source,
      label: labelFor(reader, "source", source) ?? { subject: "source", zh: source, en: null },
      grade: readRecord(reader, "source", source)?.grade ?? null,
    })),
  };
}
