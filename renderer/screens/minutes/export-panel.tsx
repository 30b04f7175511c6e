/** The minutes as a file: style, language, format and what belongs to it; afterwards, which faces were really used. */
import { Alert, Button, Radio, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentInput } from "../../../db/contract/documents.ts";
import { MINUTES_FORMATS, type MinutesFormat, PDF_STANDARDS, type PdfStandard } from "../../../db/contract/minutes.ts";
import { WORD_FONTS, type WordFonts } from "../../../db/contract/minutes-style.ts";
import { textOf } from "../../../db/language/names.ts";
import { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { tell } from "../../app/typing/saved.ts";
import { type Made, useExport } from "../../files/use-export.ts";
import { EnglishNote } from "../../meeting/english/english-note.tsx";
import { useExportChoice } from "../../meeting/export-choice.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { MeetingZip } from "../../meeting/meeting-zip.tsx";
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
  const look = useLook(view.meeting);
  const { held, remember, handOn } = useExportChoice(view.meeting);
  const [here, setHere] = useState<Partial<Choice>>({});
  const language = useLanguage();
  const template = useTemplates()?.find(({ id }) => id === look.asked.template);
  const { id: meeting, state } = view.meeting;
  const {
    format = held?.format ?? "docx",
    standard = held?.standard ?? "plain",
    wordFonts = held?.word_fonts ?? "office",
  } = here;
  const saving = useExport({ tells: false });
  const printing = useExport();
  const [last, setLast] = useState<{ made: Made<DocumentBegun>; of: string } | null>(null);
  // What was made of another language or look is no longer told beside it.
  const of = JSON.stringify(look.asked);
  const made = last?.of === of ? last.made : null;
  const begin = (wanted: Pick<DocumentInput, "standard" | "wordFonts"> & { format: MinutesFormat }) => () =>
    client.document.begin({ kind: "minutes", of: meeting, ...look.asked, ...wanted });
  const save = async () => {
    setLast(null);
    const more = { ...(format === "pdf" && { standard }), ...(format === "docx" && { wordFonts }) };
    const done = await saving.save(begin({ format, ...more }));
    if (!done) return;
    setLast({ made: done, of });
    await remember(settings);
  };
  // What is not chosen is said to be none, so that an earlier choice does not come back.
  const settings = {
    language: look.language,
    template: template?.id ?? null,
    template_name: template ? textOf(template.name_zh, template.name_en, language) : null,
    style: look.asked.style ?? null,
    format,
    standard,
    word_fonts: wordFonts,
  };
  const style = look.asked.style ?? template?.style ?? null;
  const chosen = (next: Partial<Choice>) => {
    setLast(null);
    setHere({ ...here, ...next });
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
        <EnglishNote meeting={meeting} language={look.language} />
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
          <MeetingZip meeting={view.meeting} />
          {handOn && (
            <Button
              variant="default"
              onClick={() => void handOn(settings).then(() => tell({ kind: "note", text: t("minutes.handedOn") }))}
            >
              {t("minutes.handOn")}
            </Button>
          )}
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

/** In KB. */
function sizeOf(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
