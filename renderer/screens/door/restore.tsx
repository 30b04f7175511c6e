/** Making a workspace from a backup file, in a new folder. */
import { Button, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, queries } from "../../app/api.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { PathInput } from "../../parts/path-input.tsx";
import { SecretInput } from "../../parts/secret-input.tsx";
import own from "./door.module.css";

export function Restore({ home }: { home: string }) {
  const { t } = useTranslation();
  const [file, setFile] = useState("");
  const [byCode, setByCode] = useState(false);
  const [folder, setFolder] = useState(() => `${home}/workspaces/${crypto.randomUUID()}`);
  const restore = useMutation(api.workspace.restore.mutationOptions({ onSuccess: () => queries.invalidateQueries() }));
  return (
    <form
      className={own.form}
      onSubmit={(event) => {
        event.preventDefault();
        const secret = String(new FormData(event.currentTarget).get("secret") ?? "");
        const key = byCode ? { recoveryCode: secret } : { passphrase: secret };
        restore.mutate({ file: file.trim(), folder: folder.trim(), ...key });
      }}
    >
      <PathInput
        kind="file"
        label={t("restore.file")}
        placeholder={t("restore.fileHint")}
        value={file}
        onChange={setFile}
        required
      />
      <PathInput kind="folder" label={t("restore.folder")} value={folder} onChange={setFolder} required />
      {byCode ? (
        <TextInput name="secret" label={t("door.recoveryCode")} required autoComplete="off" key="code" />
      ) : (
        <SecretInput name="secret" label={t("door.passphrase")} required autoComplete="off" key="passphrase" />
      )}
      <ErrorNote error={restore.error} />
      {restore.isSuccess && (
        <Text c="teal" size="sm" role="status">
          {t("restore.done")}
        </Text>
      )}
      <Button type="submit" loading={restore.isPending}>
        {t("restore.restore")}
      </Button>
      <button type="button" className="plain-button link small" onClick={() => setByCode(!byCode)}>
        {byCode ? t("door.byPassphrase") : t("door.byCode")}
      </button>
    </form>
  );
}
