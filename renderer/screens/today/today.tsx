/** What needs attention today. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../db/contract/records.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { dayInWords } from "../../../db/language/day-words.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ActionLine } from "../../records/action-line.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import styles from "../../ui/parts.module.css";
import own from "./today.module.css";

export function Today() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.today.overview.queryOptions());
  if (!data) return null;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("screens.today")}</h1>
        <span className="soft">{dayInWords(data.day, language)}</span>
      </div>
      <div className={own.columns}>
        <div>
          <Meetings title={t("today.live")} meetings={data.liveMeetings} live />
          <section className="card">
            <h3>{t("today.next")}</h3>
            {data.nextMeetings.length === 0 && (
              <EmptyState title={t("today.noMeetings")}>
                <LinkButton to="/meetings" variant="light">
                  {t("today.planOne")}
                </LinkButton>
              </EmptyState>
            )}
            <MeetingList meetings={data.nextMeetings} />
          </section>
          {(["mine", "circulate", "others", "seal"] as const).map((waits) => (
            <Meetings
              key={waits}
              title={t(`today.signOff.${waits}`)}
              meetings={data.signOff.filter((one) => one.waits === waits).map(({ meeting }) => meeting)}
            />
          ))}
          <section className={`card ${own.figures}`}>
            {(["organization", "policy", "meeting", "open_actions", "open_problems", "task_force"] as const).map(
              (key) => (
                <div key={key}>
                  <b className="numbers">{data.counts[key] ?? 0}</b>
                  <span className="small soft">{t(`today.counts.${key}`)}</span>
                </div>
              ),
            )}
          </section>
        </div>
        <div>
          <Actions
            title={`${t("today.overdue")} ${data.overdueCount || ""}`}
            actions={data.overdue}
            labels={data.labels}
            empty={t("today.nothingLate")}
          />
          <Actions
            title={t("today.dueSoon")}
            actions={data.dueSoon}
            labels={data.labels}
            empty={t("today.nothingSoon")}
          />
          <Actions
            title={t("today.mine")}
            actions={data.myActions}
            labels={data.labels}
            empty={t("today.nothingMine")}
          />
          {data.toVerify.length > 0 && (
            <Actions title={t("today.toVerify")} actions={data.toVerify} labels={data.labels} empty="" />
          )}
          {data.silent.length > 0 && (
            <Actions title={t("today.silent")} actions={data.silent} labels={data.labels} empty="" />
          )}
          {data.extensionRequests.length > 0 && (
            <section className="card">
              <h3>{t("today.extensions")}</h3>
              <ul className={styles.list}>
                {data.extensionRequests.map((request) => (
                  <li key={request.id} className={styles.reference}>
                    <Link to="/actions" search={{ id: request.action }} className="link">
                      {nameOf(data.labels[request.action], language)}
                    </Link>
                    <div className="small soft numbers">
                      → {request.due} · {request.reason}
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

function Meetings({
  title,
  meetings,
  live = false,
}: {
  title: string;
  meetings: RecordOf<"meeting">[];
  live?: boolean;
}) {
  if (meetings.length === 0) return null;
  return (
    <section className="card">
      <h3>{title}</h3>
      <MeetingList meetings={meetings} live={live} />
    </section>
  );
}

function MeetingList({ meetings, live = false }: { meetings: RecordOf<"meeting">[]; live?: boolean }) {
  const language = useLanguage();
  return (
    <ul className={styles.list}>
      {meetings.map((meeting) => (
        <li key={meeting.id} className={styles.reference}>
          <Link to={live ? "/live/$id" : "/meetings/$id"} params={{ id: meeting.id }} className="link">
            {textOf(meeting.title_zh, meeting.title_en, language)}
          </Link>
          <div className="small soft numbers">
            {[meeting.day, meeting.starts, meeting.place].filter(Boolean).join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Actions({
  title,
  actions,
  labels,
  empty,
}: {
  title: string;
  actions: RecordOf<"action">[];
  labels: Labels;
  empty: string;
}) {
  return (
    <section className="card">
      <h3>{title}</h3>
      {actions.length === 0 && <p className="small soft">{empty}</p>}
      <ul className={styles.list}>
        {actions.map((action) => (
          <ActionLine key={action.id} action={action} labels={labels} />
        ))}
      </ul>
    </section>
  );
}
