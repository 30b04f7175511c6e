/** What matters most of an action: how far it is, how long there is left, how far it should be by now, and the line that reports. */
import { useTranslation } from "react-i18next";
import { isWholeDay } from "../../../db/contract/dates.ts";
import { isDone, isOverdue } from "../../../db/contract/questions.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { CLOSED_STATUS } from "../../../db/contract/vocabulary.ts";
import { dueInWords } from "../../../db/language/day-words.ts";
import { textOf } from "../../../db/language/names.ts";
import { expectedOf, madeAt } from "../../../db/rules/pace.ts";
import { dayAt, todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useActionRights } from "../../records/report/action-rights.ts";
import { ReportLine } from "../../records/report/report-line.tsx";
import { useRecord } from "../../records/use-record.ts";
import { ActionState } from "../../ui/marks/action-state.tsx";
import own from "./action-page.module.css";
import { Agreement } from "./agreement.tsx";

type Action = RecordOf<"action">;

/** How the bar of an action's progress is drawn. @param today `YYYY-MM-DD` */
export function toneOf(action: Action, today: string): "done" | "late" | undefined {
  if (isDone(action)) return "done";
  return isOverdue(action, today) ? "late" : undefined;
}

/** Fields that it shows. */
export const SUMMARIZED = [
  "due",
  "status",
  "percent",
  "status_note",
  "status_note_en",
] as const satisfies (keyof Action)[];

export function ActionSummary({ action: id }: { action: string }) {
  const { record: action } = useRecord("action", id);
  const { may, ties, mine } = useActionRights(id);
  if (!action) return null;
  const reports = may.make("action_update", { action: id, organization: mine }, ties);
  return (
    <>
      <Pace action={action} />
      <Agreement action={action} />
      {action.sources.length > 0 && <AsSourced action={action} />}
      {action.lead === null && action.owner_text === null && <NoLead />}
      {reports && <ReportLine action={action} />}
    </>
  );
}

/** How its sources say that it went: what is reported here stands in its history. */
function AsSourced({ action: { status_note, status_note_en } }: { action: Action }) {
  const language = useLanguage();
  const said = textOf(status_note, status_note_en, language);
  return said ? <p className="small soft">{said}</p> : null;
}

function NoLead() {
  const { t } = useTranslation();
  return <p className="small soft">{t("actions.noLead")}</p>;
}

function Pace({ action }: { action: Action }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { record: meeting } = useRecord("meeting", action.meeting);
  const { due, percent } = action;
  const today = todayHere();
  const made = madeAt(action.id);
  const given = meeting?.day ?? (made === null ? null : dayAt(made));
  const over = action.status === "done" || CLOSED_STATUS.some((closed) => closed === action.status);
  const expected = over ? null : expectedOf({ given, due, today });
  const said = due && dueInWords(due, today, language);
  const late = isOverdue(action, today);
  return (
    <div data-testid="action-head">
      <div className={own.state}>
        {percent !== null && <b className={own.big}>{percent} %</b>}
        <ActionState action={action} today={today} />
        {said && (
          <span className={own.due} data-when={over ? undefined : said.when}>
            {!over && said.words && <b>{said.words}</b>} <span className="soft">{said.day}</span>
          </span>
        )}
      </div>
      <div
        className={own.bar}
        role="img"
        aria-label={[
          `${t("fields.percent")}: ${percent ?? 0} %`,
          ...(expected === null ? [] : [t("actions.expected", { percent: expected })]),
        ].join(t("parts.clause"))}
      >
        <span data-late={late || undefined} style={{ width: `${percent ?? 0}%` }} />
        {expected !== null && <i style={{ left: `${expected}%` }} />}
      </div>
      <div className={own.ends} aria-hidden="true">
        <span>{isWholeDay(given) && t("actions.given", { day: dueInWords(given, today, language).day })}</span>
        {expected !== null && (
          <span
            className={own.mark}
            data-behind={(percent ?? 0) < expected || undefined}
            style={{ left: `clamp(170px, ${expected}%, 100% - 170px)` }}
          >
            {t("actions.expected", { percent: expected })}
          </span>
        )}
        <span>{said && t("actions.ends", { day: said.day })}</span>
      </div>
    </div>
  );
}
