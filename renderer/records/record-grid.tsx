/** A list of records as a grid: rows come page by page, sorting and filters go down into the database. */
import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from "@ag-grid-community/locale";
import {
  CellStyleModule,
  type ColDef,
  ColumnApiModule,
  type GridApi,
  type GridState,
  GridStateModule,
  type IGetRowsParams,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  NumberFilterModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  SelectEditorModule,
  TextEditorModule,
  TextFilterModule,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter, Labels, ParsedListQuery } from "../../db/contract/records.ts";
import type { RecordOf, Subject } from "../../db/contract/subjects/index.ts";
import { recordsOf } from "../app/api.ts";
import { listChanges } from "../app/fresh.ts";
import { useLanguage } from "../app/i18n.ts";
import { styleNonce } from "../app/nonce.ts";
import { useStore } from "../app/store.ts";
import styles from "../ui/parts.module.css";
import { gridTheme } from "../ui/theme/grid.ts";
import { usePlace } from "./lists/place.ts";

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  LocaleModule,
  TextFilterModule,
  NumberFilterModule,
  RowSelectionModule,
  RowStyleModule,
  RenderApiModule,
  RowApiModule,
  TextEditorModule,
  SelectEditorModule,
  CellStyleModule,
  ColumnApiModule,
  GridStateModule,
]);

const PAGE = 100;
/** A row with the labels that came with its page. */
export interface GridRow<S extends Subject> {
  record: RecordOf<S>;
  labels: Labels;
}

interface Props<S extends Subject> {
  subject: S;
  columns: ColDef<GridRow<S>>[];
  filters?: Filter[];
  search?: string;
  chosen?: string | null;
  onOpen(id: string): void;
  /** What the rows are narrowed down and ordered by now, with what is chosen in the heads of columns. */
  onAsked?(asked: Narrowing): void;
  label: string;
}

export type Narrowing = Pick<ParsedListQuery, "filters" | "sort">;

export function RecordGrid<S extends Subject>({
  subject,
  columns,
  filters = [],
  search = "",
  chosen = null,
  onOpen,
  onAsked,
  label,
}: Props<S>) {
  const language = useLanguage();
  const { t } = useTranslation();
  const changes = useStore(listChanges)[subject] ?? 0;
  const grid = useRef<GridApi<GridRow<S>> | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const asked = JSON.stringify([filters, search]);
  // Whoever comes back finds the grid where it was: sorted, filtered and scrolled so.
  const { left, leave } = usePlace<{ state: GridState; rows: number }>(`${subject} grid`);

  // biome-ignore lint/correctness/useExhaustiveDependencies: filters are compared by their text
  const source = useMemo(
    () => ({
      getRows: (params: IGetRowsParams) => {
        const query = {
          filters: [...filters, ...filtersOf(params.filterModel)],
          ...(search && { search }),
          sort: params.sortModel.map(({ colId, sort }) => ({ field: colId, dir: sort })),
          offset: params.startRow,
          limit: params.endRow - params.startRow,
        };
        recordsOf(subject)
          .list(query)
          .then(
            ({ rows, labels, more }) => {
              const last = more ? -1 : params.startRow + rows.length;
              params.successCallback(
                rows.map((record) => ({ record, labels })),
                last,
              );
            },
            () => params.failCallback(),
          );
        if (params.startRow !== 0) return;
        onAsked?.({ filters: query.filters, sort: query.sort });
        recordsOf(subject)
          .count({ filters: query.filters, ...(search && { search }) })
          .then(setCount, () => setCount(null));
      },
    }),
    [asked, subject],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are fetched again when the workspace changed
  useEffect(() => grid.current?.refreshInfiniteCache(), [changes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: cells show names in the language of the interface
  useEffect(() => grid.current?.refreshCells({ force: true }), [language]);

  return (
    <>
      <div className={styles.grid}>
        <AgGridReact<GridRow<S>>
          key={language}
          theme={gridTheme}
          styleNonce={styleNonce}
          localeText={language === "zh" ? AG_GRID_LOCALE_CN : AG_GRID_LOCALE_EN}
          columnDefs={columns}
          defaultColDef={{ resizable: true, sortable: true, suppressHeaderMenuButton: true, filter: false }}
          rowModelType="infinite"
          datasource={source}
          cacheBlockSize={PAGE}
          maxBlocksInCache={20}
          getRowId={({ data }) => data.record.id}
          {...(left && { initialState: left.state, infiniteInitialRowCount: left.rows })}
          onGridPreDestroyed={({ api, state }) => leave({ state, rows: api.getDisplayedRowCount() })}
          onGridReady={({ api }) => {
            grid.current = api;
            api.setGridAriaProperty("label", label);
          }}
          // A cell that can be changed in place is changed, not opened.
          onCellClicked={({ data, colDef }) => data && !colDef.editable && onOpen(data.record.id)}
          onCellKeyDown={(pressed) => {
            const enter = (pressed.event as KeyboardEvent | null)?.key === "Enter";
            if (enter && pressed.data && "colDef" in pressed && !pressed.colDef.editable)
              onOpen(pressed.data.record.id);
          }}
          rowClassRules={{ "concord-chosen": ({ data }) => data?.record.id === chosen }}
          stopEditingWhenCellsLoseFocus
        />
      </div>
      <div className="small soft numbers">{count === null ? "" : t("parts.count", { count })}</div>
    </>
  );
}

/** AG Grid's filter model as the contract's filters. */
function filtersOf(model: Record<string, { type?: string; filter?: string }>): Filter[] {
  return Object.entries(model).flatMap(([field, { filter }]): Filter[] =>
    filter ? [{ field, op: "contains", value: String(filter) }] : [],
  );
}
