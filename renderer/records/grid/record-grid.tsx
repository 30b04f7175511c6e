/** A list of records as a grid: rows come page by page, order, conditions and groups go down into the database. */
import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from "@ag-grid-community/locale";
import {
  CellStyleModule,
  type ColDef,
  ColumnApiModule,
  type GridApi,
  type GridState,
  GridStateModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  SelectEditorModule,
  TextEditorModule,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sort } from "../../../db/contract/subjects/define.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { listChanges } from "../../app/fresh.ts";
import { useLanguage } from "../../app/i18n.ts";
import { styleNonce } from "../../app/nonce.ts";
import { useStore } from "../../app/store.ts";
import { tell } from "../../app/typing/saved.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { gridTheme } from "../../ui/theme/grid.ts";
import { type Column, type FittingColumn, NAME_MIN } from "./columns.tsx";
import { columnsThatFit } from "./fit.ts";
import styles from "./grid.module.css";
import { GroupHead } from "./group-head.tsx";
import type { Group } from "./groups.ts";
import { ManyBar } from "./many/many-bar.tsx";
import { PasteDialog } from "./many/paste-dialog.tsx";
import { PICK, PICK_WIDTH, pickColumn } from "./many/pick-column.tsx";
import { NO_PICKS } from "./many/picks.ts";
import { useClipboard } from "./many/use-clipboard.ts";
import { usePicking } from "./many/use-picking.ts";
import { usePlace } from "./place.ts";
import { type Asked, type Row, useRows } from "./rows/use-rows.ts";
import { type Folds, foldsInAddress, isFolded } from "./views/folds.ts";

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  LocaleModule,
  RowSelectionModule,
  RowStyleModule,
  RenderApiModule,
  RowApiModule,
  SelectEditorModule,
  TextEditorModule,
  CellStyleModule,
  ColumnApiModule,
  GridStateModule,
]);

const PAGE = 100;

interface Props<S extends Subject> {
  subject: S;
  name: Column<S>;
  columns: readonly FittingColumn<S>[];
  asked: Asked;
  chosen?: string | null;
  onOpen(id: string): void;
  onSort(sort: Sort | null): void;
  /** Names of the columns in their order, once one was dragged to another place. */
  onColumns(next: readonly string[]): void;
  folds: Folds;
  onFold(value: string | null): void;
  /** How many records it shows. */
  count: number;
  label: string;
}

const groupOf = (row: object | undefined) => (row && "group" in row ? (row.group as Group) : null);
const recordOf = <S extends Subject>(row: Row<S> | undefined) => (row && "record" in row ? row.record : null);

