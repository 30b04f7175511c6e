/** How far work is that takes longer than a moment, and how to give it up. It shows nothing of what is done at once. */
import { Button, Progress } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./long-work.module.css";

/** What takes longer than this is told of, ms: it is there before a second has gone. */
const QUIET_MS = 600;

interface Props {
  /** What is being done. */
  label: string;
  /** How much of it is done, 0 to 1; null: nobody knows. */
  share: number | null;
  /** Gives it up; absent: it cannot be. */
  cancel?: (() => void) | undefined;
  /** Whether what is being done is told beside the bar as well, where nothing else says so; without a share it always is. */
  said?: boolean;
  /** It is there at once. */
  atOnce?: boolean;
}

export function LongWork({ label, share, cancel, said = false, atOnce = false }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(atOnce);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const percent = share === null ? null : Math.floor(share * 100);
  return (
    <span className={styles.work} data-testid="long-work">
      {(said || percent === null) && (
        <span role="status" className={styles.label}>
          {label}
        </span>
      )}
      {/* The bar as a whole is named: of what has just begun nothing is filled. */}
      <Progress.Root
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        className={styles.bar}
      >
        <Progress.Section value={percent ?? 100} striped={percent === null} withAria={false} />
      </Progress.Root>
      {percent !== null && <span className={styles.percent}>{percent} %</span>}
      {cancel && (
        <Button size="compact-xs" variant="default" onClick={cancel}>
          {t("parts.cancel")}
        </Button>
      )}
    </span>
  );
}
