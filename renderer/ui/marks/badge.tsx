/** A small word on a coloured ground: what state a thing is in. Not for what is normal. */
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
