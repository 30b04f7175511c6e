/** A small word on a coloured ground: what state a thing is in, how sure a record is. Not for what is normal. */
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../icon.tsx";
import styles from "./marks.module.css";

interface Props {
  tone?: "ok" | "warn" | "bad" | "plain" | "accent" | undefined;
  icon?: IconName;
  children: React.ReactNode;
}

export function Badge({ tone = "plain", icon, children }: Props) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

export function Confidence({ value }: { value: "high" | "medium" | "low" | null }) {
  const { t } = useTranslation();
  if (!value) return null;
  return (
    <Badge tone={value === "high" ? "ok" : value === "medium" ? "plain" : "warn"}>
      {t("parts.confidence")} {t(`values.confidence.${value}`)}
    </Badge>
  );
}
