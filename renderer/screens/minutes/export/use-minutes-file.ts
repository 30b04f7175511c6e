/** The minutes as a file, made as it was chosen for the meeting last, and remembered as it is chosen now. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WordFonts } from "../../../../db/contract/minutes-style.ts";
import type { MinutesFormat, PdfStandard } from "../../../../db/contract/vocabulary.ts";
import { textOf } from "../../../../db/language/names.ts";
import { client } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { type Export, type Made, useExport } from "../../../files/use-export.ts";
import { useExportChoice } from "../../../meeting/export-choice.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useTemplates } from "../templates/use-templates.ts";
import type { Look } from "../use-look.ts";

export interface FileChoice {
  format: MinutesFormat;
  standard: PdfStandard;
  wordFonts: WordFonts;
}

type Begun = Awaited<ReturnType<typeof client.document.begin>>;

export function useMinutesFile(view: MeetingView, look: Look) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { held, remember, handOn } = useExportChoice(view.meeting);
  const [here, setHere] = useState<Partial<FileChoice>>({});
  const template = useTemplates()?.find(({ id }) => id === look.asked.template);
  const { id: meeting } = view.meeting;
  const {
    format = held?.format ?? "docx",
    standard = held?.standard ?? "plain",
    wordFonts = held?.word_fonts ?? "office",
  } = here;
  const saving = useExport({ tells: false });
  const printing = useExport();
  const [last, setLast] = useState<{ made: Made<Begun>; of: string } | null>(null);
  const style = look.asked.style ?? template?.style ?? null;
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
  // What was made otherwise, or failed to be, is no longer told beside it.
  const of = JSON.stringify([look.asked, format, standard, wordFonts]);
  const [tried, setTried] = useState(of);
  const begin = (wanted: { format: MinutesFormat; standard?: PdfStandard; wordFonts?: WordFonts }) => () =>
    client.document.begin({ kind: "minutes", of: meeting, ...look.asked, ...wanted });
  const save = async (): Promise<Made<Begun> | null> => {
    setLast(null);
    setTried(of);
    const more = { ...(format === "pdf" && { standard }), ...(format === "docx" && { wordFonts }) };
    const made = await saving.save(begin({ format, ...more }));
    if (!made) return null;
    setLast({ made, of });
    await remember(settings);
    return made;
  };
  return {
    format,
    standard,
    wordFonts,
    /** Of the minutes as they would be printed; null: their own. */
    style,
    choose: (next: Partial<FileChoice>) => setHere({ ...here, ...next }),
    save,
    /** How far the file is that is being made, and how to give it up; null: none is. */
    underWay: underWayOf(saving) ?? underWayOf(printing),
    error: tried === of ? saving.error : null,
    print: () => void printing.print(begin({ format: "pdf" })),
    /** What was made last, as it is chosen now. */
    made: last?.of === of ? last.made : null,
    handOn: handOn && (() => handOn(settings)),
    /** What the button says: which language, and which format. */
    label: t("minutes.exportAs", {
      language: t(`minutes.exportLanguages.${look.language}`),
      format: t(`documents.formats.${format}`),
    }),
  };
}

/** What was made, in words. */
export function useSayMade(): (made: Made<Begun>) => string {
  const { t } = useTranslation();
  return ({ begun, bytes }) =>
    t("minutes.exported", { name: begun.name, size: `${Math.max(1, Math.round(bytes / 1024))} KB` });
}

function underWayOf({ share, cancel }: Export): { share: number; cancel: () => void } | null {
  return share === null ? null : { share, cancel };
}
