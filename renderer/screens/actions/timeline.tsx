/** How an action came on: what was reported of it, newest first, down to the meeting that gave it. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dueInWords } from "../../../db/language/day-words.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { dayAt, momentHere, todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useRecord } from "../../records/use-record.ts";
import { Badge } from "../../ui/marks/badge.tsx";
import own from "./action-page.module.css";

/** As many reports as are read at once. */
const SHOWN = 200;

export function Timeline({ action }: { action: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(
    api.action_update.list.queryOptions({
      input: { filters: [{ field: "action", op: "is", value: action }], limit: SHOWN },
    }),
  );
  const { record } = useRecord("action", action);
  const { record: meeting } = useRecord("meeting", record?.meeting);
  const short = (day: string) => dueInWords(day, todayHere(), language).day;
  if (!data) return null;
  return (
    <ol className={own.timeline}>
      {data.rows.toReversed().map((update) => (
        <li key={update.id}>
          <div>
            <span>{update.text || t("actions.noWords")}</span>{" "}
            {update.percent !== null && <Badge tone="accent">{update.percent} %</Badge>}{" "}
            {update.status && <Badge>{t(`values.status.${update.status}`)}</Badge>}
            {update.evidence && <div className="small soft">{update.evidence}</div>}
          </div>
          <span className="small soft" title={momentHere(update.made_at, language)}>
            {short(dayAt(update.made_at))}
            {update.organization && ` · ${nameOf(data.labels[update.organization], language)}`}
          </span>
        </li>
      ))}
      {meeting && (
        <li data-given>
          <div>
            <span className="soft">{t("actions.givenBy")}</span>{" "}
            <Link to="/meetings/$id" params={{ id: meeting.id }} className="link">
              {textOf(meeting.title_zh, meeting.title_en, language)}
            </Link>
          </div>
          <span className="small soft">{meeting.day && short(meeting.day)}</span>
        </li>
      )}
      {!meeting && data.rows.length === 0 && <li className="soft">{t("actions.nothingReported")}</li>}
    </ol>
  );
}
