/** Where a record is used. */
import type { Reader } from "../base/store.ts";
import type { referenceProcedures } from "../contract/procedures/references.ts";
import type { Label } from "../contract/records.ts";
import { SUBJECTS, type Subject } from "../contract/subjects/index.ts";
import { columnsOf, type Fields } from "../schema/columns.ts";
import { readRecord } from "../schema/read-record.ts";
import { referencesTo } from "../schema/references.ts";
import type { AnswerOf } from "./handlers.ts";
import { labelFor } from "./labels.ts";

export type References = AnswerOf<typeof referenceProcedures.to>;

/** Records of any subject that point at the record with this id. */
export function referencesOf(reader: Reader, { id, limit }: { id: string; limit: number }): References {
  const subjects = SUBJECTS.filter((subject) => reader.get(`SELECT 1 FROM "${subject}" WHERE id = ?`, id));
  const found = subjects.flatMap((subject) => referencesTo(reader, subject, id, limit + 1));
  const references = found.slice(0, limit).map(({ subject, field, id }) => {
    return { subject, field, id, label: labelBeside(reader, { subject, field, id }) };
  });
  return { references, more: found.length > limit };
}

/** The record's own name; where it has none (a seat, a position), the name of the other record that it ties to this one. */
function labelBeside(reader: Reader, { subject, field, id }: { subject: Subject; field: string; id: string }): Label {
  const own = labelFor(reader, subject, id);
  if (own?.zh || own?.en) return own;
  const other = columnsOf(subject).find(({ name, meta }) => meta.ref && meta.required && name !== field);
  const target = other && (readRecord(reader, subject, id) as Fields | undefined)?.[other.name];
  const label = target ? labelFor(reader, other?.meta.ref as Subject, target as string) : null;
  return { subject, zh: label?.zh ?? null, en: label?.en ?? null };
}