export function RecordGrid<S extends Subject>(props: Props<S>) {
  const { subject, asked, chosen = null, onOpen, onSort, onColumns, folds, onFold, count, label } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const changes = useStore(listChanges)[subject] ?? 0;
  const grid = useRef<GridApi<Row<S>> | null>(null);
  const question = JSON.stringify(asked);
  const { by } = asked;
  // Whoever comes back to a list finds it scrolled so; what it is narrowed down to stands in the address.
  const { left, leave } = usePlace<{ state: GridState; rows: number }>(`${subject} grid ${question}`);
  /** As they are now, for rows that are asked for later. */
  const foldsNow = useRef(folds);
  foldsNow.current = folds;
  const columnDefs = useFittingColumns(props);
  const { source, pages, forget, refused } = useRows(subject, asked, () => foldsNow.current);
  const [picks, setPicks] = useState(NO_PICKS);
  const picksNow = useRef(picks);
  picksNow.current = picks;
  const pick = usePicking({ grid, picksNow, setPicks, question });
  const root = useRef<HTMLDivElement>(null);
  const clipboard = useClipboard<S>({
    root,
    grid,
    columns: () => columnDefs.columns.filter(({ hide }) => !hide),
    picks,
    pages,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: its words are those of the interface
  const columns = useMemo(
    () => [pickColumn<S>(t, () => picksNow.current), ...columnDefs.columns],
    [columnDefs.columns, language],
  );

  /** Rows that were changed while a cell is being written in come when that is done: they would end it. */
  const waits = useRef(false);
  const reload = () => {
    waits.current = (grid.current?.getEditingCells().length ?? 0) > 0;
    if (waits.current) return;
    forget();
    grid.current?.refreshInfiniteCache();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are fetched again when the workspace changed
  useEffect(reload, [changes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: cells show names in the language of the interface
  useEffect(() => grid.current?.refreshCells({ force: true }), [language]);

  const said = foldsInAddress(folds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is folded is compared by what the address says
  useEffect(() => grid.current?.refreshInfiniteCache(), [said]);
  const fold = ({ value }: Group) => onFold(value);
  return (
    <div className={styles.grid} ref={root}>
      <ErrorNote error={refused} />
      <ManyBar
        subject={subject}
        picks={picks}
        onPick={setPicks}
        asked={{ filters: asked.filters, ...(asked.search && { search: asked.search }) }}
        count={count}
        copy={() => void clipboard.copyRows().catch((error: unknown) => tell({ kind: "error", error }))}
      />
      <AgGridReact<Row<S>>
        className={styles.rows as string}
        key={language}
        theme={gridTheme}
        styleNonce={styleNonce}
        localeText={language === "zh" ? AG_GRID_LOCALE_CN : AG_GRID_LOCALE_EN}
        columnDefs={columns as ColDef<Row<S>>[]}
        defaultColDef={{
          resizable: true,
          sortable: true,
          suppressHeaderMenuButton: true,
          sortingOrder: ["asc", "desc"],
        }}
        suppressMultiSort
        rowModelType="infinite"
        datasource={source}
        cacheBlockSize={PAGE}
        maxBlocksInCache={20}
        getRowId={({ data }) => groupOf(data)?.key ?? recordOf(data)?.id ?? ""}
        isFullWidthRow={({ rowNode }) => groupOf(rowNode.data) !== null}
        fullWidthCellRenderer={({ data }: { data: Row<S> }) => {
          const group = groupOf(data);
          return (
            group && (
              <GroupHead subject={subject} by={by} group={group} folded={isFolded(foldsNow.current, group.value)} />
            )
          );
        }}
        {...(left && { initialState: stateOf(left.state), infiniteInitialRowCount: left.rows })}
        onGridPreDestroyed={({ api, state }) => leave({ state, rows: api.getDisplayedRowCount() })}
        onGridReady={({ api }) => {
          grid.current = api;
          api.setGridAriaProperty("label", label);
        }}
        onGridSizeChanged={({ clientWidth }) => columnDefs.setRoom(clientWidth)}
        onSortChanged={({ api, source: by }) => {
          if (by !== "uiColumnSorted") return;
          const one = api.getColumnState().find((column) => column.sort);
          onSort(one?.sort ? { field: one.colId, dir: one.sort } : null);
        }}
        onColumnMoved={({ api, finished, source: by }) => {
          if (!finished || by !== "uiColumnMoved") return;
          const order = api.getColumnState().map(({ colId }) => colId);
          const names = props.columns.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
          onColumns(names.map((one) => one.name));
        }}
        onRowClicked={({ data }) => {
          const group = groupOf(data);
          if (group) fold(group);
        }}
        // A cell that can be changed in place is changed, not opened.
        onCellClicked={({ data, colDef, rowIndex, event }) => {
          const record = recordOf(data);
          if (record && colDef.colId === PICK) pick.at(rowIndex, record.id, (event as MouseEvent | null)?.shiftKey);
          else if (record && !colDef.singleClickEdit) onOpen(record.id);
        }}
        onCellKeyDown={(pressed) => {
          const event = pressed.event as KeyboardEvent | null;
          const key = event?.key;
          const group = groupOf(pressed.data);
          if (group && (key === "Enter" || key === " ")) return fold(group);
          const record = recordOf(pressed.data);
          if (event && pick.byKey(event, pressed.rowIndex, record?.id ?? null)) return;
          if (key === "Enter" && record && "colDef" in pressed && !pressed.colDef.singleClickEdit) onOpen(record.id);
        }}
        rowClassRules={{ "concord-chosen": ({ data }) => recordOf(data)?.id === chosen && chosen !== null }}
        onCellEditingStopped={() => waits.current && reload()}
        stopEditingWhenCellsLoseFocus
      />
      {clipboard.pasting && (
        <PasteDialog
          subject={subject}
          {...clipboard.pasting}
          nameOf={(id) => nameIn(grid.current, props.name, id)}
          onClose={clipboard.endPasting}
        />
      )}
    </div>
  );
}

/** How a row that has been fetched is called. */
function nameIn<S extends Subject>(grid: GridApi<Row<S>> | null, { valueGetter }: Column<S>, id: string): string {
  const data = grid?.getRowNode(id)?.data;
  return typeof valueGetter === "function" ? String(valueGetter({ data } as never)) : id;
}

/** The columns that there is room for, the one marked by which the rows are ordered. */
function useFittingColumns<S extends Subject>({ name, columns, asked }: Props<S>) {
  const [room, setRoom] = useState<number | null>(null);
  const [sort] = asked.sort;
  const { field, dir } = sort ?? {};
  return {
    setRoom,
    columns: useMemo(() => {
      const fit = room === null ? null : columnsThatFit(columns, room - NAME_MIN - PICK_WIDTH);
      return [name, ...columns.map(({ id, column }) => ({ ...column, hide: fit !== null && !fit.has(id) }))].map(
        (column): Column<S> => ({ ...column, sort: column.colId === field ? (dir ?? null) : null }),
      );
    }, [name, columns, room, field, dir]),
  };
}

/** Of what is held of a grid, where somebody was in it. */
function stateOf({ scroll, focusedCell }: GridState): GridState {
  return { ...(scroll && { scroll }), ...(focusedCell && { focusedCell }) };
}
