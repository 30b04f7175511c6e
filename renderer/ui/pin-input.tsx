/** A field for a PIN of one's own: digits only, hidden until its button shows them. */
import type { PasswordInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SecretInput } from "./secret-input.tsx";

/** Digits that a PIN has at least; the contract takes 4 to 12. */
export const PIN_LEAST = 4;
const PIN_MOST = 12;

interface Props extends Omit<PasswordInputProps, "value" | "onChange"> {
  value: string;
  onChange(pin: string): void;
  /** It is one that somebody chooses: while it is too short the field says so. */
  chosen?: boolean;
}

export function PinInput({ onChange, chosen = false, ...rest }: Props) {
  const { t } = useTranslation();
  const short = chosen && rest.value !== "" && rest.value.length < PIN_LEAST;
  return (
    <SecretInput
      autoComplete="new-password"
      {...rest}
      {...(short && { description: t("settings.pinShort", { least: PIN_LEAST }) })}
      inputWrapperOrder={["label", "input", "description", "error"]}
      onChange={(event) => onChange(event.currentTarget.value.normalize("NFKC").replaceAll(/\D/g, ""))}
      inputMode="numeric"
      maxLength={PIN_MOST}
    />
  );
}
