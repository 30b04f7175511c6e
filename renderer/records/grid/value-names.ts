/** What the values are called by which lists are narrowed down and grouped. */
import { useQueries } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { labelFrom } from "../../../db/contract/labels/in-words.ts";
import type { Condition } from "../../../db/contract/lists/conditions.ts";
import { kindOfFacet, valuesOfFacet } from "../../../db/contract/lists/facets.ts";
import type { Label } from "../../../db/contract/records.ts";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { type Language, nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { fieldLabel, valueLabel } from "../../ui/labels.ts";

interface Words {
  t: TFunction;
  language: Language;
}

/** What a list is narrowed down by is called. */
export function nameOfFacet(t: TFunction, subject: Subject, field: string): string {
  return kindOfFacet(subject, field) === "asked" ? t(`grid.asked.${field as "sector"}`) : fieldLabel(t, subject, field);
}

/** @param label of the record that the value names, where it is at hand */
export function nameOfValue(
  { t, language }: Words,
  subject: Subject,
  field: string,
  value: string | null,
  label: Label | null,
): string {
  if (value === null) return t("grid.without");
  const { values, ref } = valuesOfFacet(subject, field);
  if (ref) return label ? nameOf(label, language) : "…";
  if (values) return values.includes(value) ? valueLabel(t, field, value) : value;
  if (kindOfFacet(subject, field) === "closed" && metaOf(subjectOf(subject).fields[field]).kind === "boolean")
    return t(value === "1" ? "grid.yes" : "grid.no");
  return value;
}

/** Labels of the records that conditions name; they are asked for one by one, and are few. */
export function useConditionLabels(subject: Subject, conditions: readonly Condition[]): ReadonlyMap<string, Label> {
  const wanted = conditions.flatMap(({ field, values }) => {
    const { ref } = valuesOfFacet(subject, field);
    return ref ? values.flatMap((id) => (id === null ? [] : [{ ref, id }])) : [];
  });
  const found = useQueries({
    queries: wanted.map(({ ref, id }) => (api[ref] as typeof api.organization).get.queryOptions({ input: { id } })),
  });
  return new Map(
    wanted.flatMap(({ ref, id }, at): [string, Label][] => {
      const record = found[at]?.data?.record;
      return record ? [[id, labelFrom(ref, record)]] : [];
    }),
  );
}
