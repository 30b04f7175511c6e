/** Records as the tables hold them, whole. */
import type { Reader } from "../../base/store.ts";
import type { RecordOf, Subject } from "../../contract/subjects/index.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";

/** @param where a condition on the subject's table, with its order */
export function recordsOf<S extends Subject>(
  reader: Reader,
  subject: S,
  where: string,
  ...values: string[]
): RecordOf<S>[] {
  return reader.all<Row>(`SELECT * FROM "${subject}" WHERE ${where}`, ...values).map((row) => recordFrom(subject, row));
}
