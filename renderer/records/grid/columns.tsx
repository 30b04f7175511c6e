/** The columns of grids, from what the subjects and their fields say. */
import type { ColDef, ICellRendererParams, ValueGetterParams } from "ag-grid-community";
import type { TFunction } from "i18next";
import { inWords } from "../../../db/contract/labels/in-words.ts";
import type { Labels } from "../../../db/contract/records.ts";
import { type RecordOf, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { columnsChosen } from "../../../db/contract/subjects/lists.ts";
import { metaOf, type ShownColumn } from "../../../db/contract/subjects/meta.ts";
import type { Language } from "../../../db/language/names.ts";
import { nameOf } from "../../../db/language/names.ts";
import { fieldLabel } from "../../ui/labels.ts";
import { drawnAs } from "./cells.tsx";
import { type Fitting, fittingOf } from "./fit.ts";

/** A row with the labels that came with its page. */
export interface GridRow<S extends Subject> {
  record: RecordOf<S>;
  labels: Labels;
}

interface Words {
  t: TFunction;
  language: Language;
}

type Fields = Record<string, unknown>;
export type Column<S extends Subject> = ColDef<GridRow<S>>;
/** A column, and what room it takes. */
export type FittingColumn<S extends Subject> = Fitting & { column: Column<S>; name: string };

/** What the name of a record takes at least, pixels. */
export const NAME_MIN = 220;

/** The column of the name of a record. */
export function nameColumn<S extends Subject>(subject: S, { t, language }: Words): Column<S> {
  const fields = subjectOf(subject).title[language];
  const title = (data: GridRow<S> | undefined) => fields.map((field) => fieldsOf(data)[field]).find(Boolean);
  return {
    colId: fields[0] as string,
    lockPosition: "left",
    headerName: fieldLabel(t, subject, "name"),
    flex: 3,
    minWidth: NAME_MIN,
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) => title(data) ?? (data ? "—" : ""),
    cellClass: "link",
  };
}

/**
 * The columns after the name.
 * @param chosen what somebody wants to see; null: what the subject names
 * @param otherwise what a screen has otherwise in the column of a field
 */
export function gridColumns<S extends Subject>(
  subject: S,
  words: Words,
  {
    chosen = null,
    otherwise = {},
    edited = () => ({}),
  }: {
    chosen?: readonly string[] | null;
    otherwise?: Readonly<Record<string, Column<S>>>;
    /** How the cells of a field are changed in place. */
    edited?: (field: string) => Column<S>;
  },
): FittingColumn<S>[] {
  return columnsChosen(subject, words.language, chosen).map((one) => {
    const meta = metaOf(subjectOf(subject).fields[one.field]);
    return {
      id: one.field,
      name: one.name,
      ...fittingOf(meta),
      column: {
        ...fieldColumn(subject, one, words),
        ...(otherwise[one.field]?.editable ? {} : edited(one.field)),
        ...otherwise[one.field],
      },
    };
  });
}

function fieldColumn<S extends Subject>(subject: S, shown: ShownColumn, { t, language }: Words): Column<S> {
  const { name, field, otherwise } = shown;
  const meta = metaOf(subjectOf(subject).fields[field]);
  const { kind, share = 1, width } = meta;
  const { min } = fittingOf(meta);
  const Drawn = drawnAs(meta);
  const flexible = kind === "ref" || kind === "refs" || kind === "texts" || (kind === "text" && width === undefined);
  return {
    colId: field,
    headerName: fieldLabel(t, subject, name),
    minWidth: min,
    ...(flexible ? { flex: share } : { width: min }),
    // Ids have no order that means anything.
    sortable: !["ref", "refs", "texts", "enums", "object"].includes(kind),
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) => {
      const of = (one: string) =>
        inWords(subject, one, fieldsOf(data)[one], { language, nameOf: (id) => nameOf(data?.labels[id], language) });
      return of(field) || (otherwise === undefined ? "" : of(otherwise));
    },
    ...(Drawn && {
      cellRenderer: ({ data }: ICellRendererParams<GridRow<S>>) => {
        const value = fieldsOf(data)[field];
        return data && value !== null && value !== undefined ? (
          <Drawn field={field} value={value} labels={data.labels} />
        ) : null;
      },
    }),
  };
}

function fieldsOf(data: { record: unknown } | undefined): Fields {
  return (data?.record ?? {}) as Fields;
}
