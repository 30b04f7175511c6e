/** Columns of grids, by what they show. */
import type { ColDef, ICellRendererParams, ValueGetterParams } from "ag-grid-community";
import type { TFunction } from "i18next";
import type { Label, Labels } from "../../db/contract/records.ts";
import type { Subject } from "../../db/contract/subjects/index.ts";
import type { Sector } from "../../db/contract/vocabulary.ts";
import type { Language } from "../../db/language/names.ts";
import { nameOf } from "../../db/language/names.ts";
import { fieldLabel, valueLabel } from "../ui/labels.ts";
import { SectorBadge } from "../ui/sector-badge.tsx";
import type { GridRow } from "./record-grid.tsx";

interface Words {
  t: TFunction;
  language: Language;
}

type Fields = Record<string, unknown>;
type Column<S extends Subject> = ColDef<GridRow<S>>;

/** By a part of the text: one condition, as the database answers it. */
const TEXT_FILTER = {
  filter: "agTextColumnFilter",
  filterParams: { filterOptions: ["contains"], maxNumConditions: 1 },
};

/** The name of the record: the first column, which opens the detail. */
export function nameColumn<S extends Subject>(subject: S, zh: string, en: string, { t, language }: Words): Column<S> {
  const [first, second] = language === "zh" ? [zh, en] : [en, zh];
  return {
    colId: first,
    headerName: fieldLabel(t, subject, "name"),
    width: 280,
    minWidth: 160,
    pinned: "left",
    lockPinned: true,
    ...TEXT_FILTER,
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) =>
      fieldsOf(data)[first] ?? fieldsOf(data)[second] ?? (data ? "—" : ""),
    cellClass: "link",
  };
}

export function textColumn<S extends Subject>(
  subject: S,
  field: string,
  { t }: Words,
  more: Column<S> = {},
): Column<S> {
  return {
    colId: field,
    headerName: fieldLabel(t, subject, field),
    flex: 1,
    minWidth: 100,
    ...TEXT_FILTER,
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) => fieldsOf(data)[field] ?? "",
    ...more,
  };
}

export function valueColumn<S extends Subject>(
  subject: S,
  field: string,
  { t }: Words,
  more: Column<S> = {},
): Column<S> {
  return {
    colId: field,
    headerName: fieldLabel(t, subject, field),
    width: 130,
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) => {
      const value = fieldsOf(data)[field];
      return typeof value === "string" ? valueLabel(t, field, value) : "";
    },
    ...more,
  };
}

/** The names of the records that a field points at. Not sortable: ids have no order that means anything. */
export function refColumn<S extends Subject>(subject: S, field: string, words: Words, more: Column<S> = {}): Column<S> {
  return {
    colId: field,
    headerName: fieldLabel(words.t, subject, field),
    flex: 1,
    minWidth: 140,
    sortable: false,
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) => namesIn(fieldsOf(data)[field], data?.labels ?? {}, words),
    ...more,
  };
}

export function sectorColumn<S extends Subject>(subject: S, { t }: Words): Column<S> {
  return {
    colId: "sector",
    headerName: fieldLabel(t, subject, "sector"),
    width: 130,
    valueGetter: ({ data }: ValueGetterParams<GridRow<S>>) => fieldsOf(data).sector ?? "",
    cellRenderer: ({ value }: ICellRendererParams<GridRow<S>, Sector | "">) =>
      value ? (
        <span style={{ display: "inline-flex", gap: 6, alignItems: "center" }}>
          <SectorBadge sector={value} /> {t(`values.sector.${value}`)}
        </span>
      ) : null,
  };
}

export function fieldsOf(data: { record: unknown } | undefined): Fields {
  return (data?.record ?? {}) as Fields;
}

function namesIn(value: unknown, labels: Labels, { t, language }: Words): string {
  const ids = Array.isArray(value) ? value : value ? [value] : [];
  return ids.map((id) => nameOf(labels[id as string] as Label | undefined, language)).join(t("parts.listSeparator"));
}
