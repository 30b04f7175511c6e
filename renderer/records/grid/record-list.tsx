/** The records of a list under what they are narrowed down to: as a grid, or as the screen shows them instead. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { withValues } from "../../../db/contract/lists/conditions.ts";
import type { Filter } from "../../../db/contract/records.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMay } from "../may.ts";
import { type Column, gridColumns, nameColumn } from "./columns.tsx";
import { EmptyList } from "./empty-list.tsx";
import { FilterRow, type Note, useCounts } from "./filter-row.tsx";
import styles from "./grid.module.css";
import { editedAs } from "./many/edit-cells.ts";
import { RecordGrid } from "./record-grid.tsx";
import type { List } from "./use-list.ts";
import { nameOfFacet } from "./value-names.ts";
import { ViewMenu } from "./views/view-menu.tsx";

interface Props<S extends Subject> {
  subject: S;
  list: List;
  views?: React.ReactNode;
  /** The records that the list is about at all. */
  within: Filter[];
  /** What the screen narrows down to, these among it, and how it says so. */
  filters: Filter[];
  notes: readonly Note[];
  /** What the screen's part of the address says when it narrows down to nothing. */
  widest: object;
  /** The columns that somebody chose; what the screen has otherwise in them. */
  columns: readonly string[] | null;
  onColumns(next: readonly string[]): void;
  otherwise?: Readonly<Record<string, Column<S>>> | undefined;
  chosen: string | null;
  onOpen(id: string): void;
  label: string;
  /** Makes the first record. */
  make: React.ReactNode;
  /** The chosen record, beside the list or over it. */
  beside: React.ReactNode;
  /** Shows the records in another way than as a grid. */
  instead?: ((filters: Filter[], search: string) => React.ReactNode) | undefined;
  /** By what they are put together then. */
  grouping?: React.ReactNode;
}

export function RecordList<S extends Subject>(props: Props<S>) {
  const {
    subject,
    list,
    views,
    within,
    filters,
    notes,
    widest,
    columns,
    onColumns,
    otherwise,
    chosen,
    onOpen,
    label,
    make,
    beside,
    instead,
    grouping,
  } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const { words, sort, by, conditions } = list;
  const narrowed = { filters: [...filters, ...list.filters], ...(words && { search: words }) };
  const { count, total } = useCounts(subject, narrowed, within);
  // biome-ignore lint/correctness/useExhaustiveDependencies: t and what the screen has otherwise change with the language
  const name = useMemo(() => nameColumn(subject, { t, language }), [subject, language]);
  const may = useMay();
  const shown = useMemo(
    () =>
      gridColumns(
        subject,
        { t, language },
        {
          chosen: columns,
          otherwise: otherwise ?? {},
          edited: (field) => editedAs(subject, field, { t, language, may }),
        },
      ),
    [subject, t, language, columns, otherwise, may],
  );
  const last = conditions.at(-1);
  return (
    <>
      <FilterRow
        {...{ list, filters, notes, count, total, views }}
        saved={!instead && <ViewMenu list={list} columns={columns} />}
        grouping={instead ? (grouping ?? null) : undefined}
      />
      <div className={styles.area} data-open={beside ? true : undefined}>
        {instead ? (
          instead(narrowed.filters, words)
        ) : count === 0 ? (
          <EmptyList
            subject={subject}
            narrowed={(total ?? 0) > 0}
            clear={() => list.clear(widest)}
            make={make}
            last={
              last && {
                said: nameOfFacet(t, subject, last.field),
                remove: () => list.narrow(withValues(conditions, last.field, [])),
              }
            }
          />
        ) : (
          <RecordGrid
            subject={subject}
            name={name}
            columns={shown}
            asked={{ ...narrowed, sort, by }}
            chosen={chosen}
            onOpen={onOpen}
            onSort={(next) =>
              list.change({ sort: next ? `${next.dir === "desc" ? "-" : ""}${next.field}` : undefined })
            }
            onColumns={onColumns}
            folds={list.folds}
            onFold={list.fold}
            count={count ?? 0}
            label={label}
          />
        )}
        {beside}
      </div>
    </>
  );
}
