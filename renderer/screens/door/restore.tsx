/** Making a workspace from a backup file, in a new folder. In a browser the file is sent; the shell has it chosen. */
import { Button, FileInput, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chosen } from "../../../db/contract/bridge.ts";
import { client } from "../../app/api.ts";
import { bridge } from "../../app/bridge.ts";
import { queries } from "../../app/fresh.ts";
import { sendFile } from "../../files/upload.ts";
import { ChosenField } from "../../ui/chosen-field.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { LongWork } from "../../ui/marks/long-work.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import own from "./door.module.css";

export function Restore() {
  const { t } = useTranslation();
  const [sent, setSent] = useState<File | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [folder, setFolder] = useState<Chosen | null>(null);
  const [byCode, setByCode] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const giveUp = useRef<AbortController>(null);
  const restore = useMutation({
    async mutationFn(key: { passphrase: string } | { recoveryCode: string }) {
      const into = folder ? { folder: folder.grant } : {};
      if (chosen) return client.workspace.restore({ file: chosen.grant, ...into, ...key });
      const file = sent as File;
      giveUp.current = new AbortController();
      const { signal } = giveUp.current;
      const begin = () => client.workspace.beginRestore({ bytes: file.size });
      const upload = await sendFile(begin, file, setShare, signal).catch((error: unknown) => {
        if (signal.aborted) return null;
        throw error;
      });
      if (upload === null) return null;
      setShare(null);
      try {
        return await client.workspace.restore({ upload, ...key });
      } finally {
        await client.upload.cancel({ upload }).catch(() => {});
      }
    },
    onSuccess: (restored) => (restored ? queries.invalidateQueries() : undefined),
    onSettled: () => setShare(null),
  });
  return (
    <form
      className={own.form}
      onSubmit={(event) => {
        event.preventDefault();
        const secret = String(new FormData(event.currentTarget).get("secret") ?? "");
        restore.mutate(byCode ? { recoveryCode: secret } : { passphrase: secret });
      }}
    >
      {bridge ? (
        <>
          <ChosenField kind="file" label={t("restore.file")} value={chosen} onChange={setChosen} required />
          <ChosenField kind="folder" label={t("restore.folder")} value={folder} onChange={setFolder} />
        </>
      ) : (
        <FileInput
          label={t("restore.file")}
          placeholder={t("restore.fileHint")}
          accept=".concord-backup"
          value={sent}
          onChange={setSent}
          required
        />
      )}
      {byCode ? (
        <TextInput name="secret" label={t("door.recoveryCode")} required autoComplete="off" key="code" />
      ) : (
        <SecretInput name="secret" label={t("door.passphrase")} required autoComplete="off" key="passphrase" />
      )}
      {restore.isPending && (
        <LongWork
          label={t(share === null ? "restore.restoring" : "restore.sending")}
          share={share}
          cancel={share === null ? undefined : () => giveUp.current?.abort()}
          said
        />
      )}
      <ErrorNote error={restore.error} />
      {restore.data && (
        <Text c="ok" size="sm" role="status">
          {t("restore.done")}
        </Text>
      )}
      <Button type="submit" loading={restore.isPending} disabled={!chosen && !sent}>
        {t("restore.restore")}
      </Button>
      <button type="button" className="plain-button link small" onClick={() => setByCode(!byCode)}>
        {byCode ? t("door.byPassphrase") : t("door.byCode")}
      </button>
    </form>
  );
}
