/** The minutes as a file: style, language, format and what belongs to it; afterwards, which faces were really used. */
import { Alert, Button, Radio, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { WORD_FONTS, type WordFonts } from "../../../../db/contract/minutes-style.ts";
import {
  MINUTES_FORMATS,
  type MinutesFormat,
  PDF_STANDARDS,
  type PdfStandard,
} from "../../../../db/contract/vocabulary.ts";
import { tell } from "../../../app/typing/saved.ts";
import { Toolbar } from "../../../files/sheet/toolbar.tsx";
import { EnglishNote } from "../../../meeting/english/english-note.tsx";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { MeetingZip } from "../../../meeting/meeting-zip.tsx";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { LongWork } from "../../../ui/marks/long-work.tsx";
import styles from "../../../ui/parts.module.css";
import { LookPicker } from "../look-picker.tsx";
import own from "../minutes.module.css";
import { useLook } from "../use-look.ts";
import { FacesUsed } from "./faces-used.tsx";
import { useMinutesFile, useSayMade } from "./use-minutes-file.ts";

export function ExportPanel({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const look = useLook(view.meeting);
  const file = useMinutesFile(view, look);
  const say = useSayMade();
  const { format, standard, wordFonts, made, handOn } = file;
  return (
    <div className={own.export}>
      <Toolbar>
        <LookPicker look={look} />
      </Toolbar>
      <section className={`card ${own.stack}`}>
        <SegmentedControl
          aria-label={t("minutes.format")}
          fullWidth
          value={format}
          onChange={(value) => file.choose({ format: value as MinutesFormat })}
          data={MINUTES_FORMATS.map((value) => ({ value, label: t(`documents.formats.${value}`) }))}
        />
        {format === "pdf" && (
          <Radio.Group
            label={t("minutes.standard")}
            value={standard}
            onChange={(value) => file.choose({ standard: value as PdfStandard })}
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
            onChange={(value) => file.choose({ wordFonts: value as WordFonts })}
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
        {file.style === "robert" && (
          <Alert variant="light" p="xs">
            {t("minutes.robertNote")}
          </Alert>
        )}
        {view.meeting.state !== "sealed" && (
          <p className="small soft" style={{ margin: 0 }}>
            {t("minutes.draftNote")}
          </p>
        )}
        <EnglishNote meeting={view.meeting.id} language={look.language} />
        <div className={styles.tools}>
          <Button disabled={file.underWay !== null} onClick={() => void file.save()}>
            {file.label}
          </Button>
          <Button variant="default" disabled={file.underWay !== null} onClick={file.print}>
            {t("documents.print")}
          </Button>
          <MeetingZip meeting={view.meeting} />
          {handOn && (
            <Button
              variant="default"
              onClick={() => void handOn().then(() => tell({ kind: "note", text: t("minutes.handedOn") }))}
            >
              {t("minutes.handOn")}
            </Button>
          )}
          {file.underWay && <LongWork label={t("minutes.exporting")} {...file.underWay} said />}
          <span role="status" className="small soft">
            {made && say(made)}
          </span>
        </div>
        <ErrorNote error={file.error} />
      </section>
      {made && <FacesUsed faces={made.begun.faces} format={format} />}
    </div>
  );
}
