/** One text that has no English, or had none: what it says, of which record and field, and a field for its English. */
import { useTranslation } from "react-i18next";
import type { EnglishText } from "../../../db/contract/procedures/minutes.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { FieldEditor } from "../../records/field-editor.tsx";
import { fieldLabel } from "../../ui/labels.ts";
import own from "./english.module.css";
import { useKeepEnglish } from "./use-keep-english.ts";

interface Props {
  text: EnglishText;
  /** What may be taken for its English. */
  proposal: string | null;
  readOnly: boolean;
  /** Goes to the record; null: it is shown nowhere else. */
  open: (() => void) | null;
}

export function EnglishRow({ text, proposal, readOnly, open }: Props) {
  const { t } = useTranslation();
  const keep = useKeepEnglish();
  const { subject, id, field, of, zh, en } = text;
  const what =
    subject === "term"
      ? t("values.vocabulary.minutes_word")
      : `${t(`subjects.${subject as Subject}`)} · ${fieldLabel(t, subject, of)}`;
  return (
    <li className={own.row} data-text={`${subject}:${field}`}>
      <div className={own.what}>
        <span className="small soft">{what}</span>
        {open && (
          <button
            type="button"
            className="plain-button link small"
            aria-label={t("english.openWhat", { what: zh })}
            onClick={open}
          >
            {t("english.open")}
          </button>
        )}
      </div>
      <div lang="zh-CN" className={own.chinese}>
        {zh}
      </div>
      <FieldEditor
        subject={subject as Subject}
        id={id}
        field={field}
        value={en}
        labels={{}}
        disabled={readOnly}
        save={(fields, was) =>
          keep(text, fields[field] as string | null, was === undefined ? undefined : (was[field] as string | null))
        }
      />
      {proposal !== null && !readOnly && (
        <button
          type="button"
          className="plain-button link small"
          onClick={() => void keep(text, proposal).catch(() => {})}
        >
          {t("english.take", { text: proposal })}
        </button>
      )}
    </li>
  );
}
