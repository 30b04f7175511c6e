/** What stands in the cells of grids, by the kind of field: marks of sectors and states, bars, days in words. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../db/contract/records.ts";
import type { FieldMeta } from "../../../db/contract/subjects/meta.ts";
import type { Sector } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { valueLabel } from "../../ui/labels.ts";
import { DueText } from "../../ui/marks/due-text.tsx";
import { Percent } from "../../ui/marks/percent.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import { StateMark } from "../../ui/marks/state-mark.tsx";
import { stateOf } from "../../ui/marks/value-state.ts";
import styles from "./grid.module.css";

interface CellProps {
  field: string;
  value: unknown;
  labels: Labels;
}

/** What draws the cells of a field; undefined: its words are enough. */
export function drawnAs({
  kind,
  badge,
  ahead,
  unit,
  ref,
  values,
}: FieldMeta): ((cell: CellProps) => ReactNode) | undefined {
  if (badge === "sector") return SectorCell;
  if (kind === "enum" && values?.some((value) => stateOf(value) !== undefined)) return StateCell;
  if (ahead) return DueCell;
  if (unit === "percent") return PercentCell;
  if (ref === "organization") return kind === "refs" ? PartiesCell : PartyCell;
  return undefined;
}

function SectorCell({ field, value }: CellProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.marked}>
      <SectorMark sector={value as Sector} title="" /> {valueLabel(t, field, value as string)}
    </span>
  );
}

function StateCell({ field, value }: CellProps) {
  const { t } = useTranslation();
  const word = valueLabel(t, field, value as string);
  const state = stateOf(value as string);
  return state ? <StateMark state={state} word={word} /> : word;
}

function DueCell({ value }: CellProps) {
  return <DueText due={value as string} today={todayHere()} />;
}

function PercentCell({ value }: CellProps) {
  return <Percent value={value as number} />;
}

function PartyCell({ value, labels }: CellProps) {
  const language = useLanguage();
  const label = labels[value as string];
  return (
    <span className={styles.marked}>
      {label?.badge && <SectorMark sector={label.badge as Sector} />}
      <span className={styles.cut}>{nameOf(label, language)}</span>
    </span>
  );
}

/** Marks beyond these are counted. */
const MARKS = 4;

/** A mark for each, its name under the pointer and for those who hear it. */
function PartiesCell({ value, labels }: CellProps) {
  const language = useLanguage();
  const ids = value as string[];
  const sector = (id: string) => (labels[id]?.badge ?? "public") as Sector;
  return (
    <span className={styles.marks}>
      {ids.slice(0, MARKS).map((id) => (
        <SectorMark key={id} sector={sector(id)} title={nameOf(labels[id], language)} />
      ))}
      {ids.length > MARKS && (
        <span
          className="small soft numbers"
          title={ids
            .slice(MARKS)
            .map((id) => nameOf(labels[id], language))
            .join("\n")}
        >
          +{ids.length - MARKS}
        </span>
      )}
    </span>
  );
}
