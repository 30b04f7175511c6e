/** After opening by the recovery code: a new passphrase and a new code, without the old passphrase. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { renewalPutOff, waitAtDoor } from "../../app/door-state.ts";
import { tell } from "../../app/typing/saved.ts";
import { useRewrapped } from "../../files/use-rewrapped.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { LongWork } from "../../ui/marks/long-work.tsx";
import { NewPassphrase } from "../../ui/new-passphrase.tsx";
import own from "./door.module.css";
import { DoorPage } from "./door-page.tsx";

export function Renew() {
  const { t } = useTranslation();
  const rewrapped = useRewrapped();
  const [next, setNext] = useState("");
  const renew = useMutation(
    api.workspace.renewSecrets.mutationOptions({
      onSuccess: ({ recoveryCode, ...backups }) => {
        waitAtDoor(recoveryCode);
        tell({ kind: "note", text: `${t("settings.passphraseChanged")} ${rewrapped(backups)}` });
      },
    }),
  );
  const type = (passphrase: string) => {
    setNext(passphrase);
    // What was wrong with the one before says nothing of this one.
    renew.reset();
  };
  return (
    <DoorPage>
      <form
        className={own.form}
        onSubmit={(event) => {
          event.preventDefault();
          renew.mutate({ next });
        }}
      >
        <h1>{t("renewal.title")}</h1>
        <p className="soft" style={{ margin: 0 }}>
          {t("renewal.why")}
        </p>
        <NewPassphrase label={t("settings.newPassphrase")} value={next} onChange={type} refused={renew.error} />
        <ErrorNote error={renew.error} />
        <Button type="submit" loading={renew.isPending}>
          {t("renewal.set")}
        </Button>
        {renew.isPending && <LongWork label={t("door.newSecret")} share={null} />}
        <button type="button" className="plain-button link small" onClick={() => renewalPutOff.set(true)}>
          {t("renewal.later")}
        </button>
      </form>
    </DoorPage>
  );
}
