/** Picks records of a list: by a click or Space, from one to another with Shift, all with Ctrl+A, none with Esc. */
import type { GridApi } from "ag-grid-community";
import { useEffect, useRef } from "react";
import { PICK } from "./pick-column.tsx";
import { ALL_PICKED, isPicked, NO_PICKS, type Picks, pickedTo } from "./picks.ts";

interface Props {
  grid: React.RefObject<GridApi | null>;
  picksNow: React.RefObject<Picks>;
  setPicks(next: Picks): void;
  /** What the list shows: another list has other records. */
  question: string;
}

export function usePicking({ grid, picksNow, setPicks, question }: Props) {
  /** The row that was picked last. */
  const last = useRef<number | null>(null);
  const picks = picksNow.current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cells are drawn again when other records are picked
  useEffect(() => grid.current?.refreshCells({ columns: [PICK], force: true }), [picks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever else is shown has not been picked
  useEffect(() => {
    last.current = null;
    if (picksNow.current !== NO_PICKS) setPicks(NO_PICKS);
  }, [question]);
  const at = (row: number | null, id: string, through = false) => {
    const next = !isPicked(picksNow.current, id);
    const ids = through && last.current !== null && row !== null ? idsBetween(grid.current, last.current, row) : [id];
    last.current = row;
    setPicks(pickedTo(picksNow.current, ids, next));
  };
  return {
    at,
    /** @returns whether the key was one of picking */
    byKey(event: KeyboardEvent, row: number | null, id: string | null): boolean {
      const { key } = event;
      if (key === " " && id !== null) at(row, id, event.shiftKey);
      else if (key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) setPicks(ALL_PICKED);
      else if (key === "Escape" && picksNow.current !== NO_PICKS) setPicks(NO_PICKS);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** Ids of the records in these rows, as far as they have been fetched. */
function idsBetween(grid: GridApi | null, one: number, other: number): string[] {
  const ids: string[] = [];
  for (let at = Math.min(one, other); at <= Math.max(one, other); at++) {
    const data = grid?.getDisplayedRowAtIndex(at)?.data;
    if (data && "record" in data) ids.push(data.record.id as string);
  }
  return ids;
}
