/** A day on a card, which takes the same words as the entry line: 12-31, 下周五, end of month. */
import { useTranslation } from "react-i18next";
import type { PatchOf, RecordOf } from "../../../db/contract/subjects/index.ts";
import { readDay, uncountedYear } from "../../../db/language/days.ts";
import { sentenceOf } from "../../app/errors.ts";
import { useLanguage } from "../../app/i18n.ts";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useSave } from "../../records/use-record.ts";
import own from "../card/entry-card.module.css";
import { calendarIn } from "../clock.ts";

interface Props<S extends "action" | "outcome"> {
  subject: S;
  id: string;
  field: "due" | "review";
  value: string | null;
  /** A year or a month is enough. */
  partial: boolean;
  /** What stands there while there is no day; `missing`: there should be one. */
  placeholder: string;
  missing?: boolean;
  /** The meeting on whose card it stands. */
  meeting: Pick<RecordOf<"meeting">, "day" | "last_day">;
}

export function DayNote<S extends "action" | "outcome">(props: Props<S>) {
  const { subject, id, field, value, partial, placeholder, missing = false, meeting } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const day = useAutosave(`${subject}:${id}:${field}`, value ?? "", (next) => {
    // What is no day is refused, and said to be none.
    const read = readDay(next, { ...calendarIn(meeting), ahead: true, partial }) ?? next;
    return save(subject, id, { [field]: read || null } as PatchOf<S>);
  });
  const uncounted = uncountedYear(day.text, calendarIn(meeting));
  return (
    <label className={own.note}>
      <span>{t(`fields.${field}`)}</span>
      <input
        className={`numbers ${missing && day.text === "" ? "late" : ""}`}
        value={day.text}
        onChange={(event) => day.type(event.currentTarget.value)}
        onBlur={() => void day.commit()}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
        placeholder={placeholder}
        size={10}
      />
      {uncounted && <span>{t("parts.yearUnknown", { year: uncounted })}</span>}
      <OtherText of={day} />
      {day.error ? <span className="late">{sentenceOf(day.error, language)}</span> : null}
    </label>
  );
}
