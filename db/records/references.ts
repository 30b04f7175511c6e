/** Where a record is used. */
import type { Reader } from "../base/store.ts";
import type { referenceProcedures } from "../contract/procedures/references.ts";
import type { Label } from "../contract/records.ts";
import { SUBJECTS, type Subject } from "../contract/subjects/index.ts";
import { referencesTo } from "../schema/references.ts";
import type { AnswerOf } from "./handlers.ts";
import { labelFor, tiedLabel } from "./labels.ts";

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

/** The record's own name; where it has none (a seat, a position), the names of what it ties to this one. */
function labelBeside(reader: Reader, { subject, field, id }: { subject: Subject; field: string; id: string }): Label {
  const own = labelFor(reader, subject, id);
  return own?.zh || own?.en ? own : tiedLabel(reader, subject, id, field);
}
