/** One meeting: prepare it, hold it, write it up. */
import { Button, Tabs } from "@mantine/core";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isWholeDay } from "../../../db/contract/dates.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMeetingView } from "../../meeting/use-meeting-view.ts";
import { useMay } from "../../records/may.ts";
import { RecordHead } from "../../records/page/record-head.tsx";
import { RecordMark } from "../../records/page/record-mark.tsx";
import { otherName } from "../../records/page/record-parts.ts";
import { useCommand } from "../../records/use-record.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { MinutesTab } from "../minutes/minutes-tab.tsx";
import own from "./meetings.module.css";
import { Prepare } from "./prepare.tsx";
import { Recorded } from "./recorded.tsx";
import { StartButton } from "./start-button.tsx";

const TABS = ["prepare", "record", "minutes"] as const;

export function Meeting() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const run = useCommand();
  const may = useMay();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { tab } = useSearch({ strict: false });
  const [parts, setParts] = useState<HTMLElement | null>(null);
  const { view, error, act } = useMeetingView(id);
  if (error)
    return (
      <div className="page">
        <ErrorNote error={error} />
      </div>
    );
  if (!view) return null;
  const { meeting } = view;
  const first = meeting.state === "planned" ? "prepare" : "record";
  const shown = TABS.find((one) => one === tab) ?? first;
  const recorded = view.reports.length + view.outcomes.length + view.actions.length;
  const other = otherName("meeting", meeting, language);
  const facts = [
    meeting.day && isWholeDay(meeting.day) ? dayInShort(meeting.day, language) : meeting.day,
    [meeting.starts, meeting.ends].filter(Boolean).join("–"),
    textOf(meeting.place, meeting.place_en, language),
    meeting.series && (
      <Link to="/series/$id" params={{ id: meeting.series }} className="link">
        {nameOf(view.labels[meeting.series], language)}
      </Link>
    ),
  ].filter(Boolean);
  // Paper takes the room that there is: its head is one line.
  const paper = shown === "minutes";
  return (
    <div className={paper ? own.paper : own.meeting}>
      <Tabs
        value={shown}
        onChange={(next) => void navigate({ to: ".", search: { tab: next ?? undefined } })}
        keepMounted={false}
        className={own.tabs ?? ""}
      >
        <div className={paper ? own.head : undefined}>
          <RecordHead
            level={1}
            name={textOf(meeting.title_zh, meeting.title_en, language)}
            other={other && !paper ? { text: other, language: language === "zh" ? "en" : "zh" } : null}
            mark={!paper && <RecordMark label={{ subject: "meeting", zh: null, en: null }} />}
            facts={paper ? [] : facts}
            tools={
              <>
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
                  <Button
                    variant="default"
                    onClick={() => void run(() => client.meeting.reopen({ id, opId: newAction() }))}
                  >
                    {t("meetings.reopen")}
                  </Button>
                )}
              </>
            }
          />
          {view.rivalSeals > 0 && (
            <p role="alert" className="late">
              {t("circulation.rivals", { count: view.rivalSeals })}
            </p>
          )}
          {meeting.exercise && !paper && <p className="soft">{t("meetings.exercise")}</p>}
          <Tabs.List mb={paper ? 0 : "md"}>
            <Tabs.Tab value="prepare">{t("meetings.prepare")}</Tabs.Tab>
            <Tabs.Tab value="record">
              {t("meetings.record")} {recorded > 0 && <span className="small soft numbers">{recorded}</span>}
            </Tabs.Tab>
            <Tabs.Tab value="minutes">{t("meetings.minutes")}</Tabs.Tab>
          </Tabs.List>
          {paper && <div ref={setParts} className={own.parts} />}
        </div>
        <Tabs.Panel value="prepare">
          <Prepare view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="record">
          <Recorded view={view} act={act} />
        </Tabs.Panel>
        <Tabs.Panel value="minutes" className={own.minutes ?? ""}>
          <MinutesTab view={view} place={parts} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
