/** Copies cells and rows of a list as spreadsheets take them, and takes what they copied. */
import type { GridApi } from "ag-grid-community";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MOST_CELLS } from "../../../../db/contract/procedures/lists/many.ts";
import type { Subject } from "../../../../db/contract/subjects/index.ts";
import { tell } from "../../../app/typing/saved.ts";
import type { Column, GridRow } from "../columns.tsx";
import { cellsOf, textOfCells } from "./cells-text.ts";
import type { Cells } from "./paste-dialog.tsx";
import { isPicked, type Picks } from "./picks.ts";

interface Pasting {
  cells: Cells;
  /** For which there was no place. */
  left: number;
}

interface Clipboard {
  pasting: Pasting | null;
  endPasting(): void;
  /** The rows that are picked, with the heads of the columns. */
  copyRows(): Promise<void>;
}

interface Props<S extends Subject> {
  /** What the list lies in. */
  root: React.RefObject<HTMLElement | null>;
  grid: React.RefObject<GridApi | null>;
  /** Those that are shown, in their order. */
  columns: () => readonly Column<S>[];
  picks: Picks;
  /** All rows of the list, page by page. */
  pages(): AsyncIterable<readonly GridRow<S>[]>;
}

export function useClipboard<S extends Subject>({ root, grid, columns, picks, pages }: Props<S>): Clipboard {
  const { t } = useTranslation();
  const [pasting, setPasting] = useState<Pasting | null>(null);
  const textOf = (column: Column<S>, data: GridRow<S>): string => {
    const getter = column.valueGetter;
    return typeof getter === "function" ? String(getter({ data } as never) ?? "") : "";
  };
  const focused = () => {
    const cell = document.activeElement?.closest(".ag-cell");
    const row = Number(cell?.closest(".ag-row")?.getAttribute("row-index") ?? Number.NaN);
    const data = Number.isNaN(row) ? undefined : grid.current?.getDisplayedRowAtIndex(row)?.data;
    const at = columns().findIndex(({ colId }) => colId === cell?.getAttribute("col-id"));
    return at >= 0 && data && "record" in data ? { row, at, data: data as GridRow<S> } : null;
  };
  const some = picks.all || picks.ids.size > 0;
  const copyRows = async () => {
    const shown = columns();
    const rows: string[][] = [shown.map(({ headerName = "" }) => headerName)];
    for await (const page of pages())
      for (const row of page) if (isPicked(picks, row.record.id)) rows.push(shown.map((column) => textOf(column, row)));
    await navigator.clipboard.writeText(textOfCells(rows));
    tell({ kind: "note", text: t("many.copied", { count: rows.length - 1 }) });
  };
  const takes = {
    copy(event: ClipboardEvent) {
      if (some) {
        event.preventDefault();
        void copyRows().catch((error: unknown) => tell({ kind: "error", error }));
        return;
      }
      const cell = focused();
      const column = cell && columns()[cell.at];
      if (!cell || !column) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", textOfCells([[textOf(column, cell.data)]]));
    },
    paste(event: ClipboardEvent) {
      const cell = focused();
      if (!cell) return;
      event.preventDefault();
      const rows = cellsOf(event.clipboardData?.getData("text/plain") ?? "");
      const shown = columns();
      const places =
        some && rows.length === 1 ? pickedRows(grid.current, picks) : rowsFrom(grid.current, cell.row, rows.length);
      const cells: Cells = [];
      let left = 0;
      for (const [index, id] of places.entries())
        for (const [across, text] of (rows[some && rows.length === 1 ? 0 : index] ?? []).entries()) {
          const field = shown[cell.at + across]?.colId;
          if (field === undefined || cells.length >= MOST_CELLS) left += 1;
          else cells.push({ id, field, text: text.trim() });
        }
      for (const row of rows.slice(places.length)) left += row.length;
      if (cells.length > 0) setPasting({ cells, left: some && rows.length === 1 ? 0 : left });
    },
  };
  const now = useRef(takes);
  now.current = takes;
  // The browser tells the document where nothing is marked: which cell is meant, the focus says.
  useEffect(() => {
    const told = (event: ClipboardEvent) => {
      const at = document.activeElement;
      const marked = event.type === "copy" && window.getSelection()?.isCollapsed === false;
      if (event.defaultPrevented || marked || !root.current?.contains(at) || isTyping(at)) return;
      now.current[event.type as "copy" | "paste"](event);
    };
    document.addEventListener("copy", told);
    document.addEventListener("paste", told);
    return () => {
      document.removeEventListener("copy", told);
      document.removeEventListener("paste", told);
    };
  }, [root]);
  return { pasting, endPasting: () => setPasting(null), copyRows };
}

/** Ids of so many rows of records from one on; heads of groups are no rows. */
function rowsFrom(grid: GridApi | null, from: number, most: number): string[] {
  const ids: string[] = [];
  for (let at = from; ids.length < most; at++) {
    const node = grid?.getDisplayedRowAtIndex(at);
    if (!node) break;
    if (node.data && "record" in node.data) ids.push(node.data.record.id as string);
    // What has not been fetched is not known.
    else if (!node.data) break;
  }
  return ids;
}

/** Of the rows that have been fetched, those that are picked. */
function pickedRows(grid: GridApi | null, picks: Picks): string[] {
  const ids: string[] = [];
  grid?.forEachNode(({ data }) => {
    if (data && "record" in data && isPicked(picks, data.record.id)) ids.push(data.record.id as string);
  });
  return ids;
}

function isTyping(target: Element | null): boolean {
  return (
    target instanceof HTMLElement && ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) && !isCheckbox(target)
  );
}

function isCheckbox(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && target.type === "checkbox";
}
