/** What was just removed, in words, and the way back: for some seconds, and read aloud. And an undo that takes longer. */
import { CloseButton, UnstyledButton } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../app/i18n.ts";
import { useStore } from "../app/store.ts";
import { namedIn, removed, undoing, useUndo } from "../app/use-undo.ts";
import { Icon } from "../ui/icon.tsx";
import { LongWork } from "../ui/marks/long-work.tsx";
import styles from "./frame.module.css";

const OFFERED_MS = 8_000;

export function UndoBar() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { undo } = useUndo();
  const last = useStore(removed);
  const long = useStore(undoing);
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => removed.set(null), OFFERED_MS);
    return () => clearTimeout(timer);
  }, [last]);
  // It was another person's, or of another workspace.
  useEffect(() => () => removed.set(null), []);
  if (long)
    return (
      <div className={styles.undo} data-on>
        <LongWork label={t(long.label)} share={null} cancel={long.cancel} atOnce />
      </div>
    );
  return (
    <div role="status" aria-live="polite" className={styles.undo} data-on={last !== null || undefined}>
      {last && (
        <>
          <Icon name="undo" size={16} />
          <span>{t("frame.removed", { what: namedIn(t, last, language) })}</span>
          <UnstyledButton className={styles.undoLink} onClick={() => undo({ action: last.action })}>
            {t("commands.undo")} <kbd>Ctrl Z</kbd>
          </UnstyledButton>
          <CloseButton size="sm" onClick={() => removed.set(null)} aria-label={t("frame.closeNotice")} />
        </>
      )}
    </div>
  );
}
