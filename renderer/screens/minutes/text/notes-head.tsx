/** Over the notes: how many paragraphs were polished, changed afterwards or are empty, and what is to be done about it. */
import { useTranslation } from "react-i18next";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import type { MinutesLanguage } from "../../../../db/contract/vocabulary.ts";
import { EnglishNote } from "../../../meeting/english/english-note.tsx";
import { useMinutesRecord } from "../use-minutes-record.ts";

interface Props {
  meeting: string;
  language: MinutesLanguage;
  paragraphs: readonly MinutesParagraph[];
  sealed: boolean;
  toChanged(): void;
}

export function NotesHead({ meeting, language, paragraphs, sealed, toChanged }: Props) {
  const { t } = useTranslation();
  const { put } = useMinutesRecord(meeting);
  const changed = paragraphs.filter(({ before }) => before !== null).length;
  const polished = paragraphs.filter(({ wording }) => wording !== null).length;
  const empty = new Set(paragraphs.flatMap(({ key }) => (key.startsWith("empty:") ? [key] : []))).size;
  return (
    <>
      <h2>{t("minutes.notes")}</h2>
      {polished > 0 && <span>{t("minutes.polishedCount", { count: polished })}</span>}
      {changed > 0 && (
        <button type="button" className="plain-button link" onClick={toChanged}>
          {t("minutes.changedCount", { count: changed })}
        </button>
      )}
      {empty > 0 && !sealed && (
        <span>
          {t("minutes.emptyItems", { count: empty })}{" "}
          <button
            type="button"
            className="plain-button link"
            onClick={() => void put({ omit_empty: true }).catch(() => {})}
          >
            {t("minutes.omitEmpty")}
          </button>
        </span>
      )}
      <EnglishNote meeting={meeting} language={language} />
      {sealed && <span>{t("minutes.sealedShort")}</span>}
    </>
  );
}
