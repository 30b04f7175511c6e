/** Cells that are changed in place: F2 begins, Enter keeps, Esc leaves it. What is written is read as a pasted cell is. */
import type { SuppressKeyboardEventParams, ValueSetterParams } from "ag-grid-community";
import type { TFunction } from "i18next";
import { type ErrorCode, sentence, type WarningCode } from "../../../../db/contract/errors.ts";
import type { ManyResult } from "../../../../db/contract/procedures/lists/many.ts";
import { type Subject, subjectOf } from "../../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../../db/contract/subjects/meta.ts";
import type { Language } from "../../../../db/language/names.ts";
import { client, newAction } from "../../../app/api.ts";
import { saving, tell } from "../../../app/typing/saved.ts";
import { valueLabel } from "../../../ui/labels.ts";
import type { May } from "../../may.ts";
import type { Column, GridRow } from "../columns.tsx";

export interface Editing {
  t: TFunction;
  language: Language;
  may: May;
}

/** How the cells of a field are changed; nothing: they are not. */
export function editedAs<S extends Subject>(subject: S, field: string, { t, language, may }: Editing): Column<S> {
  const { kind, values, paragraphs, code, required } = metaOf(subjectOf(subject).fields[field]);
  if (paragraphs || code || kind === "object" || kind === "enums") return {};
  const words = values?.map((value) => valueLabel(t, field, value));
  return {
    editable: ({ data }) => data !== undefined && "record" in data && may.change(subject, data.record)(field),
    ...(words
      ? { cellEditor: "agSelectCellEditor", cellEditorParams: { values: required ? words : ["", ...words] } }
      : { cellEditor: "agTextCellEditor" }),
    // Letters and Enter mean what they mean elsewhere in a list.
    suppressKeyboardEvent: ({ event, editing }: SuppressKeyboardEventParams<GridRow<S>>) =>
      !editing &&
      (event.key === "Enter" || event.key === "Backspace" || event.key === "Delete" || event.key.length === 1),
    // The row is not changed here: it comes anew when the workspace has changed.
    valueSetter: ({ data, oldValue, newValue }: ValueSetterParams<GridRow<S>>) => {
      const text = String(newValue ?? "").trim();
      if (data && text !== String(oldValue ?? "").trim())
        void write(subject, { id: data.record.id, field, text }, language);
      return false;
    },
  };
}

async function write(
  subject: Subject,
  cell: { id: string; field: string; text: string },
  language: Language,
): Promise<void> {
  try {
    const steps = client.many.run({ change: { subject, cells: [cell] }, opId: newAction() });
    const { refused } = await saving(steps.then(ended));
    const [why] = refused;
    if (why) tell({ kind: "note", text: sentence(why.code as ErrorCode | WarningCode, why.params, language) });
  } catch (error) {
    tell({ kind: "error", error });
  }
}

async function ended(steps: AsyncIterator<unknown, ManyResult>): Promise<ManyResult> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}
