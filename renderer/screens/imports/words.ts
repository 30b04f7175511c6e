/** What the parts of an import are called: fields that columns can be, and reasons. */
import type { TFunction } from "i18next";
import { isWarningCode, sentence } from "../../../db/contract/errors.ts";
import type { RowReason } from "../../../db/contract/procedures/region/table-imports.ts";
import type { Language } from "../../../db/language/names.ts";
import { fieldLabel, valueLabel } from "../../ui/labels.ts";

const FIGURE = "figure.";

/** A field of the record; or a figure that stands beside it. */
export function columnField(t: TFunction, subject: string, field: string): string {
  if (!field.startsWith(FIGURE)) return fieldLabel(t, subject, field);
  return t("imports.figure", { kind: valueLabel(t, "kind", field.slice(FIGURE.length)) });
}

export function saidOf({ code, params }: RowReason, language: Language): string {
  return isWarningCode(code) ? sentence(code, params, language) : code;
}
