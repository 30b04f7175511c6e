/** What is written into a record, tidied by what its fields are: the one place that every command's writing passes. */
import type { Subject } from "../contract/subjects/index.ts";
import { tidyLine, tidyText } from "../contract/tidy.ts";
import { columnsOf, type Fields } from "./columns.ts";

/** The same fields. Lines lose their outer blanks, all texts what nobody sees; other values stay. */
export function tidied<F extends Fields>(subject: Subject, fields: F): F {
  const changed = columnsOf(subject).flatMap(({ name, meta }): [string, unknown][] => {
    const value = fields[name];
    if (value === undefined || value === null || meta.packed) return [];
    if (meta.kind === "text" && typeof value === "string")
      return [[name, meta.paragraphs ? tidyText(value) : tidyLine(value)]];
    if (meta.kind === "texts" && Array.isArray(value))
      return [[name, value.map((one) => (typeof one === "string" ? tidyLine(one) : one))]];
    return meta.kind === "object" ? [[name, tidyWithin(value)]] : [];
  });
  return changed.length === 0 ? fields : { ...fields, ...Object.fromEntries(changed) };
}

/** A structure says nothing of its texts: none loses its blanks. */
function tidyWithin(value: unknown): unknown {
  if (typeof value === "string") return tidyText(value);
  if (Array.isArray(value)) return value.map(tidyWithin);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidyWithin(one)]));
}
