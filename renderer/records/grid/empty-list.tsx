/** A list that shows no record: because there is none yet, or because none is so. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { kindName } from "../../ui/labels.ts";
import styles from "./grid.module.css";

interface Props {
  subject: Subject;
  /** Whether there are some, if not such ones. */
  narrowed: boolean;
  /** What it is narrowed down by last, and how it is taken away. */
  last?: { said: string; remove(): void } | undefined;
  clear(): void;
  /** Makes the first one; whoever may not has none. */
  make?: React.ReactNode;
}

export function EmptyList({ subject, narrowed, last, clear, make }: Props) {
  const { t } = useTranslation();
  const kind = kindName(t, subject);
  return (
    <div className={styles.emptyList}>
      <EmptyDrawing />
      <p>{t(narrowed ? "grid.noneSuch" : "grid.none", { kind })}</p>
      <p>
        {narrowed
          ? t("grid.noneSuchWhy")
          : t(`grid.first.${subject as "action"}`, { defaultValue: t("grid.first.other", { kind }) })}
      </p>
      <div className={styles.emptyTools}>
        {narrowed && last && <Button onClick={last.remove}>{t("grid.takeAway", { said: last.said })}</Button>}
        {narrowed && (
          <Button variant={last ? "default" : "filled"} onClick={clear}>
            {t("grid.clearAll")}
          </Button>
        )}
        {!narrowed && make}
      </div>
    </div>
  );
}

/** A list without rows, in lines. */
function EmptyDrawing() {
  return (
    <svg
      width="132"
      height="80"
      viewBox="0 0 132 80"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <rect x="1" y="1" width="130" height="78" rx="8" />
      <path d="M1 21h130M1 40h130M1 59h130M44 21v58M92 21v58" />
      <circle cx="66" cy="50" r="22" fill="var(--panel)" />
      <path d="M57 50l6 7 13-13" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
