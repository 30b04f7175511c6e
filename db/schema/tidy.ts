/** What is written into a record, tidied by what its fields are: the one place that every command's writing passes. */
import type { Subject } from "../contract/subjects/index.ts";
import type { FieldMeta } from "../contract/subjects/meta.ts";
import { tidyLine, tidyText } from "../contract/tidy.ts";
import { columnOf, type Fields, type FieldValue } from "./columns.ts";

/** The same fields. Lines lose their outer blanks, all texts what nobody sees; other values stay. */
export function tidied<F extends Fields>(subject: Subject, fields: F): F {
  const changed: [string, FieldValue][] = [];
  for (const [name, value] of Object.entries(fields)) {
    const tidy = tidiedValue(columnOf(subject, name)?.meta, value);
    if (tidy !== value) changed.push([name, tidy]);
  }
  return changed.length === 0 ? fields : { ...fields, ...Object.fromEntries(changed) };
}

function tidiedValue(meta: FieldMeta | undefined, value: FieldValue): FieldValue {
  if (!meta || value === undefined || value === null || meta.packed) return value;
  if (meta.kind === "text" && typeof value === "string") return meta.paragraphs ? tidyText(value) : tidyLine(value);
  if (meta.kind === "texts" && Array.isArray(value))
    return value.map((one) => (typeof one === "string" ? tidyLine(one) : one));
  return meta.kind === "object" ? (tidyWithin(value) as FieldValue) : value;
}

/** A structure says nothing of its texts: none loses its blanks. */
function tidyWithin(value: unknown): unknown {
  if (typeof value === "string") return tidyText(value);
  if (Array.isArray(value)) return value.map(tidyWithin);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidyWithin(one)]));
}
