/** The minutes as a file: style, language, format and what belongs to it; afterwards, which faces were really used. */
import { Alert, Button, Radio, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentInput } from "../../../db/contract/documents.ts";
import { MINUTES_FORMATS, type MinutesFormat, PDF_STANDARDS, type PdfStandard } from "../../../db/contract/minutes.ts";
import { WORD_FONTS, type WordFonts } from "../../../db/contract/minutes-style.ts";
import { api, client } from "../../app/api.ts";
import { keep, kept } from "../../app/kept.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import { type Made, useExport } from "../../files/use-export.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import styles from "../../ui/parts.module.css";
import { FacesUsed } from "./faces-used.tsx";
import { LookPicker } from "./look-picker.tsx";
import own from "./minutes.module.css";
import { useTemplates } from "./templates/use-templates.ts";
import { useLook } from "./use-look.ts";

type DocumentBegun = Awaited<ReturnType<typeof client.document.begin>>;

interface Choice {
  format: MinutesFormat;
  standard: PdfStandard;
  wordFonts: WordFonts;
}

export function ExportPanel({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const look = useLook(view.meeting.state === "sealed");
  const { choice, change } = useChoice();
  const templates = useTemplates();
  const { id: meeting, state } = view.meeting;
  const { format, standard, wordFonts } = choice;
  const saving = useExport({ tells: false });
  const printing = useExport();
  const [made, setMade] = useState<Made<DocumentBegun> | null>(null);
  const begin = (wanted: Pick<DocumentInput, "standard" | "wordFonts"> & { format: MinutesFormat }) => () =>
    client.document.begin({ kind: "minutes", of: meeting, ...look.asked, ...wanted });
  const save = async () => {
    setMade(null);
    const more = { ...(format === "pdf" && { standard }), ...(format === "docx" && { wordFonts }) };
    setMade(await saving.save(begin({ format, ...more })));
  };
  const style =
    look.asked.style ?? templates?.find(({ id }) => id === look.asked.template)?.style ?? (null as string | null);
  const chosen = (next: Partial<Choice>) => {
    setMade(null);
    change(next);
  };
  return (
    <div className={own.export}>
      <section className={`card ${own.stack}`}>
        <div className={styles.tools}>
          <LookPicker look={look} />
        </div>
        <SegmentedControl
          aria-label={t("minutes.format")}
          fullWidth
          value={format}
          onChange={(value) => chosen({ format: value as MinutesFormat })}
          data={MINUTES_FORMATS.map((value) => ({ value, label: t(`documents.formats.${value}`) }))}
        />
        {format === "pdf" && (
          <Radio.Group
            label={t("minutes.standard")}
            value={standard}
            onChange={(value) => chosen({ standard: value as PdfStandard })}
          >
            {PDF_STANDARDS.map((value) => (
              <Radio
                key={value}
                mt={6}
                value={value}
                label={t(`minutes.standards.${value}`)}
                description={t(`minutes.standardHints.${value}`)}
              />
            ))}
          </Radio.Group>
        )}
        {format === "docx" && (
          <Radio.Group
            label={t("minutes.wordFonts")}
            value={wordFonts}
            onChange={(value) => chosen({ wordFonts: value as WordFonts })}
          >
            {WORD_FONTS.map((value) => (
              <Radio
                key={value}
                mt={6}
                value={value}
                label={t(`minutes.wordFontNames.${value}`)}
                description={t(`minutes.wordFontHints.${value}`)}
              />
            ))}
          </Radio.Group>
        )}
        {style === "robert" && (
          <Alert variant="light" p="xs">
            {t("minutes.robertNote")}
          </Alert>
        )}
        {state !== "sealed" && (
          <p className="small soft" style={{ margin: 0 }}>
            {t("minutes.draftNote")}
          </p>
        )}
        <div className={styles.tools}>
          <Button loading={saving.share !== null} onClick={() => void save()}>
            {t("minutes.export")}
          </Button>
          <Button
            variant="default"
            loading={printing.share !== null}
            onClick={() => void printing.print(begin({ format: "pdf" }))}
          >
            {t("documents.print")}
          </Button>
          <DocumentMenu kind="meeting_zip" of={meeting} />
          <span role="status" className="small soft">
            {saving.share !== null && t("minutes.exporting")}
            {made && t("minutes.exported", { name: made.begun.name, size: sizeOf(made.bytes) })}
          </span>
        </div>
        <ErrorNote error={saving.error} />
      </section>
      {made && <FacesUsed faces={made.begun.faces} format={format} />}
    </div>
  );
}

/** The last choice, kept for each workspace. */
function useChoice(): { choice: Choice; change(next: Partial<Choice>): void } {
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const place = `minutes.export.${status?.workspaceId ?? ""}`;
  const [choice, setChoice] = useState(() => choiceFrom(kept(place)));
  return {
    choice,
    change: (next) => {
      const changed = { ...choice, ...next };
      setChoice(changed);
      keep(place, JSON.stringify(changed));
    },
  };
}

function choiceFrom(text: string | null): Choice {
  let told: Partial<Record<keyof Choice, unknown>> = {};
  try {
    told = (JSON.parse(text ?? "{}") ?? {}) as typeof told;
  } catch {
    // What cannot be read is as good as nothing.
  }
  return {
    format: MINUTES_FORMATS.find((one) => one === told.format) ?? "docx",
    standard: PDF_STANDARDS.find((one) => one === told.standard) ?? "plain",
    wordFonts: WORD_FONTS.find((one) => one === told.wordFonts) ?? "office",
  };
}

/** In KB. */
function sizeOf(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
