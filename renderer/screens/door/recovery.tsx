/** The recovery code on screen, to be printed or written down, and two groups of it typed back. */
import { Button, CopyButton, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { passDoor } from "../../app/door-state.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import styles from "../../ui/parts.module.css";
import own from "./door.module.css";
import { DoorPage } from "./door-page.tsx";

/** As which group each is asked for. */
const CIRCLED = "①②③④⑤⑥⑦⑧⑨";

export function Recovery({ code, onDone = passDoor }: { code: string; onDone?: () => void }) {
  const { t } = useTranslation();
  const groups = code.split("-");
  const [asked] = useState(() => pickTwo(groups.length));
  const [typed, setTyped] = useState<[string, string]>(["", ""]);
  const right = asked.every((group, index) => typed[index]?.trim().toUpperCase() === groups[group]);
  const confirm = useMutation(api.workspace.confirmRecovery.mutationOptions({ onSuccess: onDone }));
  return (
    <DoorPage>
      <form
        className={own.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (right && !confirm.isPending) confirm.mutate(undefined);
        }}
      >
        <h1>{t("recovery.title")}</h1>
        <p className="soft" style={{ margin: 0 }}>
          {t("recovery.why")}
        </p>
        <div className={own.code} data-testid="recovery-code">
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups never move
            <span key={index} data-group={CIRCLED[index]}>
              {group}
            </span>
          ))}
        </div>
        <div className={styles.tools}>
          <Button variant="default" onClick={() => window.print()}>
            {t("recovery.print")}
          </Button>
          <CopyButton value={code}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t("parts.copied") : t("parts.copy")}
              </Button>
            )}
          </CopyButton>
        </div>
        {asked.map((group, index) => (
          <TextInput
            key={group}
            label={t("recovery.group", { number: group + 1 })}
            value={typed[index] ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped(([first, second]) => (index === 0 ? [value, second] : [first, value]));
            }}
            autoComplete="off"
            maxLength={8}
          />
        ))}
        <ErrorNote error={confirm.error} />
        <Button type="submit" loading={confirm.isPending} disabled={!right}>
          {t("recovery.confirm")}
        </Button>
        <button type="button" className="plain-button link small" onClick={onDone}>
          {t("recovery.later")}
        </button>
      </form>
    </DoorPage>
  );
}

function pickTwo(count: number): [number, number] {
  const first = Math.floor(Math.random() * count);
  const second = (first + 1 + Math.floor(Math.random() * (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
}
