/** A file or folder that was chosen in the desktop shell's dialog. The page shows its path and hands back only the grant. */
import { Button, Group, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Chosen } from "../../db/contract/bridge.ts";
import { bridge } from "../app/bridge.ts";

interface ChosenFieldProps {
  kind: "file" | "folder";
  label: string;
  value: Chosen | null;
  onChange: (chosen: Chosen) => void;
  required?: boolean;
}

/** Nothing in a browser, where paths of this computer are nobody's to give. */
export function ChosenField({ kind, label, value, onChange, required = false }: ChosenFieldProps) {
  const { t } = useTranslation();
  if (!bridge) return null;
  const choose = async () => {
    const chosen = await (kind === "file" ? bridge?.chooseFile() : bridge?.chooseFolder());
    if (chosen) onChange(chosen);
  };
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput flex={1} label={label} value={value?.path ?? ""} readOnly required={required} />
      <Button variant="default" onClick={() => void choose()}>
        {t("door.browse")}
      </Button>
    </Group>
  );
}
