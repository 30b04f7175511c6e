/** A field for a new passphrase. The workspace judges what is typed: how strong it is, and why it would be refused. */
import { Progress } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../app/api.ts";
import { codeOf, sentenceOf } from "../app/errors.ts";
import { useLanguage } from "../app/i18n.ts";
import { SecretInput } from "./secret-input.tsx";

const PAUSE_MS = 250;

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What came of sending it: where it is refused for the passphrase, the field says so and has the focus. */
  refused?: unknown;
}

export function NewPassphrase({ label, value, onChange, refused }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [settled] = useDebouncedValue(value, PAUSE_MS);
  const judge = useMutation(api.workspace.judgePassphrase.mutationOptions({ gcTime: 0 }));
  const { mutate, reset } = judge;
  useEffect(() => {
    if (settled === "") reset();
    else mutate({ passphrase: settled });
  }, [settled, mutate, reset]);
  const field = useRef<HTMLInputElement>(null);
  const isRefused = isOfPassphrase(refused);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each refusal
  useEffect(() => {
    if (isRefused) field.current?.focus();
  }, [refused]);
  const judged = judge.data;
  const wrong = isRefused && judged?.refusal !== null;
  const percent = judged?.percent ?? 0;
  return (
    <div>
      <SecretInput
        ref={field}
        error={wrong}
        aria-invalid={wrong || undefined}
        label={label}
        description={t("door.passphraseHint")}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        required
        autoComplete="new-password"
      />
      <Progress
        value={percent}
        color={percent < 50 ? "red" : percent < 65 ? "yellow" : "teal"}
        size="xs"
        mt={6}
        aria-label={t("door.strength")}
      />
      <p className="small soft" role="status" style={{ margin: "4px 0 0", minHeight: "1.4em" }}>
        {judged && (judged.refusal ? sentenceOf({ code: judged.refusal }, language) : t("door.strongEnough"))}
      </p>
    </div>
  );
}

/** Whether something was refused for its passphrase. */
function isOfPassphrase(error: unknown): boolean {
  const code = codeOf(error);
  return code === "E_WEAK_PASSPHRASE" || code?.startsWith("E_PASSPHRASE_") === true;
}
