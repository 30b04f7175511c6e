/** Two days between which something happened; each may be left open. */
import { useTranslation } from "react-i18next";
import { DayInput } from "./day/day-field.tsx";
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
        <DayInput
          key={end}
          size="xs"
          label={t(`documents.${end}`)}
          value={value[end] ?? ""}
          w={150}
          onChange={(day) => {
            const { [end]: _, ...rest } = value;
            onChange(day ? { ...rest, [end]: day } : rest);
          }}
        />
      ))}
    </div>
  );
}
