/** All actions as a grid: filter, sort, status in place; progress and more time in the detail. */
import { SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ColDef, ICellRendererParams, ValueSetterParams } from "ag-grid-community";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { isOpen } from "../../../db/contract/questions.ts";
import { ACTION_STATUS } from "../../../db/contract/vocabulary.ts";
import { client, newAction } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import { usePlaced } from "../../records/lists/place.ts";
import { useMay } from "../../records/may.ts";
import type { GridRow } from "../../records/record-grid.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { useCommand } from "../../records/use-record.ts";
import { ActionState } from "../../ui/marks/action-state.tsx";
import { DueText } from "../../ui/marks/due-text.tsx";
import { Percent } from "../../ui/marks/percent.tsx";
import { ACTION_PARTS } from "./action-parts.tsx";
import { toneOf } from "./action-summary.tsx";
import { Board } from "./board.tsx";
import { FollowThrough } from "./follow-through.tsx";
import { NarrowedTo } from "./narrowed-to.tsx";
import { filtersOf, type Narrowed, viewOf } from "./narrowing.ts";

/** Views that have a button; what another page leads to stands as a note that can be taken away. */
const BUTTONS = ["open", "late", "done", "all"] as const;

type Shown = "grid" | "board" | "chart";
type Cell = ICellRendererParams<GridRow<"action">>;

export function Actions() {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const may = useMay();
  const navigate = useNavigate();
  const narrowed: Narrowed = useSearch({ strict: false });
  const view = viewOf(narrowed);
  const filters = filtersOf(narrowed, todayHere());
  const narrow = (next: Narrowed) => void navigate({ to: ".", search: (before) => ({ ...before, ...next }) });
  const [shown, setShown] = usePlaced<Shown>("actions shown", "grid");
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the language
  const columns = useMemo(
    (): Record<string, ColDef<GridRow<"action">>> => ({
      due: {
        maxWidth: 190,
        minWidth: 160,
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
        editable: ({ data }) => data !== undefined && may.change("action", data.record)("status"),
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
  return (
    <SubjectScreen
      subject="action"
      creates={false}
      columns={columns}
      filters={filters}
      instead={
        shown === "grid"
          ? undefined
          : (search, chosen, open) =>
              shown === "chart" ? (
                <FollowThrough />
              ) : (
                <Board filters={filters} search={search} chosen={chosen} onOpen={open} />
              )
      }
      tools={
        <>
          <SegmentedControl
            value={shown}
            onChange={(next) => setShown(next as Shown)}
            data={(["grid", "board", "chart"] as const).map((value) => ({ value, label: t(`actions.${value}`) }))}
            aria-label={t("actions.shown")}
          />
          <SegmentedControl
            value={view}
            onChange={(next) => narrow({ view: next })}
            data={BUTTONS.map((value) => ({ value, label: t(`actions.view.${value}`) }))}
            aria-label={t("actions.view.label")}
          />
          <NarrowedTo narrowed={narrowed} onChange={narrow} />
          <DocumentMenu kind="supervision" />
        </>
      }
      parts={ACTION_PARTS}
    />
  );
}
