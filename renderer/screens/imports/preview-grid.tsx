/** The rows of a table as they would come in: a grid that fetches what is in sight, so that a hundred thousand are as light as ten. */
import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from "@ag-grid-community/locale";
import {
  CellStyleModule,
  type ColDef,
  ColumnApiModule,
  type GridApi,
  type ICellRendererParams,
  type IGetRowsParams,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TextEditorModule,
  type ValueGetterParams,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type {
  ImportSettings,
  LookedAt,
  PlannedImport,
  PlannedRow,
  RowDecision,
} from "../../../db/contract/procedures/region/table-imports.ts";
import { NAMED_BY } from "../../../db/language/registry/headings.ts";
import { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { styleNonce } from "../../app/nonce.ts";
import { gridTheme } from "../../ui/theme/grid.ts";
import { Answers } from "./answers.tsx";
import own from "./imports.module.css";
import type { Only } from "./preview.tsx";
import { columnField, OWN, SIGNS, saidOf } from "./words.ts";

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  LocaleModule,
  RowStyleModule,
  RowApiModule,
  RenderApiModule,
  CellStyleModule,
  ColumnApiModule,
  ScrollApiModule,
  TextEditorModule,
]);

const PAGE = 100;
/** What a record is called by has room. */
const NAMES = new Set(Object.values(NAMED_BY).flat());

export interface PreviewHandle {
  /** The next row that waits for somebody has the focus. */
  toNextOpen(): void;
}

interface Props {
  ref: Ref<PreviewHandle>;
  table: string;
  look: LookedAt;
  settings: ImportSettings;
  planned: PlannedImport;
  only: Only;
  onRow(row: PlannedRow | null): void;
  decide(row: PlannedRow, take: RowDecision["take"]): void;
  onCorrect(row: number, at: number, text: string): void;
  onError(error: unknown): void;
}

