/** A field for a secret, with a button that shows what was typed. */
import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function SecretInput(props: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      autoComplete="off"
      visibilityToggleButtonProps={{ "aria-label": t("door.showSecret"), tabIndex: 0 }}
      {...props}
    />
  );
}
