/** One action in a list: what, who leads, by when, how far. Late ones say so. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Labels } from "../../db/contract/records.ts";
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import { useLanguage } from "../app/i18n.ts";
import { Tag } from "./badges.tsx";
import { nameOf, textOf } from "./name.ts";
import styles from "./parts.module.css";

const OPEN = new Set(["not_started", "in_progress", "blocked"]);

export function ActionLine({ action, labels }: { action: RecordOf<"action">; labels: Labels }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const late = isLate(action, localToday());
  return (
    <li className={styles.reference} style={late ? { borderColor: "var(--bad)" } : undefined}>
      <Link to="/actions" search={{ id: action.id } as never} className="link">
        {textOf(action.text, action.text_en, language)}
      </Link>
      <div className="small soft">
        {action.lead ? nameOf(labels[action.lead], language) : (action.owner_text ?? t("actions.noLead"))}
        {action.due && (
          <span className={`numbers ${late ? "late" : ""}`}>
            {" · "}
            {action.due}
            {late && ` · ${t("actions.late")}`}
          </span>
        )}{" "}
        <Tag tone={statusTone(action.status)}>{t(`values.status.${action.status}`)}</Tag>
      </div>
    </li>
  );
}

export function isLate(action: Pick<RecordOf<"action">, "due" | "status">, today: string): boolean {
  return OPEN.has(action.status) && action.due !== null && action.due.length === 10 && action.due < today;
}

export function statusTone(status: RecordOf<"action">["status"]): "ok" | "warn" | "plain" | "accent" {
  if (status === "done" || status === "verified") return "ok";
  return status === "blocked" ? "warn" : status === "in_progress" ? "accent" : "plain";
}

/** The calendar day here, `YYYY-MM-DD`. */
export function localToday(): string {
  const now = new Date();
  const part = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}
