/** Where a record is used. */
import type { Label } from "../contract/records.ts";
import { SUBJECTS, type Subject } from "../contract/subjects/index.ts";
import type { Reader } from "../ledger/store.ts";
import { referencesTo } from "../schema/references.ts";
import { labelFor } from "./labels.ts";

/** Records of any subject that point at the record with this id. */
export function referencesOf(reader: Reader, { id, limit }: { id: string; limit: number }) {
  const subjects = SUBJECTS.filter((subject) => reader.get(`SELECT 1 FROM "${subject}" WHERE id = ?`, id));
  const found = subjects.flatMap((subject) => referencesTo(reader, subject, id, limit + 1));
  const references = found.slice(0, limit).map(({ subject, field, id }) => {
    const label: Label = labelFor(reader, subject as Subject, id) ?? { subject, zh: null, en: null };
    return { subject, field, id, label };
  });
  return { references, more: found.length > limit };
}