export function PreviewGrid({ ref, onRow, onError, ...props }: Props) {
  const { table, planned, only, onCorrect } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const grid = useRef<GridApi<PlannedRow> | null>(null);
  const columns = useColumns(props);
  const focused = useRef<{ index: number; column: string }>({ index: 0, column: "result" });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told of a failure is whoever shows it
  const source = useMemo(
    () => ({
      getRows: ({ startRow, endRow, successCallback, failCallback }: IGetRowsParams) =>
        void client.table_import
          .rows({ table, offset: startRow, limit: endRow - startRow, language, ...(only !== null && { only }) })
          .then(
            ({ rows, total }) => {
              successCallback(rows, total);
              const { index } = focused.current;
              if (index >= startRow && index < endRow) onRow(rows[index - startRow] ?? null);
            },
            (error: unknown) => {
              onError(error);
              failCallback();
            },
          ),
    }),
    [table, only, language],
  );
  // Other rows are shown: the first of them comes to be spoken of.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what is shown
  useEffect(() => {
    focused.current = { index: 0, column: "result" };
  }, [only]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are fetched again when they were planned again
  useEffect(() => grid.current?.refreshInfiniteCache(), [planned]);
  useImperativeHandle(ref, () => ({
    toNextOpen() {
      const api = grid.current;
      if (!api) return;
      const { index, column } = focused.current;
      // Where only those are shown that wait, the next one comes to its place.
      if (only === "waiting" || only === "alike") return;
      for (let at = index + 1; at < api.getDisplayedRowCount(); at++) {
        const data = api.getDisplayedRowAtIndex(at)?.data;
        if (!data) return;
        if (data.result !== "waiting" && data.result !== "alike") continue;
        api.ensureIndexVisible(at);
        api.setFocusedCell(at, column);
        return;
      }
    },
  }));
  return (
    <div className={own.preview}>
      <AgGridReact<PlannedRow>
        key={language}
        theme={gridTheme}
        styleNonce={styleNonce}
        localeText={language === "zh" ? AG_GRID_LOCALE_CN : AG_GRID_LOCALE_EN}
        columnDefs={columns}
        defaultColDef={{ resizable: true, sortable: false, suppressHeaderMenuButton: true }}
        rowModelType="infinite"
        datasource={source}
        cacheBlockSize={PAGE}
        maxBlocksInCache={20}
        getRowId={({ data }) => String(data.row)}
        onGridReady={({ api }) => {
          grid.current = api;
          api.setGridAriaProperty("label", t("imports.preview"));
        }}
        onFirstDataRendered={({ api }) => api.setFocusedCell(0, "result")}
        onCellFocused={({ rowIndex, column }) => {
          if (rowIndex === null) return;
          focused.current = {
            index: rowIndex,
            column: typeof column === "object" && column ? column.getColId() : "result",
          };
          onRow(grid.current?.getDisplayedRowAtIndex(rowIndex)?.data ?? null);
        }}
        onCellValueChanged={({ data, colDef, newValue, oldValue }) => {
          if (newValue !== oldValue) onCorrect(data.row, Number(colDef.colId), String(newValue ?? ""));
        }}
        overlayNoRowsTemplate={t("imports.none")}
        stopEditingWhenCellsLoseFocus
      />
    </div>
  );
}

function useColumns({ look, settings, decide }: Pick<Props, "look" | "settings" | "decide">): ColDef<PlannedRow>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is decided is the same wherever it is asked
  return useMemo(() => {
    const fields = settings.columns.flatMap((field, at): ColDef<PlannedRow>[] =>
      // Nobody reads the numbers by which a table of Concord itself is taken back.
      field === null || field === OWN
        ? []
        : [
            {
              colId: String(at),
              headerName: columnField(t, settings.subject, field),
              headerTooltip: look.columns[at]?.heading ?? "",
              minWidth: NAMES.has(field) ? 200 : 110,
              flex: look.columns[at]?.filled === 0 ? 1 : 2,
              editable: true,
              // A letter decides of the row; Enter and F2 begin to change the cell.
              suppressKeyboardEvent: ({ event: { key }, editing }) =>
                !editing && (key.length === 1 || key === "Delete" || key === "Backspace"),
              valueGetter: ({ data }: ValueGetterParams<PlannedRow>) => data?.cells[at] ?? "",
              valueSetter: ({ data, newValue }) => {
                data.cells[at] = String(newValue ?? "");
                return true;
              },
              cellRenderer: ({ data }: ICellRendererParams<PlannedRow>) => data && <Value row={data} at={at} />,
            },
          ],
    );
    return [
      {
        colId: "row",
        headerName: t("imports.row"),
        width: 76,
        valueGetter: ({ data }) => data?.row,
        cellClass: "soft numbers",
      },
      {
        colId: "result",
        headerName: t("imports.result"),
        width: 124,
        valueGetter: ({ data }) => data && `${SIGNS[data.result]} ${t(`imports.results.${data.result}`)}`,
        cellClass: own.result ?? "",
        cellClassRules: Object.fromEntries(
          Object.keys(SIGNS).map((result) => [
            own[result] ?? result,
            ({ data }: { data: PlannedRow | undefined }) => data?.result === result,
          ]),
        ),
      },
      ...fields,
      {
        colId: "reason",
        headerName: t("imports.reason"),
        minWidth: 220,
        flex: 3,
        valueGetter: ({ data }) => data?.reasons.map((reason) => saidOf(reason, language)).join(" ") ?? "",
      },
      {
        colId: "answers",
        headerName: t("imports.decide"),
        width: 260,
        cellRenderer: ({ data }: ICellRendererParams<PlannedRow>) =>
          data && <Answers row={data} decide={(take) => decide(data, take)} />,
      },
    ];
  }, [look, settings.columns, settings.subject, language, t]);
}

/** A cell with what stands in the record instead; one that says nothing its field can hold is framed. */
function Value({ row, at }: { row: PlannedRow; at: number }) {
  const before = row.before[at];
  const text = row.cells[at] ?? "";
  const wrong = row.reasons.some((reason) => reason.at === at);
  return (
    <span className={own.cell} data-wrong={wrong || undefined}>
      {before ? (
        <>
          <del>{before}</del> <ins>{text}</ins>
        </>
      ) : (
        text
      )}
    </span>
  );
}
