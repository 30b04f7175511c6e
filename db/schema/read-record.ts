/** Reading one record, and which kinds have one of an id. */
import type { Reader } from "../base/store.ts";
import { type RecordOf, SUBJECTS, type Subject } from "../contract/subjects/index.ts";
import { type Row, recordFrom } from "./columns.ts";

/** The record as its table has it now, or undefined if there is none (any more). */
export function readRecord<S extends Subject>(reader: Reader, subject: S, id: string): RecordOf<S> | undefined {
  const row = reader.get<Row>(`SELECT * FROM "${subject}" WHERE id = ?`, id);
  return row && recordFrom(subject, row);
}

const WITH_ID = SUBJECTS.flatMap((subject) => [
  `SELECT '${subject}' AS subject FROM "${subject}" WHERE id = ?`,
  `SELECT subject FROM tombstone WHERE subject = '${subject}' AND id = ?`,
]).join(" UNION ALL ");
const TIMES_ASKED = SUBJECTS.length * 2;

/** The kinds of which there is, or was once, a record with this id. */
export function subjectsWith(reader: Reader, id: string): Subject[] {
  const values = Array.from({ length: TIMES_ASKED }, () => id);
  return reader.all<{ subject: Subject }>(WITH_ID, ...values).map(({ subject }) => subject);
}
