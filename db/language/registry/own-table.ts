/**
 * Tables that Concord wrote itself and that come back: a hidden column says of each row which record it is, and what stood in
 * each of its cells, in a few letters, so that only what somebody changed in the file is taken for a change. Pure.
 */

/** The heading of that column begins so: the kind of records and the fields of the others follow. */
const HEAD = "concord";

export interface OwnHead {
  subject: string;
  /** Fields in the order in which the marks of a row stand. */
  fields: string[];
}

export function ownHead({ subject, fields }: OwnHead): string {
  return [HEAD, subject, ...fields].join(" ");
}

/** @returns null: it is the heading of another column */
export function readOwnHead(text: string): OwnHead | null {
  const [head, subject, ...fields] = text.trim().split(/\s+/);
  return head === HEAD && subject !== undefined && fields.length > 0 ? { subject, fields } : null;
}

/** @param texts what stands in the cells, in the order of the fields */
export function ownCell(id: string, texts: readonly string[]): string {
  return [id, ...texts.map(markOf)].join(" ");
}

export function readOwnCell(text: string): { id: string; marks: string[] } {
  const [id = "", ...marks] = text.trim().split(/\s+/);
  return { id, marks };
}

/** A text in five letters, whatever its blanks: the programs that it passes through change those. */
export function markOf(text: string): string {
  let sum = 0x811c9dc5;
  for (const character of text.normalize("NFC").replace(/[\s\p{Cc}\p{Cf}]+/gu, "")) {
    sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  const bits = (sum ^ (sum >>> 24)) & 0xffffff;
  return bits.toString(36).padStart(5, "0");
}
