/** Backups, and checks of the ledger. */
import { Button, Progress, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Tag } from "../../parts/badges.tsx";
import { momentInWords } from "../../parts/days.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import styles from "../../parts/parts.module.css";
import own from "./settings.module.css";
import { useVerification } from "./use-verification.ts";

export function Keeping() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [file, setFile] = useState("");
  const { data: backups = [], refetch } = useQuery(api.workspace.backups.queryOptions());
  const backup = useMutation(api.workspace.backup.mutationOptions({ onSuccess: () => void refetch() }));
  const { verification, start, cancel } = useVerification();
  const rebuild = useMutation(api.workspace.rebuild.mutationOptions());
  return (
    <div className={own.column}>
      <h2>{t("keeping.backups")}</h2>
      <div className={styles.tools}>
        <Button onClick={() => backup.mutate({})} loading={backup.isPending}>
          {t("status.backUpNow")}
        </Button>
        <TextInput
          value={file}
          onChange={(event) => setFile(event.currentTarget.value)}
          placeholder={t("keeping.otherPlace")}
          aria-label={t("keeping.otherPlace")}
          style={{ flex: 1 }}
        />
        <Button variant="default" disabled={file.trim() === ""} onClick={() => backup.mutate({ file: file.trim() })}>
          {t("keeping.backUpThere")}
        </Button>
      </div>
      <ErrorNote error={backup.error} />
      {backup.data && <p className="small">{t("keeping.madeAndChecked", { file: backup.data.file })}</p>}
      <ul className={styles.list}>
        {backups.map((one) => (
          <li key={one.file} className={styles.reference}>
            <span className="numbers">{one.made ? momentInWords(one.made, language) : t("keeping.unknownTime")}</span>
            <span className="soft small"> {(one.bytes / 1_048_576).toFixed(1)} MB </span>
            {one.state !== "sound" && (
              <Tag tone={one.state === "damaged" ? "bad" : "warn"}>{t(`keeping.states.${one.state}`)}</Tag>
            )}
            <div className="small soft" style={{ overflowWrap: "anywhere" }}>
              {one.file}
            </div>
          </li>
        ))}
        {backups.length === 0 && <li className="soft">{t("status.noBackup")}</li>}
      </ul>
      <h2>{t("keeping.checks")}</h2>
      <div className={styles.tools}>
        {verification.state === "running" ? (
          <>
            <Progress
              value={verification.share * 100}
              className={own.progress}
              aria-label={t("keeping.verifying")}
              data-testid="verifying"
            />
            <span className="numbers small">{Math.floor(verification.share * 100)} %</span>
            <Button variant="default" onClick={cancel}>
              {t("keeping.cancel")}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={start}>
            {t("keeping.verify")}
          </Button>
        )}
        <Button variant="default" onClick={() => rebuild.mutate(undefined)} loading={rebuild.isPending}>
          {t("keeping.rebuild")}
        </Button>
      </div>
      <ErrorNote error={verification.state === "failed" ? verification.error : rebuild.error} />
      {verification.state === "done" && (
        <p role="status">
          {t("keeping.verified", verification.verified)}
          {verification.verified.misfits > 0 && ` ${t("keeping.misfits", { count: verification.verified.misfits })}`}
        </p>
      )}
      {rebuild.data && <p role="status">{t("keeping.rebuilt", rebuild.data)}</p>}
    </div>
  );
}
