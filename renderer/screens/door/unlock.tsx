/** Opening a workspace by passphrase, or by the printed recovery code. */
import { Button, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { renewalPutOff } from "../../app/door-state.ts";
import { useLanguage } from "../../app/i18n.ts";
import { momentInWords } from "../../parts/days.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { PathInput } from "../../parts/path-input.tsx";
import { SecretInput } from "../../parts/secret-input.tsx";
import own from "./door.module.css";

interface Known {
  folder: string;
  created: string;
  opened: string | null;
}

const OTHER = "";

export function Unlock({ first, workspaces }: { first: string; workspaces: Known[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [chosen, setChosen] = useState(first);
  const [typed, setTyped] = useState("");
  const [byCode, setByCode] = useState(false);
  const open = useMutation(
    // Put off last time is asked again this time.
    api.workspace.open.mutationOptions({ onMutate: () => renewalPutOff.set(false) }),
  );
  const folder = chosen === OTHER ? typed.trim() : chosen;
  const options = [...new Set([first, ...workspaces.map(({ folder }) => folder)])].filter(Boolean).map((path) => {
    const known = workspaces.find((one) => one.folder === path);
    const when = known?.opened ?? known?.created;
    return {
      value: path,
      label: `${path.split(/[\\/]/).at(-1)}${when ? ` · ${momentInWords(when, language)}` : ""}`,
    };
  });
  return (
    <form
      className={own.form}
      onSubmit={(event) => {
        event.preventDefault();
        const secret = String(new FormData(event.currentTarget).get("secret") ?? "");
        open.mutate(byCode ? { folder, recoveryCode: secret } : { folder, passphrase: secret });
      }}
    >
      <Select
        label={t("door.workspace")}
        data={[...options, { value: OTHER, label: t("door.otherFolder") }]}
        value={chosen}
        onChange={(value) => setChosen(value ?? OTHER)}
        allowDeselect={false}
      />
      {chosen === OTHER && (
        <PathInput
          kind="folder"
          label={t("door.folder")}
          value={typed}
          onChange={setTyped}
          placeholder={t("door.folderHint")}
        />
      )}
      {byCode ? (
        <TextInput name="secret" label={t("door.recoveryCode")} autoComplete="off" key="code" />
      ) : (
        <SecretInput
          name="secret"
          label={t("door.passphrase")}
          autoComplete="off"
          key="passphrase"
          data-autofocus
          autoFocus
        />
      )}
      <ErrorNote error={open.error} />
      <Button type="submit" loading={open.isPending} disabled={folder === ""}>
        {t("door.open")}
      </Button>
      <button type="button" className="plain-button link small" onClick={() => setByCode(!byCode)}>
        {byCode ? t("door.byPassphrase") : t("door.byCode")}
      </button>
    </form>
  );
}
