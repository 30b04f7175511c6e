/** The text of an entry in both languages: read until it is clicked or its key is pressed, then edited in place. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useSaveFields } from "../../records/use-record.ts";
import { keyText } from "../../ui/key-text.ts";
import { GrowingText } from "../../ui/text/growing-text.tsx";
import type { SheetEntry } from "../entries.ts";
import own from "./entry-card.module.css";

/** Text to read until it is clicked or E is pressed; then it is edited and saved as typed. */
export function EntryText({ entry, disabled }: { entry: SheetEntry; disabled: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  const { record } = entry;
  const text =
    entry.subject === "report"
      ? (entry.record.progress ?? "")
      : textOf(entry.record.text, entry.record.text_en, language);
  if (disabled) return <p className={own.text}>{text}</p>;
  if (editing) return <TextEditor entry={entry} field={fieldOf(entry, language)} onLeave={() => setEditing(false)} />;
  return (
    <button
      type="button"
      className={`plain-button ${own.text}`}
      data-edit={record.id}
      onClick={() => setEditing(true)}
      title={t("live.edit")}
    >
      {text || <span className="late">{t("live.noText")}</span>}
    </button>
  );
}

type TextField = "progress" | "text" | "text_en";

/** The field whose text stands on the card. */
function fieldOf(entry: SheetEntry, language: "zh" | "en"): TextField {
  if (entry.subject === "report") return "progress";
  const { text, text_en } = entry.record;
  return text_en && (language === "en" || !text) ? "text_en" : "text";
}

/** Whether a text is there without one Chinese character. */
function isEnglish(text: string | null): boolean {
  return text !== null && /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text);
}

/** The same in the other language, for the projector and for minutes in both: below the text, where somebody wrote it. */
export function OtherLanguage({
  entry,
  chosen,
  offered,
  disabled,
}: {
  entry: SheetEntry;
  chosen: boolean;
  /** Shown also while there is none, to be written. */
  offered: boolean;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  if (entry.subject === "report") return null;
  const field = fieldOf(entry, language) === "text" ? "text_en" : "text";
  const text = entry.record[field];
  const lang = field === "text_en" ? "en" : "zh-CN";
  if (editing) return <TextEditor entry={entry} field={field} onLeave={() => setEditing(false)} />;
  // What was typed in English is not to be written in English.
  const wanted = offered && !(field === "text_en" && isEnglish(entry.record.text));
  if (disabled || !(text || wanted)) return text ? <p className={own.otherText}>{text}</p> : null;
  return (
    <button
      type="button"
      className={`plain-button ${own.otherText}`}
      data-translate={entry.record.id}
      lang={text ? lang : undefined}
      onClick={() => setEditing(true)}
    >
      {text || (
        <span className="link small">
          {t("live.addOther", { language: t(field === "text_en" ? "live.inEnglish" : "live.inChinese") })}{" "}
          {chosen && <kbd>{keyText("h")}</kbd>}
        </span>
      )}
    </button>
  );
}

function TextEditor({ entry, field, onLeave }: { entry: SheetEntry; field: TextField; onLeave(): void }) {
  const { t } = useTranslation();
  const { record, subject } = entry;
  const save = useSaveFields(subject, record.id);
  const value =
    entry.subject === "report" ? entry.record.progress : entry.record[field === "text_en" ? "text_en" : "text"];
  const kept = useAutosave(`${subject}:${record.id}:${field}`, value ?? "", (next, was) =>
    save({ [field]: next.trim() || null }, { [field]: was || null }),
  );
  const { text, type, commit, asks } = kept;
  // While there is something to choose or to read, the editor stays.
  const choosing = useRef(false);
  choosing.current = asks;
  return (
    <div className={own.editing}>
      <GrowingText
        variant="unstyled"
        className={own.editor ?? ""}
        classNames={{ input: own.input ?? "" }}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => void commit().then(() => !choosing.current && onLeave())}
        onKeyDown={(event) => {
          if ((event.key === "Enter" && !event.shiftKey) || event.key === "Escape") {
            event.preventDefault();
            event.currentTarget.blur();
          }
        }}
        aria-label={t(`fields.${field}`)}
        autoFocus
      />
      <OtherText of={kept} />
    </div>
  );
}
