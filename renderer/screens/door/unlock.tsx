/** Opening a workspace by passphrase, or by the printed recovery code. */
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chosen } from "../../../db/contract/bridge.ts";
import { api } from "../../app/api.ts";
import { bridge } from "../../app/bridge.ts";
import { momentHere } from "../../app/clock.ts";
import { renewalPutOff } from "../../app/door-state.ts";
import { codeOf } from "../../app/errors.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ChosenField } from "../../ui/chosen-field.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import own from "./door.module.css";

interface Known {
  id: string;
  folder: string;
  created: string;
  opened: string | null;
}

const OTHER = "";

/** What stops an opening and may still be gone past, knowingly: the end of what was saved is missing. */
const INCOMPLETE = ["E_ROLLED_BACK", "E_LOG_DAMAGED"];

export function Unlock({
  first,
  workspaces,
  onRestore,
}: {
  first: string;
  workspaces: Known[];
  onRestore: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [chosen, setChosen] = useState(first);
  const [other, setOther] = useState<Chosen | null>(null);
  const [byCode, setByCode] = useState(false);
  const open = useMutation(
    // Put off last time is asked again this time.
    api.workspace.open.mutationOptions({ onMutate: () => renewalPutOff.set(false) }),
  );
  const where = chosen === OTHER ? other && { folder: other.grant } : { place: chosen };
  const options = workspaces.map(({ id, folder, opened, created }) => ({
    value: id,
    label: `${folder.split(/[\\/]/).at(-1)} · ${momentHere(opened ?? created, language)}`,
  }));
  return (
    <form
      className={own.form}
      onSubmit={(event) => {
        event.preventDefault();
        const secret = String(new FormData(event.currentTarget).get("secret") ?? "");
        const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
        const incomplete = pressed?.value === "incomplete";
        if (where)
          open.mutate({ ...where, incomplete, ...(byCode ? { recoveryCode: secret } : { passphrase: secret }) });
      }}
    >
      <Select
        label={t("door.workspace")}
        data={bridge ? [...options, { value: OTHER, label: t("door.otherFolder") }] : options}
        description={bridge ? undefined : t("door.otherByStart")}
        value={chosen}
        onChange={(value) => setChosen(value ?? OTHER)}
        allowDeselect={false}
      />
      {chosen === OTHER && <ChosenField kind="folder" label={t("door.folder")} value={other} onChange={setOther} />}
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
      {INCOMPLETE.includes(codeOf(open.error) ?? "") && (
        <Group gap="xs">
          <Button variant="default" onClick={onRestore}>
            {t("door.restoreBackup")}
          </Button>
          <Button type="submit" name="how" value="incomplete" variant="default" loading={open.isPending}>
            {t("door.openIncomplete")}
          </Button>
        </Group>
      )}
      <Button type="submit" loading={open.isPending} disabled={!where}>
        {t("door.open")}
      </Button>
      <button type="button" className="plain-button link small" onClick={() => setByCode(!byCode)}>
        {byCode ? t("door.byPassphrase") : t("door.byCode")}
      </button>
    </form>
  );
}
