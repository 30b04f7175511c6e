/** Of the row that has the focus: all that is to be said of it, both values where they differ, and the records that it may be. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportSettings, PlannedRow, RowDecision } from "../../../db/contract/procedures/region/table-imports.ts";
import { useLanguage } from "../../app/i18n.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { Answers } from "./answers.tsx";
import own from "./imports.module.css";
import { columnField, saidOf } from "./words.ts";

interface Props {
  row: PlannedRow | null;
  settings: ImportSettings;
  decide(row: PlannedRow, take: RowDecision["take"], id?: string): void;
  putRight(): void;
}

export function BesideRow({ row, settings, decide, putRight }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!row) return <p className={`small soft ${own.beside}`}>{t("imports.keysHint")}</p>;
  const differing = settings.columns.flatMap((field, at) => {
    const before = row.before[at];
    return field !== null && before ? [{ field, at, before }] : [];
  });
  const fix = row.reasons.find((reason) => reason.fix !== null)?.fix;
  return (
    <section className={`card ${own.beside}`} aria-label={t("imports.besideRow", { row: row.row })}>
      <b className="numbers">{t("imports.cell", { row: row.row })}</b>
      <div className={own.told}>
        {row.reasons.map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: each is told by its place
          <span key={index}>{saidOf(reason, language)}</span>
        ))}
        {differing.map(({ field, at, before }) => (
          <span key={at}>
            <span className="soft">{columnField(t, settings.subject, field)}</span> <del>{before}</del> →{" "}
            <ins>{row.cells[at]}</ins>
          </span>
        ))}
        {row.near.map(({ id, label, city, score, reasons }, at) => (
          <span key={id} className={own.near}>
            <RecordChip id={id} label={label} />
            <span className="small soft">
              {[city, ...reasons.map(({ reason }) => t(`duplicates.reasons.${reason}`)), score.toFixed(2)]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {at > 0 && (
              <Button size="compact-xs" variant="default" onClick={() => decide(row, "same", id)}>
                {t("imports.answers.same")}
              </Button>
            )}
          </span>
        ))}
        {row.reasons.length + differing.length === 0 && <span className="soft">{t("imports.nothingToSay")}</span>}
      </div>
      <span className={own.gap} />
      {fix && (
        <Button size="compact-sm" variant="default" onClick={putRight}>
          {t("imports.putRight", { text: fix })} <kbd className={own.key}>F</kbd>
        </Button>
      )}
      <Answers row={row} decide={(take) => decide(row, take)} />
    </section>
  );
}
