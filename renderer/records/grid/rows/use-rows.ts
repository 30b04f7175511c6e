/** The rows of a grid as they are asked for: page by page, with the heads of their groups among them. */
import type { IGetRowsParams } from "ag-grid-community";
import { useMemo, useRef, useState } from "react";
import type { Filter } from "../../../../db/contract/records.ts";
import type { Sort } from "../../../../db/contract/subjects/define.ts";
import type { Subject } from "../../../../db/contract/subjects/index.ts";
import { recordsOf } from "../../../app/api.ts";
import { todayHere } from "../../../app/clock.ts";
import type { GridRow } from "../columns.tsx";
import { groupsOf } from "../groupings.ts";
import { type Group, rowsOf, slicesOf } from "../groups.ts";
import { type Folds, isFolded } from "../views/folds.ts";

export type Row<S extends Subject> = GridRow<S> | { group: Group };

/** What is asked of the workspace: which records, in which order, in which groups. */
export interface Asked {
  filters: Filter[];
  search?: string;
  sort: Sort[];
  by: string | null;
}

/** Of rows that are copied, so many are fetched at once, and so many in all. */
const COPIED = 1_000;
const MOST_COPIED = 20_000;

/** @param folds as they are when rows are asked for */
export function useRows<S extends Subject>(subject: S, asked: Asked, folds: () => Folds) {
  const { filters, search, sort, by } = asked;
  /** What the workspace says where it does not list what is asked for. */
  const [refused, setRefused] = useState<unknown>(null);
  const groups = useRef<Promise<Group[]> | null>(null);
  const question = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is compared by its text
  const rows = useMemo(() => {
    const list = recordsOf(subject).list;
    const narrowed = { filters, ...(search && { search }) };
    groups.current = null;
    const page = async (more: Filter[], offset: number, limit: number) => {
      const {
        rows,
        labels,
        more: others,
      } = await list({ ...narrowed, filters: [...filters, ...more], sort, offset, limit });
      return { rows: rows.map((record): GridRow<S> => ({ record, labels })), others };
    };
    const plain = async (start: number, end: number) => {
      const { rows, others } = await page([], start, end - start);
      return { rows, last: others ? -1 : start + rows.length };
    };
    const grouped = async (start: number, end: number, field: string) => {
      groups.current ??= groupsOf(subject, field, narrowed, todayHere());
      const all = await groups.current;
      const folded = foldedOf(all, folds());
      const slices = await Promise.all(
        slicesOf(all, folded, start, end).map(async (slice): Promise<Row<S>[]> => {
          if ("head" in slice) return [{ group: slice.head }];
          return (await page(slice.group.filters, slice.offset, slice.limit)).rows;
        }),
      );
      return { rows: slices.flat(), last: rowsOf(all, folded) };
    };
    return {
      /** The groups are counted again. */
      forget: () => {
        groups.current = null;
      },
      /** All records in their order, without heads, as many as are copied at most. */
      async *pages() {
        for (let offset = 0, others = true; others && offset < MOST_COPIED; offset += COPIED) {
          const next = await page([], offset, COPIED);
          others = next.others;
          yield next.rows;
        }
      },
      source: {
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
      },
    };
  }, [question, subject]);
  return { ...rows, refused };
}

/** Keys of the groups that are folded. */
function foldedOf(groups: readonly Group[], folds: Folds): ReadonlySet<string> {
  return new Set(groups.filter(({ value }) => isFolded(folds, value)).map(({ key }) => key));
}
