/** The column by which records of a list are picked. */
import type { ICellRendererParams } from "ag-grid-community";
import type { TFunction } from "i18next";
import type { Subject } from "../../../../db/contract/subjects/index.ts";
import type { Column, GridRow } from "../columns.tsx";
import styles from "../grid.module.css";
import { isPicked, type Picks } from "./picks.ts";

export const PICK = "_pick";
export const PICK_WIDTH = 40;

/** @param picksNow as they are when a cell is drawn */
export function pickColumn<S extends Subject>(t: TFunction, picksNow: () => Picks): Column<S> {
  return {
    colId: PICK,
    headerName: "",
    headerTooltip: t("many.pick"),
    width: PICK_WIDTH,
    minWidth: PICK_WIDTH,
    maxWidth: PICK_WIDTH,
    resizable: false,
    sortable: false,
    lockPosition: "left",
    cellClass: styles.pick as string,
    cellRenderer: ({ data }: ICellRendererParams<GridRow<S>>) =>
      data && "record" in data ? (
        <input
          type="checkbox"
          tabIndex={-1}
          readOnly
          checked={isPicked(picksNow(), data.record.id)}
          aria-label={t("many.pick")}
        />
      ) : null,
  };
}
