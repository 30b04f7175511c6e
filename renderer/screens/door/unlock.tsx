/** Opening a workspace by passphrase, or by the printed recovery code. */
import { Button, Group, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chosen } from "../../../db/contract/bridge.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import type { Language } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { bridge } from "../../app/bridge.ts";
import { dayAt, momentHere } from "../../app/clock.ts";
import { renewalPutOff } from "../../app/door-state.ts";
import { codeOf } from "../../app/errors.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ChosenField } from "../../ui/chosen-field.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Icon } from "../../ui/icon.tsx";
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
      <fieldset className={own.cards}>
        <legend className="visually-hidden">{t("door.workspace")}</legend>
        {workspaces.map((workspace) => (
          <Card key={workspace.id} value={workspace.id} chosen={chosen} onChoose={setChosen}>
            <b>{called(workspace, t, language)}</b>
            <span className="small soft">
              {workspace.opened
                ? t("door.opened", { when: momentHere(workspace.opened, language) })
                : t("door.notOpened")}
            </span>
          </Card>
        ))}
        {bridge && (
          <Card value={OTHER} chosen={chosen} onChoose={setChosen}>
            {t("door.otherFolder")}
          </Card>
        )}
      </fieldset>
      {!bridge && <p className="small soft">{t("door.otherByStart")}</p>}
      {chosen === OTHER && <ChosenField kind="folder" label={t("door.folder")} value={other} onChange={setOther} />}
      {byCode ? (
        <TextInput name="secret" label={t("door.recoveryCode")} autoComplete="off" key="code" />
      ) : (
        <SecretInput
          name="secret"
          size="lg"
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
      <Button type="submit" size="lg" loading={open.isPending} disabled={!where}>
        {t("door.open")}
      </Button>
      <button type="button" className="plain-button link small" onClick={() => setByCode(!byCode)}>
        {byCode ? t("door.byPassphrase") : t("door.byCode")}
      </button>
    </form>
  );
}

interface CardProps {
  value: string;
  chosen: string;
  onChoose(value: string): void;
  children: React.ReactNode;
}

/** One workspace to choose: the arrows go from one to the next, as among all such choices. */
function Card({ value, chosen, onChoose, children }: CardProps) {
  return (
    <label className={own.workspace}>
      <input
        type="radio"
        name="workspace"
        className="visually-hidden"
        value={value}
        checked={value === chosen}
        onChange={() => onChoose(value)}
      />
      <Icon name={value === OTHER ? "folder" : "lock"} />
      <span>{children}</span>
    </label>
  );
}

/** The folder's name. One that the program gave says nothing but the day on which the workspace was made, so that is said. */
function called({ folder, created }: Known, t: TFunction, language: Language): string {
  const name = folder.split(/[\\/]/).at(-1) ?? folder;
  const given = /^\d{4}-\d{2}-\d{2}-[0-9a-f]+$/.test(name);
  return given ? t("door.made", { when: dayInShort(dayAt(created), language) }) : name;
}
