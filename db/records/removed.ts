/**
 * Records that something still names although they are gone: two laptops may remove and use one at the same time. What names
 * them is shown all the same, and says so.
 */
import type { Reader } from "../base/store.ts";
import { labelFrom } from "../contract/labels/in-words.ts";
import type { Label } from "../contract/records.ts";
import type { RecordOf, Subject } from "../contract/subjects/index.ts";

const REMOVED = { zh: "（已删除）", en: "(removed)" } as const;

/** What a removed record held last, where this laptop ever had it. */
export function lastFields<S extends Subject>(reader: Reader, subject: S, id: string): Partial<RecordOf<S>> {
  const stone = reader.get<{ fields: string }>(
    "SELECT fields FROM tombstone WHERE subject = ? AND id = ?",
    subject,
    id,
  );
  return stone ? JSON.parse(stone.fields) : {};
}

/** The name of a record that is gone, as far as it is known, with the remark that it is. */
export function removedLabel(reader: Reader, subject: Subject, id: string): Label {
  return { subject, ...removedName(labelFrom(subject, lastFields(reader, subject, id))) };
}

/** The name of a person, which is one in all languages. */
export function removedPerson(name: string | null): string {
  const { zh, en } = removedName({ zh: name, en: null });
  return name === null || /\p{Script=Han}/u.test(name) ? zh : en;
}

/** A name with the remark, in both languages. */
export function removedName({ zh, en }: { zh: string | null; en: string | null }): { zh: string; en: string } {
  return { zh: `${zh ?? en ?? ""}${REMOVED.zh}`, en: `${en ?? zh ?? ""} ${REMOVED.en}`.trim() };
}
