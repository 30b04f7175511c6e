/** The third step: each row with what comes of it and why. What is wrong in a cell is put right in its place. */
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type ImportSettings,
  type LookedAt,
  type PlannedImport,
  type PlannedRow,
  ROW_RESULTS,
  type RowResult,
} from "../../../db/contract/procedures/region/table-imports.ts";
import { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PressedChoice } from "../../ui/pressed-choice.tsx";
import own from "./imports.module.css";
import { columnField, saidOf } from "./words.ts";

const PAGE = 100;

/** Told apart by a sign as well as by their colour. */
export const SIGNS: Readonly<Record<RowResult, string>> = {
  new: "＋",
  changed: "△",
  unchanged: "＝",
  waiting: "≠",
  left: "×",
};

interface Props {
  table: string;
  look: LookedAt;
  settings: ImportSettings;
  planned: PlannedImport;
  change(settings: Partial<ImportSettings>): void;
}

export function Preview({ table, look, settings, planned, change }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [only, setOnly] = useState<RowResult | "remarks" | null>(null);
  const [page, setPage] = useState(0);
  const { data, error } = useQuery({
    // What was planned last is what is asked for.
    queryKey: ["import rows", table, only, page, planned, language],
    queryFn: () =>
      client.table_import.rows({ table, offset: page * PAGE, limit: PAGE, language, ...(only !== null && { only }) }),
    placeholderData: (before) => before,
  });
  const shown = settings.columns.flatMap((field, at) => (field === null ? [] : [{ field, at }]));
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE));
  const choose = (next: RowResult | "remarks" | null) => {
    setOnly(next);
    setPage(0);
  };
  const decide = (row: number, take: "take" | "keep" | "skip") =>
    change({ decisions: [...settings.decisions.filter((one) => one.row !== row), { row, take }] });
  const correct = (row: number, at: number, text: string) =>
    change({ cells: [...settings.cells.filter((one) => one.row !== row || one.at !== at), { row, at, text }] });
  const filters: [RowResult | "remarks" | null, string, number][] = [
    [null, t("imports.all"), planned.rows],
    ...ROW_RESULTS.map((result): [RowResult, string, number] => [
      result,
      `${SIGNS[result]} ${t(`imports.results.${result}`)}`,
      planned.counts[result],
    ]),
    ["remarks", t("imports.remarks"), planned.counts.remarks],
  ];
  return (
    <>
      <PressedChoice
        label={t("imports.show")}
        value={only ?? "all"}
        options={filters.map(([value, label, count]) => ({
          value: value ?? ("all" as const),
          label: (
            <>
              {label} <b className={own.count}>{count}</b>
            </>
          ),
        }))}
        onChange={(value) => choose(value === "all" ? null : value)}
      />
      <ErrorNote error={error} />
      <div className={`card ${own.preview}`}>
        <table className={own.table} aria-label={t("imports.preview")}>
          <thead>
            <tr>
              <th scope="col">{t("imports.row")}</th>
              <th scope="col">{t("imports.result")}</th>
              <th scope="col">{t("imports.reason")}</th>
              {shown.map(({ field, at }) => (
                <th key={at} scope="col" title={look.columns[at]?.heading}>
                  {columnField(t, settings.subject, field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data?.rows.map((row) => (
              <PreviewRow
                key={row.row}
                row={row}
                places={shown.map(({ at }) => at)}
                decide={decide}
                correct={correct}
              />
            ))}
          </tbody>
        </table>
        {data?.rows.length === 0 && <p className={`soft ${own.none}`}>{t("imports.none")}</p>}
      </div>
      {pages > 1 && (
        <div className={own.line}>
          <Button size="xs" variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t("imports.pageBefore")}
          </Button>
          <span className="small soft numbers">{t("imports.page", { page: page + 1, pages })}</span>
          <Button size="xs" variant="default" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
            {t("imports.pageAfter")}
          </Button>
        </div>
      )}
    </>
  );
}

interface RowProps {
  row: PlannedRow;
  places: readonly number[];
  decide(row: number, take: "take" | "keep" | "skip"): void;
  correct(row: number, at: number, text: string): void;
}

function PreviewRow({ row, places, decide, correct }: RowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { result, reasons, cells, before } = row;
  return (
    <tr data-result={result}>
      <td className="soft numbers">{row.row}</td>
      <td className={own.result}>
        {SIGNS[result]} {t(`imports.results.${result}`)}
      </td>
      <td className={own.reasons}>
        {reasons.map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: each is told by its place
          <div key={index}>{saidOf(reason, language)}</div>
        ))}
        {result === "waiting" && (
          <span className={own.line}>
            <Button size="compact-xs" variant="default" onClick={() => decide(row.row, "keep")}>
              {t("imports.keep")}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => decide(row.row, "take")}>
              {t("imports.take")}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => decide(row.row, "skip")}>
              {t("imports.skip")}
            </Button>
          </span>
        )}
      </td>
      {places.map((at) => (
        <td key={at}>
          <Cell
            text={cells[at] ?? ""}
            before={before[at] ?? null}
            wrong={reasons.some((reason) => reason.at === at)}
            label={t("imports.cell", { row: row.row })}
            onChange={(text) => correct(row.row, at, text)}
          />
        </td>
      ))}
    </tr>
  );
}

interface CellProps {
  text: string;
  /** What stands in the record instead. */
  before: string | null;
  wrong: boolean;
  label: string;
  onChange(text: string): void;
}

/** A click, Enter or F2 makes it a field; Enter or leaving it keeps what was typed, Esc what was there. */
function Cell({ text, before, wrong, label, onChange }: CellProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const done = (kept: boolean) => {
    if (kept && typed !== null && typed !== text) onChange(typed);
    setTyped(null);
  };
  if (typed === null)
    return (
      <button
        type="button"
        className={own.cell}
        data-wrong={wrong || undefined}
        aria-label={`${label}: ${text}`}
        title={text}
        onClick={() => setTyped(text)}
        onKeyDown={(event) => {
          if (event.key === "F2") setTyped(text);
        }}
      >
        {before !== null && <del>{before}</del>} {before === null ? text : <ins>{text}</ins>}
      </button>
    );
  return (
    <TextInput
      size="xs"
      autoFocus
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => done(true)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Enter") {
          // With Ctrl it is the screen's.
          event.stopPropagation();
          done(true);
        }
        if (event.key === "Escape") {
          event.stopPropagation();
          done(false);
        }
      }}
    />
  );
}
