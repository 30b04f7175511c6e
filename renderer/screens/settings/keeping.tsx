/** Backups, and checks of the ledger. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, client } from "../../app/api.ts";
import { bridge } from "../../app/bridge.ts";
import { momentHere, todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useBackup, useBackupUnderWay } from "../../app/use-keeping.ts";
import { useExport } from "../../files/use-export.ts";
import { useMay } from "../../records/may.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { LongWork } from "../../ui/marks/long-work.tsx";
import { useLongWork } from "../../ui/marks/use-long-work.ts";
import styles from "../../ui/parts.module.css";
import own from "./settings.module.css";

export function Keeping() {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const { data: backups = [], refetch } = useQuery(api.workspace.backups.queryOptions());
  const backup = useBackup();
  const underWay = useBackupUnderWay();
  const verifying = useLongWork((options) => client.workspace.verify(undefined, options));
  // What was found before is not so any more.
  const rebuilding = useLongWork((options) => client.workspace.rebuild(undefined, options), verifying.forget);
  const [verified, rebuilt] = [verifying.work, rebuilding.work];
  const again = { onSuccess: () => void refetch() };
  const backUpElsewhere = async () => {
    const chosen = await bridge?.chooseTarget(`concord-${todayHere()}.concord-backup`);
    if (chosen) backup.mutate({ file: chosen.grant }, again);
  };
  // A browser has the file as a download; the shell writes it where somebody chose.
  const { share, error, save, cancel: cancelSending } = useExport({ tells: false });
  const [sending, setSending] = useState<string | null>(null);
  return (
    <div className={own.column}>
      <h2>{t("keeping.backups")}</h2>
      <div className={styles.tools}>
        {may.call("workspace.backup") && (
          <Button onClick={() => backup.mutate({}, again)} disabled={underWay !== null}>
            {t("status.backUpNow")}
          </Button>
        )}
        {bridge && may.call("workspace.backup") && (
          <Button variant="default" onClick={() => void backUpElsewhere()} disabled={underWay !== null}>
            {t("keeping.backUpElsewhere")}
          </Button>
        )}
        {underWay && <LongWork label={t("status.backingUp")} {...underWay} />}
      </div>
      <ErrorNote error={backup.error ?? error} />
      {backup.data && <p className="small">{t("keeping.madeAndChecked", { file: backup.data.file })}</p>}
      <ul className={styles.list}>
        {backups.map((one) => (
          <li key={one.file} className={styles.reference}>
            <span className="numbers">{one.made ? momentHere(one.made, language) : t("keeping.unknownTime")}</span>
            <span className="soft small"> {(one.bytes / 1_048_576).toFixed(1)} MB </span>
            {one.state !== "sound" && (
              <Badge tone={one.state === "damaged" ? "bad" : "warn"}>{t(`keeping.states.${one.state}`)}</Badge>
            )}
            {!bridge && one.state !== "damaged" && may.call("workspace.sendBackup") && (
              <button
                type="button"
                className="plain-button link small"
                disabled={share !== null}
                onClick={() => {
                  setSending(one.file);
                  void save(() => client.workspace.sendBackup({ name: nameOf(one.file) }));
                }}
              >
                {t("keeping.download")}
              </button>
            )}
            {share !== null && sending === one.file && (
              <LongWork label={t("keeping.download")} share={share} cancel={cancelSending} />
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
        {/* One button each, so that whoever pressed it by key stays on it. */}
        <Button variant="default" onClick={verified.state === "running" ? verifying.cancel : verifying.start}>
          {t(verified.state === "running" ? "keeping.cancelVerifying" : "keeping.verify")}
        </Button>
        {may.call("workspace.rebuild") && (
          <Button variant="default" onClick={rebuilt.state === "running" ? rebuilding.cancel : rebuilding.start}>
            {t(rebuilt.state === "running" ? "keeping.cancelRebuilding" : "keeping.rebuild")}
          </Button>
        )}
        {verified.state === "running" && <LongWork label={t("keeping.verifying")} share={verified.share} said atOnce />}
        {rebuilt.state === "running" && <LongWork label={t("keeping.rebuilding")} share={rebuilt.share} said atOnce />}
      </div>
      <ErrorNote error={verified.state === "failed" ? verified.error : null} />
      <ErrorNote error={rebuilt.state === "failed" ? rebuilt.error : null} />
      {verified.state === "cancelled" && <p role="status">{t("keeping.cancelled")}</p>}
      {verified.state === "done" && (
        <p role="status">
          {t("keeping.verified", verified.result)}
          {verified.result.misfits > 0 && ` ${t("keeping.misfits", { count: verified.result.misfits })}`}
          {verified.result.papersMissing > 0 &&
            ` ${t("keeping.papersMissing", { count: verified.result.papersMissing })}`}
        </p>
      )}
      {rebuilt.state === "cancelled" && <p role="status">{t("keeping.rebuildingCancelled")}</p>}
      {rebuilt.state === "done" && <p role="status">{t("keeping.rebuilt", rebuilt.result)}</p>}
    </div>
  );
}

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
