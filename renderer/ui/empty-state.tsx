/** What is missing, why, and the one thing to do about it. */
import { Icon, type IconName } from "./icon.tsx";
import styles from "./parts.module.css";

interface Props {
  icon?: IconName;
  /** What is missing. */
  title: string;
  why?: string | undefined;
  /** The one thing to do. */
  children?: React.ReactNode;
}

export function EmptyState({ icon, title, why, children }: Props) {
  return (
    <div className={styles.empty}>
      {icon && <Icon name={icon} size={40} />}
      <p>{title}</p>
      {why && <p>{why}</p>}
      {children}
    </div>
  );
}
