/** All actions as a grid: filter, sort, group, status in place; progress and more time in the detail. */
import { SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ICellRendererParams, ValueSetterParams } from "ag-grid-community";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { filtersOf, type Narrowed, viewOf } from "../../../db/contract/lists/narrowing.ts";
import { isOpen } from "../../../db/contract/questions.ts";
import { ACTION_STATUS } from "../../../db/contract/vocabulary.ts";
import { client, newAction } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import type { Column, GridRow } from "../../records/grid/columns.tsx";
import { GroupingMenu } from "../../records/grid/filter-row.tsx";
import { useMay } from "../../records/may.ts";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { useCommand } from "../../records/use-record.ts";
import { Icon } from "../../ui/icon.tsx";
import { ActionState } from "../../ui/marks/action-state.tsx";
import { DueText } from "../../ui/marks/due-text.tsx";
import { Percent } from "../../ui/marks/percent.tsx";
import { ACTION_PARTS } from "./action-parts.tsx";
import { toneOf } from "./action-summary.tsx";
import own from "./actions.module.css";
import { Board } from "./board/board.tsx";
import { LANES, type Lanes } from "./board/lanes.ts";
import { FollowThrough } from "./follow-through.tsx";
import { notesOf } from "./notes.ts";

/** Views that have a button; what another page leads to stands as a note that can be taken away. */
const BUTTONS = ["open", "late", "done", "all"] as const;
/** A board has a column for what is open and one for what is done anyway. */
const ON_BOARD = ["all", "late"] as const;

const SHOWN = ["grid", "board", "chart"] as const;
const SHOWN_ICONS = { grid: "table", board: "board", chart: "chart" } as const;
type Cell = ICellRendererParams<GridRow<"action">>;

export function Actions() {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = useColumns();
  const navigate = useNavigate();
  const asked: Narrowed & { show?: string; lanes?: string } = useSearch({ strict: false });
  const shown = SHOWN.find((one) => one === asked.show) ?? "grid";
  const board = shown === "board";
  const address = board && viewOf(asked) === "open" ? { ...asked, view: "all" } : asked;
  const lanes = LANES.find((one) => one === asked.lanes) ?? "none";
  const view = viewOf(address);
  const filters = filtersOf(address, todayHere());
  const change = (next: Narrowed & { show?: string | undefined; lanes?: Lanes | undefined }) =>
    void navigate({ to: ".", search: (before) => ({ ...before, ...next }) });
  return (
    <SubjectScreen
      subject="action"
      creates={false}
      columns={columns}
      filters={filters}
      notes={notesOf({ t, language }, address, change)}
      widest={{ view: "all", week: undefined }}
      instead={
        shown === "grid"
          ? undefined
          : (narrowed, chosen, open) =>
              board ? <Board {...narrowed} by={lanes} chosen={chosen} onOpen={open} /> : <FollowThrough />
      }
      grouping={
        board && (
          <GroupingMenu
            value={lanes}
            options={LANES.map((value) => ({ value, label: t(`board.lanes.${value}`) }))}
            onChange={(next) => change({ lanes: next === "none" ? undefined : next })}
          />
        )
      }
      tools={
        <SegmentedControl
          value={shown}
          onChange={(next) => change({ show: next === "grid" ? undefined : next })}
          data={SHOWN.map((value) => ({
            value,
            label: (
              <span className={own.shown}>
                <Icon name={SHOWN_ICONS[value]} size={16} /> {t(`actions.${value}`)}
              </span>
            ),
          }))}
          aria-label={t("actions.shown")}
        />
      }
      views={
        // What came of actions is told of all of them.
        shown !== "chart" && (
          <SegmentedControl
            size="xs"
            value={view}
            onChange={(next) => change({ view: next })}
            data={(board ? ON_BOARD : BUTTONS).map((value) => ({ value, label: t(`actions.view.${value}`) }))}
            aria-label={t("actions.view.label")}
          />
        )
      }
      documents={<DocumentMenu kind="supervision" />}
      parts={ACTION_PARTS}
    />
  );
}

/** Late is told in every cell that it touches; the status is changed in its cell. */
function useColumns(): Readonly<Record<string, Column<"action">>> {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const may = useMay();
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the language
  return useMemo(
    (): Record<string, Column<"action">> => ({
      due: {
        cellRenderer: ({ data }: Cell) =>
          data?.record.due && <DueText due={data.record.due} today={todayHere()} over={!isOpen(data.record)} />,
      },
      percent: {
        cellRenderer: ({ data }: Cell) =>
          typeof data?.record.percent === "number" && (
            <Percent value={data.record.percent} tone={toneOf(data.record, todayHere())} />
          ),
      },
      status: {
        cellRenderer: ({ data }: Cell) => data && <ActionState action={data.record} today={todayHere()} />,
        editable: ({ data }) => data?.record !== undefined && may.change("action", data.record)("status"),
        singleClickEdit: true,
        cellEditor: "agSelectCellEditor",
        cellEditorParams: {
          values: ACTION_STATUS.filter((value) => value !== "unknown" && may.give("action", "status", value)).map(
            (value) => t(`values.status.${value}`),
          ),
        },
        // The row is not changed here: it comes anew when the workspace has changed.
        valueSetter: ({ data, oldValue, newValue }: ValueSetterParams<GridRow<"action">>) => {
          const chosen = ACTION_STATUS.find((value) => t(`values.status.${value}`) === newValue);
          if (data && chosen && chosen !== "unknown" && newValue !== oldValue)
            void run(() => client.action.report({ id: data.record.id, status: chosen, opId: newAction() }));
          return false;
        },
      },
    }),
    [language, may],
  );
}
