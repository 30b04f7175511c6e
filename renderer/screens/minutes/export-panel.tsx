/** The minutes as files. */
import { Button, SegmentedControl } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  MINUTES_FORMATS,
  MINUTES_LANGUAGES,
  type MinutesFormat,
  type MinutesLanguage,
} from "../../../db/contract/minutes.ts";
import { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { DocumentMenu } from "../../parts/document-menu.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import styles from "../../parts/parts.module.css";
import { PrintButton } from "../../parts/print-button.tsx";
import { savedOf, saveFile } from "../../parts/save-file.ts";
import type { Sheet } from "../meetings/meeting.tsx";

export function ExportPanel({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const mine = useLanguage();
  const [language, setLanguage] = useState<MinutesLanguage>(mine);
  const { id } = sheet.meeting;
  const print = useMutation({
    mutationFn: async (format: MinutesFormat) =>
      saveFile(savedOf(await client.minutes.export({ meeting: id, format, language }))),
  });
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t("minutes.language")}
          value={language}
          onChange={(value) => setLanguage(value as MinutesLanguage)}
          data={MINUTES_LANGUAGES.map((value) => ({ value, label: t(`minutes.languages.${value}`) }))}
        />
        {MINUTES_FORMATS.map((format) => (
          <Button
            key={format}
            variant={format === "docx" ? "filled" : "default"}
            loading={print.isPending && print.variables === format}
            onClick={() => print.mutate(format)}
          >
            {t(`minutes.formats.${format}`)}
          </Button>
        ))}
        <PrintButton
          make={async () => savedOf(await client.minutes.export({ meeting: id, format: "pdf", language }))}
        />
        <DocumentMenu kind="meeting_zip" of={id} />
      </div>
      <ErrorNote error={print.error} />
    </>
  );
}
