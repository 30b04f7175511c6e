/** One meeting: prepare it, hold it, write it up. */
import { Button, Tabs } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { textOf } from "../../../db/language/names.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMeetingView } from "../../meeting/use-meeting-view.ts";
import { useMay } from "../../records/may.ts";
import { useCommand } from "../../records/use-record.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { MinutesTab } from "../minutes/minutes-tab.tsx";
import own from "./meetings.module.css";
import { Prepare } from "./prepare.tsx";
import { Recorded } from "./recorded.tsx";
import { StartButton } from "./start-button.tsx";

export function Meeting() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const run = useCommand();
  const may = useMay();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { tab } = useSearch({ strict: false });
  const { view, error, act } = useMeetingView(id);
  if (error)
    return (
      <div className="page">
        <ErrorNote error={error} />
      </div>
    );
  if (!view) return null;
  const { meeting } = view;
  const shown = tab ?? (meeting.state === "planned" ? "prepare" : "record");
  return (
    <div className={own.meeting}>
      <div className="page-head">
        <h1>{textOf(meeting.title_zh, meeting.title_en, language)}</h1>
        <Badge tone={meeting.state === "live" ? "warn" : meeting.state === "sealed" ? "ok" : "plain"}>
          {t(`values.state.${meeting.state}`)}
        </Badge>
        {meeting.state === "planned" && may.call("meeting.start") && <StartButton meeting={meeting} />}
        {meeting.state === "live" && (
          <LinkButton to="/live/$id" params={{ id }}>
            {t("meetings.goLive")}
          </LinkButton>
        )}
        {meeting.state === "closed" && meeting.closed_at && may.call("meeting.reopen") && (
          <Button variant="default" onClick={() => void run(() => client.meeting.reopen({ id, opId: newAction() }))}>
            {t("meetings.reopen")}
          </Button>
        )}
      </div>
      {view.rivalSeals > 0 && (
        <p role="alert" className="late">
          {t("circulation.rivals", { count: view.rivalSeals })}
        </p>
      )}
      {meeting.exercise && <p className="soft">{t("meetings.exercise")}</p>}
      <Tabs
        value={shown}
        onChange={(next) => void navigate({ to: ".", search: { tab: next ?? undefined } })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="prepare">{t("meetings.prepare")}</Tabs.Tab>
          <Tabs.Tab value="record">{t("meetings.record")}</Tabs.Tab>
          <Tabs.Tab value="minutes">{t("meetings.minutes")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="prepare">
          <Prepare view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="record">
          <Recorded view={view} act={act} />
        </Tabs.Panel>
        <Tabs.Panel value="minutes">
          <MinutesTab view={view} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
