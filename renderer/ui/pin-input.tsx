/** A field for a PIN of one's own: digits only, hidden until its button shows them. */
import type { PasswordInputProps } from "@mantine/core";
import { SecretInput } from "./secret-input.tsx";

/** Digits that a PIN has at least; the contract takes 4 to 12. */
export const PIN_LEAST = 4;
const PIN_MOST = 12;

interface Props extends Omit<PasswordInputProps, "value" | "onChange"> {
  value: string;
  onChange(pin: string): void;
}

export function PinInput({ onChange, ...rest }: Props) {
  return (
    <SecretInput
      autoComplete="new-password"
      {...rest}
      onChange={(event) => onChange(event.currentTarget.value.normalize("NFKC").replaceAll(/\D/g, ""))}
      inputMode="numeric"
      maxLength={PIN_MOST}
    />
  );
}
