/** Always in sight: saved state, last backup, conflicts, connection, language. */

import { UnstyledButton } from "@mantine/core";
import type { TFunction } from "i18next";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { ERRORS, sentence } from "../../db/contract/errors.ts";
import { secondAt } from "../app/clock.ts";
import { connectionState } from "../app/connection/connection.ts";
import { sentenceOf } from "../app/errors.ts";
import { setLanguage, useLanguage } from "../app/i18n.ts";
import type { Status } from "../app/status.ts";
import { useStore } from "../app/store.ts";
import { saved } from "../app/typing/saved.ts";
import { useBackup, useBackupUnderWay } from "../app/use-keeping.ts";
import { useMay } from "../records/may.ts";
import { Icon } from "../ui/icon.tsx";
import { RecordInWay } from "../ui/record-in-way.tsx";
import styles from "./frame.module.css";

/** Not a part of the first screen: nothing is under way by then. */
const LongWork = lazy(() => import("../ui/marks/long-work.tsx").then(({ LongWork }) => ({ default: LongWork })));

export function StatusBar({ status }: { status: Status }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const connection = useStore(connectionState);
  const backup = useBackup();
  const underWay = useBackupUnderWay();
  const may = useMay();
  return (
    <footer className={styles.status}>
      <span role="status" aria-live="polite">
        <SavedState />
      </span>
      {status.readOnly && <span className={styles.bad}>{ERRORS[status.readOnly][language]}</span>}
      {(connection === "connecting" || connection === "lost") && (
        <span className={styles.bad}>{t(`status.connection.${connection}`)}</span>
      )}
      <span className={styles.right}>
        {underWay && (
          <Suspense fallback={null}>
            <LongWork label={t("status.backingUp")} {...underWay} />
          </Suspense>
        )}
        <UnstyledButton
          onClick={() => backup.mutate({})}
          disabled={underWay !== null || !may.call("workspace.backup")}
          title={t("status.backUpNow")}
          className={status.lastBackup ? undefined : styles.warn}
        >
          <Icon name="backup" size={16} />
          {underWay ? t("status.backingUp") : backupText(status.lastBackup, t, language)}
        </UnstyledButton>
        {status.conflicts > 0 && (
          <span className={`${styles.part} ${styles.warn}`}>
            <Icon name="warning" size={16} />
            {t("status.conflicts", { count: status.conflicts })}
          </span>
        )}
        <span className={styles.part} title={t("status.device", { name: status.device ?? "" })}>
          {status.name}
        </span>
        <UnstyledButton onClick={() => setLanguage(language === "zh" ? "en" : "zh")} title={t("status.switchLanguage")}>
          <Icon name="language" size={16} />
          {language === "zh" ? "中文" : "English"}
        </UnstyledButton>
      </span>
    </footer>
  );
}

function SavedState() {
  const { t } = useTranslation();
  const language = useLanguage();
  const state = useStore(saved);
  switch (state.kind) {
    case "idle":
      return t("status.ready");
    case "saving":
      return t("status.saving");
    case "saved":
      return <Done>{`${t("status.saved")} ${secondAt(state.at)}`}</Done>;
    case "note":
      return <Done>{state.text}</Done>;
    case "warning":
      return (
        <Done>
          {sentence(state.warning.code, state.warning.params, language)}
          <RecordInWay of={state.warning} />
        </Done>
      );
    case "error":
      return <Refused error={state.error} />;
  }
}

/** What was refused, and the way to the record that it is about, where it names another one. */
function Refused({ error }: { error: unknown }) {
  return (
    <span className={styles.bad}>
      {sentenceOf(error, useLanguage())}
      <RecordInWay of={error} />
    </span>
  );
}

function Done({ children }: { children: ReactNode }) {
  return (
    <>
      <Icon name="check" size={16} />
      {children}
    </>
  );
}

function backupText(made: string | null, t: TFunction, language: "zh" | "en"): string {
  if (!made) return t("status.noBackup");
  const minutes = Math.round((Date.now() - Date.parse(made)) / 60_000);
  if (minutes < 1) return t("status.backedUpNow");
  const relative = new Intl.RelativeTimeFormat(language === "zh" ? "zh-CN" : "en", { numeric: "auto" });
  const ago =
    minutes < 60
      ? relative.format(-minutes, "minute")
      : minutes < 2_880
        ? relative.format(-Math.round(minutes / 60), "hour")
        : relative.format(-Math.round(minutes / 1_440), "day");
  return t("status.backedUpAgo", { ago });
}
