/** A list of records as a grid: rows come page by page, order, conditions and groups go down into the database. */
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
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  SelectEditorModule,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Filter } from "../../../db/contract/records.ts";
import type { Sort } from "../../../db/contract/subjects/define.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { recordsOf } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { listChanges } from "../../app/fresh.ts";
import { useLanguage } from "../../app/i18n.ts";
import { styleNonce } from "../../app/nonce.ts";
import { useStore } from "../../app/store.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { gridTheme } from "../../ui/theme/grid.ts";
import { type Column, type FittingColumn, type GridRow, NAME_MIN } from "./columns.tsx";
import { columnsThatFit } from "./fit.ts";
import styles from "./grid.module.css";
import { GroupHead } from "./group-head.tsx";
import { groupsOf } from "./groupings.ts";
import { type Group, rowsOf, slicesOf } from "./groups.ts";
import { usePlace } from "./place.ts";

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  LocaleModule,
  RowSelectionModule,
  RowStyleModule,
  RenderApiModule,
  RowApiModule,
  SelectEditorModule,
  CellStyleModule,
  ColumnApiModule,
  GridStateModule,
]);

const PAGE = 100;

/** What is asked of the workspace: which records, in which order, in which groups. */
export interface Asked {
  filters: Filter[];
  search?: string;
  sort: Sort[];
  by: string | null;
}

interface Props<S extends Subject> {
  subject: S;
  name: Column<S>;
  columns: readonly FittingColumn<S>[];
  asked: Asked;
  chosen?: string | null;
  onOpen(id: string): void;
  onSort(sort: Sort | null): void;
  label: string;
}

type Row<S extends Subject> = GridRow<S> | { group: Group };
const groupOf = (row: object | undefined) => (row && "group" in row ? (row.group as Group) : null);
const recordOf = <S extends Subject>(row: Row<S> | undefined) => (row && "record" in row ? row.record : null);

export function RecordGrid<S extends Subject>(props: Props<S>) {
  const { subject, asked, chosen = null, onOpen, onSort, label } = props;
  const language = useLanguage();
  const changes = useStore(listChanges)[subject] ?? 0;
  const grid = useRef<GridApi<Row<S>> | null>(null);
  const question = JSON.stringify(asked);
  const { filters, search, sort, by } = asked;
  // Whoever comes back to a list finds it scrolled so; what it is narrowed down to stands in the address.
  const { left, leave } = usePlace<{ state: GridState; rows: number; folded: string[] }>(`${subject} grid ${question}`);
  const folded = useRef(new Set(left?.folded));
  /** What the workspace says where it does not list what is asked for. */
  const [refused, setRefused] = useState<unknown>(null);
  const groups = useRef<Promise<Group[]> | null>(null);
  const columnDefs = useFittingColumns(props);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is compared by its text
  const source = useMemo(() => {
    const list = recordsOf(subject).list;
    const narrowed = { filters, ...(search && { search }) };
    groups.current = null;
    const page = async (more: Filter[], offset: number, limit: number) => {
      const {
        rows,
        labels,
        more: others,
      } = await list({ ...narrowed, filters: [...filters, ...more], sort, offset, limit });
      return { rows: rows.map((record) => ({ record, labels })), others };
    };
    const plain = async (start: number, end: number) => {
      const { rows, others } = await page([], start, end - start);
      return { rows, last: others ? -1 : start + rows.length };
    };
    const grouped = async (start: number, end: number, field: string) => {
      groups.current ??= groupsOf(subject, field, narrowed, todayHere());
      const all = await groups.current;
      const slices = await Promise.all(
        slicesOf(all, folded.current, start, end).map(async (slice): Promise<Row<S>[]> => {
          if ("head" in slice) return [{ group: slice.head }];
          return (await page(slice.group.filters, slice.offset, slice.limit)).rows;
        }),
      );
      return { rows: slices.flat(), last: rowsOf(all, folded.current) };
    };
    return {
      getRows: ({ startRow, endRow, successCallback, failCallback }: IGetRowsParams) =>
        void (by === null ? plain(startRow, endRow) : grouped(startRow, endRow, by)).then(
          ({ rows, last }) => {
            setRefused(null);
            successCallback(rows, last);
          },
          (error: unknown) => {
            setRefused(error);
            failCallback();
          },
        ),
    };
  }, [question, subject]);

  const reload = () => {
    groups.current = null;
    grid.current?.refreshInfiniteCache();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are fetched again when the workspace changed
  useEffect(reload, [changes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: cells show names in the language of the interface
  useEffect(() => grid.current?.refreshCells({ force: true }), [language]);

  const fold = ({ key }: Group) => {
    if (!folded.current.delete(key)) folded.current.add(key);
    grid.current?.refreshInfiniteCache();
  };
  return (
    <div className={styles.grid}>
      <ErrorNote error={refused} />
      <AgGridReact<Row<S>>
        key={language}
        theme={gridTheme}
        styleNonce={styleNonce}
        localeText={language === "zh" ? AG_GRID_LOCALE_CN : AG_GRID_LOCALE_EN}
        columnDefs={columnDefs.columns as ColDef<Row<S>>[]}
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
          return group && <GroupHead subject={subject} by={by} group={group} folded={folded.current.has(group.key)} />;
        }}
        {...(left && { initialState: stateOf(left.state), infiniteInitialRowCount: left.rows })}
        onGridPreDestroyed={({ api, state }) =>
          leave({ state, rows: api.getDisplayedRowCount(), folded: [...folded.current] })
        }
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
        onRowClicked={({ data }) => {
          const group = groupOf(data);
          if (group) fold(group);
        }}
        // A cell that can be changed in place is changed, not opened.
        onCellClicked={({ data, colDef }) => {
          const record = recordOf(data);
          if (record && !colDef.editable) onOpen(record.id);
        }}
        onCellKeyDown={(pressed) => {
          const { key } = (pressed.event as KeyboardEvent | null) ?? {};
          const group = groupOf(pressed.data);
          if (group && (key === "Enter" || key === " ")) return fold(group);
          const record = recordOf(pressed.data);
          if (key === "Enter" && record && "colDef" in pressed && !pressed.colDef.editable) onOpen(record.id);
        }}
        rowClassRules={{ "concord-chosen": ({ data }) => recordOf(data)?.id === chosen && chosen !== null }}
        stopEditingWhenCellsLoseFocus
      />
    </div>
  );
}

/** The columns that there is room for, the one marked by which the rows are ordered. */
function useFittingColumns<S extends Subject>({ name, columns, asked }: Props<S>) {
  const [room, setRoom] = useState<number | null>(null);
  const [sort] = asked.sort;
  const { field, dir } = sort ?? {};
  return {
    setRoom,
    columns: useMemo(() => {
      const fit = room === null ? null : columnsThatFit(columns, room - NAME_MIN);
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
