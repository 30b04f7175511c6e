/** The third step: what would come of each row, why, and what it replaces. Cells are corrected in place, what waits is decided by one key. */
import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type ImportSettings,
  type LookedAt,
  type PlannedImport,
  type PlannedRow,
  ROW_RESULTS,
  type RowDecision,
  type RowResult,
} from "../../../db/contract/procedures/region/table-imports.ts";
import { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { usePageKeys } from "../../app/keys.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PressedChoice } from "../../ui/pressed-choice.tsx";
import { answersTo } from "./answers.tsx";
import { BesideRow } from "./beside-row.tsx";
import own from "./imports.module.css";
import { PreviewGrid, type PreviewHandle } from "./preview-grid.tsx";
import { SIGNS } from "./words.ts";

export type Only = RowResult | "remarks" | null;
type Amend = Parameters<typeof client.table_import.amend>[0];

interface Props {
  table: string;
  look: LookedAt;
  settings: ImportSettings;
  planned: PlannedImport;
  /** What was decided or corrected has come back. */
  onPlanned(planned: PlannedImport): void;
}

export function Preview({ table, look, settings, planned, onPlanned }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [only, setOnly] = useState<Only>(null);
  const [row, setRow] = useState<PlannedRow | null>(null);
  const [error, setError] = useState<unknown>(null);
  const grid = useRef<PreviewHandle>(null);

  const amend = (more: Omit<Amend, "table" | "language">) => {
    setError(null);
    client.table_import.amend({ table, language, ...more }).then(onPlanned, setError);
  };
  const decide = (one: PlannedRow, take: RowDecision["take"], id = one.near[0]?.id) =>
    amend({ decisions: [{ row: one.row, take, ...(id !== undefined && { id }) }] });
  /** What a key decides of the row that has the focus; nothing, where it is no answer to what is asked of it. */
  const answer = (take: RowDecision["take"]) => {
    if (!row || !answersTo(row).some((one) => one.take === take)) return;
    decide(row, take);
    grid.current?.toNextOpen();
  };
  const putRight = () => {
    const wrong = row?.reasons.find(({ fix }) => fix !== null);
    if (row && wrong?.fix && wrong.at !== null) amend({ cells: [{ row: row.row, at: wrong.at, text: wrong.fix }] });
  };
  usePageKeys("importRows", {
    keepIt: () => answer("keep"),
    takeIt: () => answer("take"),
    keepBoth: () => answer("both"),
    sameAs: () => answer("same"),
    different: () => answer("different"),
    belongsTo: () => answer("parent"),
    unsure: () => answer("unsure"),
    leaveOut: () => row && decide(row, row.decided.includes("skip") ? "ask" : "skip"),
    putRight,
    onlyRemarks: () => setOnly(only === "remarks" ? null : "remarks"),
  });
  const filters: [Only, string, number][] = [
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
      <div className={own.line}>
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
          onChange={(value) => setOnly(value === "all" ? null : value)}
        />
        <span className={own.gap} />
        {only === "waiting" && planned.counts.waiting > 0 && (
          <Together of="waiting" answers={["keep", "take"]} count={planned.counts.waiting} amend={amend} />
        )}
        {only === "alike" && planned.counts.alike > 0 && (
          <Together of="alike" answers={["same", "different"]} count={planned.counts.alike} amend={amend} />
        )}
      </div>
      <ErrorNote error={error} />
      <PreviewGrid
        ref={grid}
        {...{ table, look, settings, planned, only, decide }}
        onRow={setRow}
        onCorrect={(of, at, text) => amend({ cells: [{ row: of, at, text }] })}
        onError={setError}
      />
      <BesideRow row={row} settings={settings} decide={decide} putRight={putRight} />
    </>
  );
}

/** One answer for all rows that wait for the same: of those that may be another, each is its likeliest. */
function Together({
  of,
  answers,
  count,
  amend,
}: {
  of: "waiting" | "alike";
  answers: readonly ("keep" | "take" | "same" | "different")[];
  count: number;
  amend(more: { all: { of: "waiting" | "alike"; take: RowDecision["take"] } }): void;
}) {
  const { t } = useTranslation();
  return answers.map((take) => (
    <Button key={take} size="compact-sm" variant="default" onClick={() => amend({ all: { of, take } })}>
      {t(`imports.together.${take}`, { count })}
    </Button>
  ));
}
