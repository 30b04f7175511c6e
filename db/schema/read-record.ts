/** Reading one record. */
import type { Reader } from "../base/store.ts";
import type { RecordOf, Subject } from "../contract/subjects/index.ts";
import { type Row, recordFrom } from "./columns.ts";

/** The record as its table has it now, or undefined if there is none (any more). */
export function readRecord<S extends Subject>(reader: Reader, subject: S, id: string): RecordOf<S> | undefined {
  const row = reader.get<Row>(`SELECT * FROM "${subject}" WHERE id = ?`, id);
  return row && recordFrom(subject, row);
}
