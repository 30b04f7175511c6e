/** How an action came on: what was reported of it and what more time was asked for, newest first, down to the meeting that gave it. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { labelFrom } from "../../../db/contract/labels/in-words.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { dueInWords } from "../../../db/language/day-words.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { dayAt, momentHere, todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { useRecord } from "../../records/use-record.ts";
import { Badge } from "../../ui/marks/badge.tsx";
import own from "./action-page.module.css";
import { eventsOf } from "./events.ts";

/** As many reports as are read at once. */
const SHOWN = 200;

export function Timeline({ action }: { action: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const input = { filters: [{ field: "action", op: "is" as const, value: action }], limit: SHOWN };
  const { data: updates } = useQuery(api.action_update.list.queryOptions({ input }));
  const { data: requests } = useQuery(api.extension_request.list.queryOptions({ input }));
  const { record } = useRecord("action", action);
  const { record: meeting } = useRecord("meeting", record?.meeting);
  const short = (day: string) => dueInWords(day, todayHere(), language).day;
  if (!updates || !requests) return null;
  const events = eventsOf(updates.rows, requests.rows);
  const labels = { ...updates.labels, ...requests.labels };
  return (
    <ol className={own.timeline}>
      {events.map(({ key, at, by, ...event }) => (
        <li key={key}>
          <div>
            {event.update && <Reported update={event.update} />}
            {event.asked && (
              <>
                <span>{t("actions.askedFor", { day: short(event.asked.due) })}</span>{" "}
                {event.asked.state === "asked" && <Badge tone="warn">{t("values.state.asked")}</Badge>}
                <div className="small soft">{event.asked.reason}</div>
              </>
            )}
            {event.decided && (
              <>
                <span>
                  {t(event.decided.state === "approved" ? "actions.extended" : "actions.notExtended", {
                    day: short(event.decided.due),
                  })}
                </span>
                {event.decided.decision_note && <div className="small soft">{event.decided.decision_note}</div>}
              </>
            )}
          </div>
          <span className="small soft" title={at ? momentHere(at, language) : undefined}>
            {[at && short(dayAt(at)), by && nameOf(labels[by], language)].filter(Boolean).join(" · ")}
          </span>
        </li>
      ))}
      {meeting && (
        <li data-given>
          <div>
            <span className="soft">{t("actions.givenBy")}</span>{" "}
            <RecordChip id={meeting.id} label={labelFrom("meeting", meeting)} whole />
          </div>
          <span className="small soft">{meeting.day && short(meeting.day)}</span>
        </li>
      )}
      {!meeting && events.length === 0 && <li className="soft">{t("actions.nothingReported")}</li>}
    </ol>
  );
}

function Reported({ update }: { update: RecordOf<"action_update"> }) {
  const { t } = useTranslation();
  return (
    <>
      <span>{update.text || t("actions.noWords")}</span>{" "}
      {update.percent !== null && <Badge tone="accent">{update.percent} %</Badge>}{" "}
      {update.status && <Badge>{t(`values.status.${update.status}`)}</Badge>}
      {update.evidence && <div className="small soft">{update.evidence}</div>}
    </>
  );
}
