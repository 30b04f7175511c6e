/** What is not there yet says so beside the first-run list: the next meeting, a backup; and what is there to look at. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { FirstRun } from "../../../../db/contract/procedures/today.ts";
import { textOf } from "../../../../db/language/names.ts";
import { api } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { Card } from "../../../ui/card.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import type { Overview } from "../overview.ts";
import today from "../today.module.css";
import { whenOf } from "../when.ts";

export function Aside({ run: { starter }, data: { next } }: { run: FirstRun; data: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  return (
    <div className={`${today.narrow} ${today.stack}`}>
      {next ? (
        <Card title={t("today.next")} icon="meeting">
          <p>
            <Link to="/meetings/$id" params={{ id: next.meeting.id }} className="link">
              {textOf(next.meeting.title_zh, next.meeting.title_en, language)}
            </Link>
          </p>
          <p className={today.note}>{whenOf(next, language)}</p>
          <LinkButton to="/meetings/$id" params={{ id: next.meeting.id }} variant="default">
            {t("today.prepare")}
          </LinkButton>
        </Card>
      ) : (
        <Card title={t("today.noMeeting")} icon="meeting">
          <p className="soft">{t("today.noMeetingWhy")}</p>
        </Card>
      )}
      {status && status.lastBackup === null && (
        <Card title={t("firstRun.noBackup")} icon="backup">
          <p className="soft">{t("firstRun.noBackupWhy")}</p>
          <LinkButton to="/settings" search={{ tab: "keeping" }} variant="default">
            {t("firstRun.toBackup")}
          </LinkButton>
        </Card>
      )}
      {starter.organizations > 0 && (
        <Card title={t("firstRun.starter")} icon="organization">
          <p className="soft">{t("firstRun.starterWhy", starter)}</p>
          <LinkButton to="/organizations" variant="subtle">
            {t("firstRun.toOrganizations")}
          </LinkButton>
        </Card>
      )}
    </div>
  );
}
