/** What the parts of an import are called: fields that columns can be, and reasons. */
import type { TFunction } from "i18next";
import { isWarningCode, sentence } from "../../../db/contract/errors.ts";
import type { RowReason, RowResult } from "../../../db/contract/procedures/region/table-imports.ts";
import type { Language } from "../../../db/language/names.ts";
import { fieldLabel, valueLabel } from "../../ui/labels.ts";

/** Told apart by a sign as well as by their colour. */
export const SIGNS: Readonly<Record<RowResult, string>> = {
  new: "＋",
  changed: "△",
  unchanged: "＝",
  waiting: "≠",
  alike: "？",
  left: "×",
};

/** The column by which a table that Concord wrote says which records its rows are. */
export const OWN = "id";
const FIGURE = "figure.";
const SOURCE = "source.";

/** A field of the record; or a figure that stands beside it. */
export function columnField(t: TFunction, subject: string, field: string): string {
  if (field === OWN) return t("imports.own");
  if (field.startsWith(SOURCE)) return t(`imports.sources.${field.slice(SOURCE.length) as "title" | "day"}`);
  if (!field.startsWith(FIGURE)) return fieldLabel(t, subject, field);
  return t("imports.figure", { kind: valueLabel(t, "kind", field.slice(FIGURE.length)) });
}

export function saidOf({ code, params }: RowReason, language: Language): string {
  return isWarningCode(code) ? sentence(code, params, language) : code;
}
