/** Everything of a meeting as one ZIP: what is in it and in which formats, as it was chosen for the meeting last. */
import { Chip, Group, Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MINUTES_FORMATS, type MinutesFormat, ZIP_PARTS } from "../../db/contract/vocabulary.ts";
import { useExportChoice } from "./export-choice.ts";
import { MeetingDocument } from "./meeting-document.tsx";

type Part = (typeof ZIP_PARTS)[number];

export function MeetingZip({ meeting }: { meeting: { id: string; series: string | null } }) {
  const { t } = useTranslation();
  const { held, remember } = useExportChoice(meeting);
  const [here, setHere] = useState<{ parts?: Part[]; formats?: MinutesFormat[] }>({});
  const parts = here.parts ?? held?.zip_parts ?? [...ZIP_PARTS];
  const formats = here.formats ?? held?.zip_formats ?? ["docx", "pdf"];
  return (
    <MeetingDocument
      kind="meeting_zip"
      of={meeting.id}
      options={{ parts, formats }}
      remembered={{
        language: held?.zip_language,
        keep: (zip_language) => void remember({ zip_language, zip_parts: parts, zip_formats: formats }),
      }}
    >
      <Menu.Label>{t("documents.parts")}</Menu.Label>
      <Chip.Group multiple value={parts} onChange={(next) => setHere({ ...here, parts: inOrder(ZIP_PARTS, next) })}>
        <Group gap={4} px="xs" maw={320}>
          {ZIP_PARTS.map((part) => (
            <Chip key={part} size="xs" value={part}>
              {t(`values.zip_parts.${part}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Menu.Label>{t("minutes.format")}</Menu.Label>
      <Chip.Group
        multiple
        value={formats}
        onChange={(next) => setHere({ ...here, formats: inOrder(MINUTES_FORMATS, next) })}
      >
        <Group gap={4} px="xs" maw={320}>
          {MINUTES_FORMATS.map((format) => (
            <Chip key={format} size="xs" value={format}>
              {t(`documents.formats.${format}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Menu.Divider />
    </MeetingDocument>
  );
}

function inOrder<T extends string>(all: readonly T[], chosen: readonly string[]): T[] {
  return all.filter((one) => chosen.includes(one));
}
