/** What a row that waits may be answered, each with its key. */
import { useTranslation } from "react-i18next";
import type { PlannedRow, RowDecision } from "../../../db/contract/procedures/region/table-imports.ts";
import own from "./imports.module.css";

interface Answer {
  take: Exclude<RowDecision["take"], "ask" | "skip">;
  key: string;
}

const OF_VALUES: readonly Answer[] = [
  { take: "keep", key: "1" },
  { take: "take", key: "2" },
  { take: "both", key: "3" },
];
const OF_NAMES: readonly Answer[] = [
  { take: "same", key: "S" },
  { take: "different", key: "D" },
  { take: "parent", key: "P" },
  { take: "unsure", key: "U" },
];

/** Of what is asked of a row; what was decided already can be decided otherwise. */
export function answersTo({ result, near, decided }: PlannedRow): readonly Answer[] {
  if (result === "alike" || near.length > 0) return OF_NAMES;
  const said = (answers: readonly Answer[]) => answers.some(({ take }) => decided.includes(take));
  if (result === "waiting" || said(OF_VALUES)) return OF_VALUES;
  return [];
}

export function Answers({ row, decide }: { row: PlannedRow; decide(take: RowDecision["take"]): void }) {
  const { t } = useTranslation();
  return (
    <span className={own.answers}>
      {answersTo(row).map(({ take, key }) => (
        <button
          key={take}
          type="button"
          tabIndex={-1}
          className={`plain-button ${own.answer}`}
          aria-pressed={row.decided.includes(take)}
          onClick={(event) => {
            event.stopPropagation();
            decide(take);
          }}
        >
          <kbd>{key}</kbd> {t(`imports.answers.${take}`)}
        </button>
      ))}
    </span>
  );
}
