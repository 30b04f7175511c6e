/** What belongs to a report and to an action: who said it, who leads, who supports, by when. */
import { useTranslation } from "react-i18next";
import type { Labels } from "../../db/contract/records.ts";
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import { readDay, uncountedYear } from "../../db/language/days.ts";
import { nameOf } from "../../db/language/names.ts";
import { calendarHere } from "../app/clock.ts";
import { sentenceOf } from "../app/errors.ts";
import { useLanguage } from "../app/i18n.ts";
import { statusTone } from "../records/action-line.tsx";
import { OtherText } from "../records/other-text.tsx";
import { useAutosave } from "../records/use-autosave.ts";
import { useSave } from "../records/use-record.ts";
import { Tag } from "../ui/badges.tsx";
import own from "./entry-card.module.css";

export function ReportMeta({ report, labels }: { report: RecordOf<"report">; labels: Labels }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <b className={own.who}>{nameOf(labels[report.organization], language)}</b>
      {(["figures", "difficulties", "requests"] as const).map(
        (field) =>
          report[field] && (
            <span key={field}>
              {t(`fields.${field}`)}: {report[field]}
            </span>
          ),
      )}
    </>
  );
}

export function ActionMeta({
  action,
  labels,
  disabled,
}: {
  action: RecordOf<"action">;
  labels: Labels;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <span>
        <b className={own.who}>
          {action.lead ? nameOf(labels[action.lead], language) : (action.owner_text ?? t("actions.noLead"))}
        </b>{" "}
        {action.lead && t("live.leads")}
      </span>
      {action.person && <span>{nameOf(labels[action.person], language)}</span>}
      {action.supporting.length > 0 && (
        <span>
          {action.supporting.map((id) => nameOf(labels[id], language)).join(t("parts.listSeparator"))}{" "}
          {t("live.supports")}
        </span>
      )}
      {disabled ? <span className="numbers">{action.due}</span> : <Due action={action} />}
      {action.status !== "not_started" && (
        <Tag tone={statusTone(action.status)}>{t(`values.status.${action.status}`)}</Tag>
      )}
    </>
  );
}

/** A due date takes the same words as the entry line: 12-31, 下周五, end of month. */
function Due({ action }: { action: RecordOf<"action"> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const due = useAutosave(`action:${action.id}:due`, action.due ?? "", (next) => {
    // What is no day is refused, and said to be none.
    const day = readDay(next, { ...calendarHere(), ahead: true, partial: true }) ?? next;
    return save("action", action.id, { due: day || null });
  });
  const uncounted = uncountedYear(due.text, calendarHere());
  return (
    <label className={own.note}>
      <span>{t("fields.due")}</span>
      <input
        className={`numbers ${due.text === "" ? "late" : ""}`}
        value={due.text}
        onChange={(event) => due.type(event.currentTarget.value)}
        onBlur={() => void due.commit()}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
        placeholder={t("live.noDue")}
        size={10}
      />
      {uncounted && <span>{t("parts.yearUnknown", { year: uncounted })}</span>}
      <OtherText of={due} />
      {due.error ? <span className="late">{sentenceOf(due.error, language)}</span> : null}
    </label>
  );
}
