/** Passphrase and recovery code. */
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { renewalPutOff, waitAtDoor } from "../../app/door-state.ts";
import { tell } from "../../app/typing/saved.ts";
import { useRewrapped } from "../../files/use-rewrapped.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { LongWork } from "../../ui/marks/long-work.tsx";
import { NewPassphrase } from "../../ui/new-passphrase.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import own from "./settings.module.css";

export function Secrets() {
  const { t } = useTranslation();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const rewrapped = useRewrapped();
  const [next, setNext] = useState("");
  const change = useMutation(
    api.workspace.changePassphrase.mutationOptions({
      onSuccess: () => tell({ kind: "note", text: t("settings.passphraseChanged") }),
    }),
  );
  const renew = useMutation(
    api.workspace.renewRecovery.mutationOptions({
      onSuccess: ({ recoveryCode, ...backups }) => {
        waitAtDoor(recoveryCode);
        tell({ kind: "note", text: rewrapped(backups) });
      },
    }),
  );
  const text = (form: HTMLFormElement, name: string) => String(new FormData(form).get(name) ?? "");
  return (
    <div className={own.column}>
      {status?.recovered && (
        <p>
          {t("renewal.open")}{" "}
          <button type="button" className="plain-button link" onClick={() => renewalPutOff.set(false)}>
            {t("renewal.set")}
          </button>
        </p>
      )}
      <form
        className={own.column}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          change.mutate(
            { current: text(form, "current"), next },
            {
              onSuccess: () => {
                form.reset();
                setNext("");
              },
            },
          );
        }}
      >
        <h2>{t("settings.changePassphrase")}</h2>
        <SecretInput name="current" label={t("settings.currentPassphrase")} required autoComplete="off" />
        <NewPassphrase label={t("settings.newPassphrase")} value={next} onChange={setNext} refused={change.error} />
        <ErrorNote error={change.error} />
        {change.data && <p role="status">{rewrapped(change.data)}</p>}
        <Button type="submit" loading={change.isPending} style={{ alignSelf: "start" }}>
          {t("settings.change")}
        </Button>
        {change.isPending && <LongWork label={t("door.newSecret")} share={null} />}
      </form>
      <form
        className={own.column}
        onSubmit={(event) => {
          event.preventDefault();
          renew.mutate({ current: text(event.currentTarget, "current") });
        }}
      >
        <h2>
          {t("settings.renewRecovery")}{" "}
          <Badge tone={status?.recoveryConfirmed ? "ok" : "warn"}>
            {status?.recoveryConfirmed ? t("settings.recoveryConfirmed") : t("settings.recoveryUnconfirmed")}
          </Badge>
        </h2>
        <SecretInput name="current" label={t("settings.currentPassphrase")} required autoComplete="off" />
        <ErrorNote error={renew.error} />
        <Button type="submit" variant="default" loading={renew.isPending} style={{ alignSelf: "start" }}>
          {t("settings.renew")}
        </Button>
        {renew.isPending && <LongWork label={t("door.newSecret")} share={null} />}
      </form>
    </div>
  );
}
