/** Columns of what a record is called by. */
import type { Reader } from "../base/store.ts";
import { labelFields, labelFrom } from "../contract/labels/in-words.ts";
import type { Subject } from "../contract/subjects/index.ts";

/** Columns of all that a label says. */
export function titleColumns(subject: Subject): string {
  return labelFields(subject)
    .map((name) => `"${name}"`)
    .join(", ");
}

/** What a refusal says of a record that it is about; of one that is gone, what it was called. */
// A type, not an interface: the parameters of an error need an index signature.
export type Named = {
  subject: string;
  id: string;
  name: string;
  name_en: string;
};

/** Letters of a text that stand for it where it is named. */
const MOST_LETTERS = 40;

/** @param as the record by which it is known, where it has no name of its own: of a seat its party */
export function namedRecord(
  reader: Reader,
  subject: Subject,
  id: string,
  as: { subject: Subject; id: string } = { subject, id },
): Named {
  const { zh, en } = labelFrom(as.subject, heldOrLast(reader, as));
  return { subject, id, name: shortened(zh ?? en ?? id), name_en: shortened(en ?? zh ?? id) };
}

function heldOrLast(reader: Reader, { subject, id }: { subject: Subject; id: string }): Record<string, string | null> {
  const held = reader.get<Record<string, string | null>>(
    `SELECT ${titleColumns(subject)} FROM "${subject}" WHERE id = ?`,
    id,
  );
  if (held) return held;
  const stone = reader.get<{ fields: string }>(
    "SELECT fields FROM tombstone WHERE subject = ? AND id = ?",
    subject,
    id,
  );
  return stone ? JSON.parse(stone.fields) : {};
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("")}…` : text;
}
