/** What matters most of an action: who leads it, how long there is left, how far it is. */
import { useTranslation } from "react-i18next";
import { isDone, isOpen, isOverdue } from "../../../db/contract/questions.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../db/language/names.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useRecord } from "../../records/use-record.ts";
import { ActionState } from "../../ui/marks/action-state.tsx";
import { ChipLink } from "../../ui/marks/chip.tsx";
import { DueText } from "../../ui/marks/due-text.tsx";
import { Percent } from "../../ui/marks/percent.tsx";
import styles from "../../ui/parts.module.css";

export function ActionHead({ action }: { action: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { record, labels } = useRecord("action", action);
  if (!record) return null;
  const { lead, owner_text, due, percent } = record;
  const today = todayHere();
  return (
    <div className={styles.tools} data-testid="action-head">
      {lead ? (
        <ChipLink to="/organizations" search={{ id: lead }} icon="organization">
          {nameOf(labels[lead], language)}
        </ChipLink>
      ) : (
        <b>{owner_text ?? t("actions.noLead")}</b>
      )}
      <ActionState action={record} today={today} />
      {due && <DueText due={due} today={today} over={!isOpen(record)} />}
      {typeof percent === "number" && <Percent value={percent} tone={toneOf(record, today)} />}
    </div>
  );
}

/** How the bar of an action's progress is drawn. @param today `YYYY-MM-DD` */
export function toneOf(action: RecordOf<"action">, today: string): "done" | "late" | undefined {
  if (isDone(action)) return "done";
  return isOverdue(action, today) ? "late" : undefined;
}
