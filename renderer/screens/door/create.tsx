/** Making a workspace. The recovery code is shown once and has to be typed back in part before going on. */
import { Button, Checkbox, Progress, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { waitAtDoor } from "../../app/door-state.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { PathInput } from "../../parts/path-input.tsx";
import { SecretInput } from "../../parts/secret-input.tsx";
import own from "./door.module.css";

export function Create() {
  const { t } = useTranslation();
  const [folder, setFolder] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const create = useMutation(
    api.workspace.create.mutationOptions({ onSuccess: ({ recoveryCode }) => waitAtDoor(recoveryCode) }),
  );
  const strength = strengthOf(passphrase);
  return (
    <form
      className={own.form}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const text = (name: string) => String(form.get(name) ?? "").trim();
        create.mutate({
          name: text("name"),
          profile: text("profile"),
          passphrase,
          starter: form.get("starter") === "on",
          ...(folder.trim() && { folder: folder.trim() }),
        });
      }}
    >
      <TextInput name="name" label={t("door.name")} placeholder={t("door.nameHint")} required autoFocus />
      <TextInput name="profile" label={t("door.yourName")} description={t("door.yourNameHint")} required />
      <div>
        <SecretInput
          label={t("door.passphrase")}
          description={t("door.passphraseHint")}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          required
          autoComplete="new-password"
        />
        <Progress
          value={strength}
          color={strength < 50 ? "red" : strength < 75 ? "yellow" : "teal"}
          size="xs"
          mt={6}
          aria-label={t("door.strength")}
        />
      </div>
      <PathInput
        kind="folder"
        label={t("door.folderOptional")}
        value={folder}
        onChange={setFolder}
        placeholder={t("door.folderHint")}
      />
      <Checkbox name="starter" label={t("door.starter")} defaultChecked />
      <ErrorNote error={create.error} />
      <Button type="submit" loading={create.isPending}>
        {t("door.make")}
      </Button>
    </form>
  );
}

/** 0 to 100: length first, then variety. 12 characters or 4 words are the least that is taken. */
function strengthOf(passphrase: string): number {
  const characters = new Set(passphrase).size;
  const words = passphrase.trim().split(/\s+/).length;
  return Math.min(100, passphrase.length * 4 + characters * 1.5 + (words >= 4 ? 20 : 0));
}
