/** Making a workspace. The recovery code is shown once and has to be typed back in part before going on. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chosen } from "../../../db/contract/bridge.ts";
import { client } from "../../app/api.ts";
import { waitAtDoor } from "../../app/door-state.ts";
import { ChosenField } from "../../ui/chosen-field.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { LongWork } from "../../ui/marks/long-work.tsx";
import { NewPassphrase } from "../../ui/new-passphrase.tsx";
import own from "./door.module.css";

export function Create() {
  const { t } = useTranslation();
  const [folder, setFolder] = useState<Chosen | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const controller = useRef<AbortController | null>(null);
  const create = useMutation({
    mutationFn(input: Parameters<typeof client.workspace.create>[0]) {
      controller.current = new AbortController();
      return client.workspace.create(input, { signal: controller.current.signal });
    },
    onSuccess: ({ recoveryCode }) => waitAtDoor(recoveryCode),
  });
  const cancel = () => {
    controller.current?.abort();
    create.reset();
  };
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
          ...(folder && { folder: folder.grant }),
        });
      }}
    >
      <TextInput name="name" label={t("door.name")} placeholder={t("door.nameHint")} required autoFocus />
      <TextInput name="profile" label={t("door.yourName")} description={t("door.yourNameHint")} required />
      <NewPassphrase label={t("door.passphrase")} value={passphrase} onChange={setPassphrase} refused={create.error} />
      <ChosenField kind="folder" label={t("door.folderOptional")} value={folder} onChange={setFolder} />
      <Checkbox name="starter" label={t("door.starter")} defaultChecked />
      <ErrorNote error={create.error} />
      <Button type="submit" loading={create.isPending}>
        {t("door.make")}
      </Button>
      {/* Enter does nothing more while it works. */}
      {create.isPending && <LongWork label={t("door.making")} share={null} cancel={cancel} />}
    </form>
  );
}
