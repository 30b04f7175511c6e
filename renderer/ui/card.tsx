/** A part of a page with its title, how many things it holds, and what can be done with it. */
import { useId } from "react";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./parts.module.css";

interface Props {
  title: string;
  /** Of its title among those of the page. */
  level?: 2 | 3;
  icon?: IconName;
  count?: number | string | undefined;
  /** Stands at the right of the title. */
  actions?: React.ReactNode;
  className?: string | undefined;
  children: React.ReactNode;
}

export function Card({ title, level = 2, icon, count, actions, className = "", children }: Props) {
  const id = useId();
  const Title = `h${level}` as const;
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <div className={styles.cardHead}>
        {icon && <Icon name={icon} />}
        <Title id={id} className={styles.cardTitle}>
          {title}
        </Title>
        {count !== undefined && <span className={styles.cardCount}>{count}</span>}
        {actions}
      </div>
      {children}
    </section>
  );
}
