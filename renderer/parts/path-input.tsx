/** A path of this computer: typed, or chosen in the system's dialog where the desktop shell offers one. */
import { Button, Group, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { bridge } from "../app/bridge.ts";

interface PathInputProps {
  kind: "file" | "folder";
  label: string;
  value: string;
  onChange: (path: string) => void;
  placeholder?: string;
  required?: boolean;
}

export function PathInput({ kind, label, value, onChange, placeholder, required }: PathInputProps) {
  const { t } = useTranslation();
  const choose = async () => {
    const path = await (kind === "file" ? bridge?.chooseFile() : bridge?.chooseFolder());
    if (path) onChange(path);
  };
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        flex={1}
        label={label}
        value={value}
        placeholder={placeholder}
        required={required ?? false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {bridge && (
        <Button variant="default" onClick={() => void choose()}>
          {t("door.browse")}
        </Button>
      )}
    </Group>
  );
}
