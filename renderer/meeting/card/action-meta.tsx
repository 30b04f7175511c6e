/** What belongs to a report and to an action: who said it, who leads, who supports, by when. */
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../db/contract/records.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { statusTone } from "../../records/action-line.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { DayNote } from "../chain/day-note.tsx";
import { DueSaid } from "./due-said.tsx";
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

interface ActionProps {
  action: RecordOf<"action">;
  labels: Labels;
  /** Days said in it count from its own. */
  meeting: Pick<RecordOf<"meeting">, "day" | "last_day">;
  disabled: boolean;
}

export function ActionMeta({ action, labels, meeting, disabled }: ActionProps) {
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
      {disabled ? (
        <span className="numbers">{action.due}</span>
      ) : (
        <>
          <DayNote
            subject="action"
            id={action.id}
            field="due"
            meeting={meeting}
            value={action.due}
            partial
            placeholder={t("live.noDue")}
            missing
          />
          <DueSaid action={action} meeting={meeting} />
        </>
      )}
      {action.status !== "not_started" && (
        <Badge tone={statusTone(action.status)}>{t(`values.status.${action.status}`)}</Badge>
      )}
    </>
  );
}
