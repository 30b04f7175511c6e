/** What matters most of an action: who leads it, how long there is left, how far it is. */
import { RingProgress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { daysBetween } from "../../../db/contract/dates.ts";
import { isOverdue } from "../../../db/contract/questions.ts";
import { CLOSED_STATUS } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { statusTone } from "../../records/action-line.tsx";
import { useRecord } from "../../records/use-record.ts";
import { Tag } from "../../ui/badges.tsx";
import styles from "../../ui/parts.module.css";

export function ActionHead({ action }: { action: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { record, labels } = useRecord("action", action);
  if (!record) return null;
  const { lead, owner_text, due, percent, status } = record;
  const today = todayHere();
  const late = isOverdue(record, today);
  const done = status === "done" || CLOSED_STATUS.some((closed) => closed === status);
  // A month or a year alone is no day to count to.
  const left = due?.length === 10 && !done ? daysBetween(today, due) : null;
  return (
    <div className={styles.tools} data-testid="action-head">
      <RingProgress
        size={48}
        thickness={5}
        roundCaps
        rootColor="var(--line)"
        sections={[{ value: percent ?? 0, color: "var(--accent)" }]}
        label={
          <div className="small numbers" style={{ textAlign: "center" }}>
            {percent ?? 0}
          </div>
        }
        aria-label={`${t("fields.percent")}: ${percent ?? 0} %`}
        role="img"
      />
      <div style={{ flex: 1 }}>
        <div>
          <b>{lead ? nameOf(labels[lead], language) : (owner_text ?? t("actions.noLead"))}</b>{" "}
          <Tag tone={statusTone(status)}>{t(`values.status.${status}`)}</Tag>
        </div>
        {due && (
          <div className={late ? "late" : "soft"}>
            {t("fields.due")} <span className="numbers">{due}</span>
            {left !== null && ` · ${t(left < 0 ? "actions.daysLate" : "actions.daysLeft", { count: Math.abs(left) })}`}
          </div>
        )}
      </div>
    </div>
  );
}
