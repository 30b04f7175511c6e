/** Two days between which something happened; each may be left open. */
import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./parts.module.css";

export interface Days {
  from?: string;
  to?: string;
}

export function Period({ value, onChange }: { value: Days; onChange(next: Days): void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.tools}>
      {(["from", "to"] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          size="xs"
          label={t(`documents.${end}`)}
          value={value[end] ?? ""}
          onChange={(event) => {
            const { [end]: _, ...rest } = value;
            const day = event.currentTarget.value;
            onChange(day ? { ...rest, [end]: day } : rest);
          }}
        />
      ))}
    </div>
  );
}
