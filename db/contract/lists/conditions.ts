/** What a list is narrowed down to, as its address says it: `?only=city:宜宾;sector:ngo,academia`. Pure. */

import type { Filter } from "../records.ts";
import { type Subject, subjectOf } from "../subjects/index.ts";
import { metaOf } from "../subjects/meta.ts";
import { kindOfFacet } from "./facets.ts";

/** The records that hold one of these values; null: none. */
export interface Condition {
  field: string;
  values: readonly (string | null)[];
}

/** As many and as long as the workspace takes (db/contract/records.ts). */
const MOST_VALUES = 200;
const MOST_LETTERS = 500;

/** What the address asks for that such records can be asked for; the rest is as if it were not said. */
export function conditionsIn(text: string | undefined, subject: Subject): Condition[] {
  const seen = new Set<string>();
  return (text ?? "").split(";").flatMap((part): Condition[] => {
    const at = part.indexOf(":");
    const field = part.slice(0, at);
    if (at < 1 || seen.has(field) || kindOfFacet(subject, field) === null) return [];
    seen.add(field);
    const values = part
      .slice(at + 1)
      .split(",")
      .map(asWritten)
      .filter((value) => (value?.length ?? 0) <= MOST_LETTERS);
    return values.length > 0 ? [{ field, values: [...new Set(values)].slice(0, MOST_VALUES) }] : [];
  });
}

/** As the address says it; undefined: nothing is asked for. */
export function inAddress(conditions: readonly Condition[]): string | undefined {
  const parts = conditions
    .filter(({ values }) => values.length > 0)
    .map(({ field, values }) => `${field}:${values.map(inWriting).join(",")}`);
  return parts.join(";") || undefined;
}

/** With these values of a field in place of what was asked of it; none: nothing is asked of it any more. */
export function withValues(
  conditions: readonly Condition[],
  field: string,
  values: readonly (string | null)[],
): Condition[] {
  const next = { field, values };
  const known = conditions.some((one) => one.field === field);
  const all = known ? conditions.map((one) => (one.field === field ? next : one)) : [...conditions, next];
  return all.filter((one) => one.values.length > 0);
}

/** As the workspace is asked. */
export function filtersOf(subject: Subject, conditions: readonly Condition[]): Filter[] {
  return conditions.flatMap((condition) => filterOf(subject, condition) ?? []);
}

function filterOf(subject: Subject, { field, values }: Condition): Filter | null {
  const list = [...values];
  switch (kindOfFacet(subject, field)) {
    case "asked":
      // A question has one answer.
      return list[0] ? { field, op: "asks", value: list[0] } : null;
    case "years":
      return { field, op: "within", value: list };
    case null:
      return null;
    default: {
      const { kind } = metaOf(subjectOf(subject).fields[field]);
      if (kind === "boolean") return { field, op: "in", value: list.map((one) => (one === null ? null : one === "1")) };
      const several = kind === "refs" || kind === "enums";
      return { field, op: several ? "has" : "in", value: list };
    }
  }
}

/** A value among others in an address; null is empty. */
export function inWriting(value: string | null): string {
  if (value === "*") return "%2a";
  return (value ?? "").replaceAll(/[%:;,]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** The value that was written so. */
export function asWritten(text: string): string | null {
  if (text === "") return null;
  return text.replaceAll(/%(25|2a|3a|3b|2c)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
