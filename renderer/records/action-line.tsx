/** One action in a list: what, who leads, by when, how far. Late ones say so. */
import { useTranslation } from "react-i18next";
import { isDone, isOverdue } from "../../db/contract/questions.ts";
import type { Labels } from "../../db/contract/records.ts";
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import { nameOf } from "../../db/language/names.ts";
import { todayHere } from "../app/clock.ts";
import { useLanguage } from "../app/i18n.ts";
import { Badge } from "../ui/marks/badge.tsx";
import styles from "../ui/parts.module.css";
import { RecordChip } from "./page/record-chip.tsx";

export function ActionLine({ action, labels }: { action: RecordOf<"action">; labels: Labels }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const late = isOverdue(action, todayHere());
  return (
    <li className={styles.reference} style={late ? { borderColor: "var(--bad)" } : undefined}>
      <RecordChip id={action.id} label={{ subject: "action", zh: action.text, en: action.text_en }} whole />
      <div className="small soft">
        {action.lead ? nameOf(labels[action.lead], language) : (action.owner_text ?? t("actions.noLead"))}
        {action.due && (
          <span className={`numbers ${late ? "late" : ""}`}>
            {" · "}
            {action.due}
            {late && ` · ${t("actions.late")}`}
          </span>
        )}{" "}
        <Badge tone={statusTone(action.status)}>{t(`values.status.${action.status}`)}</Badge>
      </div>
    </li>
  );
}

export function statusTone(status: RecordOf<"action">["status"]): "ok" | "warn" | "plain" | "accent" {
  if (isDone({ status })) return "ok";
  return status === "blocked" ? "warn" : status === "in_progress" ? "accent" : "plain";
}
