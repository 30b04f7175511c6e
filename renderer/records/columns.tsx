/** The columns of grids, from what the subjects and their fields say. */
import type { ColDef, ICellRendererParams, ValueGetterParams } from "ag-grid-community";
import type { TFunction } from "i18next";
import { inWords } from "../../db/contract/labels/in-words.ts";
import { type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { columnsShown, metaOf, type ShownColumn } from "../../db/contract/subjects/meta.ts";
import type { Sector } from "../../db/contract/vocabulary.ts";
import type { Language } from "../../db/language/names.ts";
import { nameOf } from "../../db/language/names.ts";
import { fieldLabel, valueLabel } from "../ui/labels.ts";
import { SectorMark } from "../ui/marks/sector-mark.tsx";
import type { GridRow } from "./record-grid.tsx";

interface Words {
  t: TFunction;
  language: Language;
}

type Fields = Record<string, unknown>;
type Column<S extends Subject> = ColDef<GridRow<S>>;

/** Of columns that hold one word, or a day; pixels. A field may want another width. */
const NARROW = 130;
const DAY = 120;

/** By a part of the text: one condition, as the database answers it. */
const TEXT_FILTER = {
  filter: "agTextColumnFilter",
  filterParams: { filterOptions: ["contains"], maxNumConditions: 1 },
};

/**
 * The name of the record, then the columns that its subject names.
 * @param otherwise what a screen has otherwise in the column of a field
 */
export function gridColumns<S extends Subject>(
  subject: S,
  words: Words,
  otherwise: Readonly<Record<string, Column<S>>> = {},
): Column<S>[] {
  const { screen, sort } = subjectOf(subject);
  return [
    nameColumn(subject, words),
    ...columnsShown(screen, words.language).map((column) => ({
      ...fieldColumn(subject, column, words),
      ...otherwise[column.field],
    })),
  ].map((column) => (sort && column.colId === sort.field ? { ...column, sort: sort.dir } : column));
}

/** The first column, which opens the detail. */
function nameColumn<S extends Subject>(subject: S, { t, language }: Words): Column<S> {
  const fields = subjectOf(subject).title[language];
  const title = (data: GridRow<S> | undefined) => fields.map((field) => fieldsOf(data)[field]).find(Boolean);
  return {
    colId: fields[0] as string,
    headerName: fieldLabel(t, subject, "name"),
    width: 280,
    minWidth: 160,
    pinned: "left",
    lockPinned: true,
    ...TEXT_FILTER,
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) => title(data) ?? (data ? "—" : ""),
    cellClass: "link",
  };
}

function fieldColumn<S extends Subject>(subject: S, shown: ShownColumn, { t, language }: Words): Column<S> {
  const { name, field, otherwise } = shown;
  const { kind, width, share = 1, badge } = metaOf(subjectOf(subject).fields[field]);
  const common: Column<S> = {
    colId: field,
    headerName: fieldLabel(t, subject, name),
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) => {
      const of = (one: string) =>
        inWords(subject, one, fieldsOf(data)[one], {
          language,
          nameOf: (id) => nameOf(data?.labels[id], language),
        });
      return of(field) || (otherwise === undefined ? "" : of(otherwise));
    },
  };
  const shared = { flex: share, ...(width !== undefined && { maxWidth: width }) };
  switch (kind) {
    case "enum":
      return badge === "sector"
        ? { ...common, ...sectorColumn(t, field), width: width ?? NARROW }
        : { ...common, width: width ?? NARROW };
    case "boolean":
      return { ...common, width: width ?? NARROW };
    // Not sortable: ids have no order that means anything.
    case "ref":
    case "refs":
      return { ...common, ...shared, minWidth: 140, sortable: false };
    case "date":
    case "partial_date":
      return { ...common, ...shared, ...TEXT_FILTER, minWidth: 100, maxWidth: width ?? DAY };
    default:
      return { ...common, ...shared, ...TEXT_FILTER, minWidth: Math.min(100, width ?? 100) };
  }
}

function sectorColumn<S extends Subject>(t: TFunction, field: string): Column<S> {
  return {
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) => fieldsOf(data)[field] ?? "",
    cellRenderer: ({ value }: ICellRendererParams<GridRow<S>, Sector | "">) =>
      value ? (
        <span style={{ display: "inline-flex", gap: 6, alignItems: "center" }}>
          <SectorMark sector={value} /> {valueLabel(t, field, value)}
        </span>
      ) : null,
  };
}

function fieldsOf(data: { record: unknown } | undefined): Fields {
  return (data?.record ?? {}) as Fields;
}
