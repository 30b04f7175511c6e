/** Small words on a coloured ground: how sure a record is, what state a thing is in. */
import { useTranslation } from "react-i18next";
import styles from "./parts.module.css";

export function Confidence({ value }: { value: "high" | "medium" | "low" | null }) {
  const { t } = useTranslation();
  if (!value) return null;
  return (
    <span className={styles.tag} data-tone={value === "high" ? "ok" : value === "medium" ? "plain" : "warn"}>
      {t("parts.confidence")} {t(`values.confidence.${value}`)}
    </span>
  );
}

export function Tag({
  tone = "plain",
  children,
}: {
  tone?: "ok" | "warn" | "bad" | "plain" | "accent" | undefined;
  children: React.ReactNode;
}) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}

export function EmptyState({ title, children }: { title: string; children?: React.ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{title}</p>
      {children}
    </div>
  );
}
