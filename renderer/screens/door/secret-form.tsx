/** What opens one workspace: its passphrase, or the printed recovery code; and what is to be done where it cannot be opened. */
import { Button, Group, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { renewalPutOff } from "../../app/door-state.ts";
import { codeOf } from "../../app/errors.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LongWork } from "../../ui/marks/long-work.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import own from "./door.module.css";

interface Props {
  /** Null: none is chosen yet. */
  where: { folder: string } | { place: string } | null;
  onRestore(): void;
  /** Above the field. */
  children?: React.ReactNode;
  /** Beside the button. */
  besides?: React.ReactNode;
}

/** What stops an opening and may still be gone past, knowingly: the end of what was saved is missing. */
const INCOMPLETE = ["E_ROLLED_BACK", "E_LOG_DAMAGED"];

export function SecretForm({ where, onRestore, children, besides }: Props) {
  const { t } = useTranslation();
  const [byCode, setByCode] = useState(false);
  const [capitals, setCapitals] = useState(false);
  const open = useMutation(
    // Put off last time is asked again this time.
    api.workspace.open.mutationOptions({ onMutate: () => renewalPutOff.set(false) }),
  );
  const look = (event: React.KeyboardEvent) => setCapitals(event.getModifierState("CapsLock"));
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
      {children}
      {byCode ? (
        <TextInput name="secret" size="lg" label={t("door.recoveryCode")} autoComplete="off" key="code" autoFocus />
      ) : (
        <SecretInput
          name="secret"
          size="lg"
          label={t("door.passphrase")}
          autoComplete="off"
          key="passphrase"
          data-autofocus
          autoFocus
          onKeyDown={look}
          onKeyUp={look}
        />
      )}
      {capitals && !byCode && (
        <p role="status" className={`small ${own.capitals}`}>
          <Icon name="key" size={16} /> {t("door.capitals")}
        </p>
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
      <div className={own.opens}>
        <Button type="submit" size="lg" loading={open.isPending} disabled={!where}>
          {t("door.open")}
        </Button>
        {besides}
      </div>
      {open.isPending && <LongWork label={t("door.opening")} share={null} />}
      <button type="button" className="plain-button link small" onClick={() => setByCode(!byCode)}>
        {byCode ? t("door.byPassphrase") : t("door.byCode")}
      </button>
    </form>
  );
}
