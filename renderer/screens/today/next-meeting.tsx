/** The next meeting: how far away it is, which of each sector have answered, what is on its agenda. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NextMeeting as Next } from "../../../db/contract/procedures/today.ts";
import { textOf } from "../../../db/language/names.ts";
import { Later, usePart } from "../../app/afterwards.ts";
import { timeHere, todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useSeconds } from "../../meeting/use-seconds.ts";
import { useMay } from "../../records/may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import { AgendaStrip } from "./agenda-strip.tsx";
import { countdownTo } from "./countdown.ts";
import type { Overview } from "./overview.ts";
import own from "./today.module.css";
import { whenOf } from "./when.ts";

const meetingDocument = new Later(async () => (await import("../../meeting/meeting-document.tsx")).MeetingDocument);

/** @param alone nothing stands beside it */
export function NextMeeting({ data, alone }: { data: Overview; alone: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { next } = data;
  if (!next) return <NoMeeting alone={alone} />;
  const { meeting } = next;
  return (
    <section className={`card ${own.next} ${alone ? own.whole : own.wide}`} aria-labelledby="next-meeting">
      <div className={own.nextHead}>
        <p className={own.note}>
          <span className={own.nextMark}>
            <Icon name="meeting" size={16} />
            {t("today.next")}
          </span>
          {whenOf(next, language)}
        </p>
        <h2 id="next-meeting">
          <Link to="/meetings/$id" params={{ id: meeting.id }}>
            {textOf(meeting.title_zh, meeting.title_en, language)}
          </Link>
        </h2>
        <Answers next={next} />
      </div>
      <Countdown next={next} />
      <AgendaStrip items={next.items} />
      <Foot next={next} planned={data.planned} first={data.live.length === 0} />
    </section>
  );
}

function Countdown({ next }: { next: Next }) {
  const { t } = useTranslation();
  // The hours count down on the day itself only.
  useSeconds(next.meeting.day === todayHere());
  const left = countdownTo(next.meeting, { day: todayHere(), time: timeHere() });
  if (left.kind === "open") return <p className={own.count}>{t("today.noDay")}</p>;
  if (left.kind === "days" && left.days > 1)
    return (
      <p className={own.count}>
        <b>{left.days}</b> {t("today.inDays")}
      </p>
    );
  const { minutes } = left.kind === "today" ? left : { minutes: null };
  const time =
    minutes === null
      ? null
      : minutes < 60
        ? t("today.minutes", { minutes })
        : t("today.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return (
    <p className={`${own.count} ${own.countWord}`}>
      <b>{t(left.kind === "days" ? "today.tomorrow" : "today.now")}</b>
      {time !== null && t("today.startsIn", { time })}
    </p>
  );
}

function Answers({ next: { answers } }: { next: Next }) {
  const { t } = useTranslation();
  const sum = (of: (one: Next["answers"][number]) => number) => answers.reduce((all, one) => all + of(one), 0);
  if (answers.length === 0) return <p className="soft">{t("today.nobodyAsked")}</p>;
  return (
    <div className={own.answers}>
      <span className="soft">
        {t("today.answered", { answered: sum(({ answered }) => answered), expected: sum(({ expected }) => expected) })}
      </span>
      {answers.map(({ sector, answered, expected }) => {
        const said = t("today.answeredOf", { sector: t(`values.sector.${sector}`), answered, expected });
        return (
          <span key={sector} data-none={answered === 0 || undefined}>
            <SectorMark sector={sector} title={said} />
            <span aria-hidden="true">
              <b>{answered}</b> / {expected}
            </span>
          </span>
        );
      })}
    </div>
  );
}

/** @param first nothing on the page comes before it */
function Foot({ next, planned, first }: { next: Next; planned: number; first: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const { meeting, items, answers } = next;
  const minutes = items.reduce((all, item) => all + (item.minutes ?? 0), 0);
  const without = items.filter(({ kind, presenter }) => kind === "report" && presenter === null).length;
  const silent = answers.reduce((all, { answered, expected }) => all + expected - answered, 0);
  const prepares = may.call("meeting.addItems");
  const about = [
    items.length > 0 && t("today.agendaOf", { count: items.length, minutes }),
    without > 0 && t("today.withoutPresenter", { count: without }),
    planned > 0 && t("today.planned", { count: planned }),
  ].filter(Boolean);
  return (
    <div className={own.foot}>
      <LinkButton to="/meetings/$id" params={{ id: meeting.id }} {...(!(prepares && first) && { variant: "default" })}>
        {t(prepares ? "today.prepare" : "today.open")}
      </LinkButton>
      {prepares && silent > 0 && (
        <LinkButton to="/meetings/$id" params={{ id: meeting.id }} search={{ tab: "prepare" }} variant="default">
          {t("today.remind", { count: silent })}
        </LinkButton>
      )}
      <Invitation of={meeting.id} />
      <span className={own.note}>{about.join(t("parts.clause"))}</span>
    </div>
  );
}

function Invitation({ of }: { of: string }) {
  const { t } = useTranslation();
  const MeetingDocument = usePart(meetingDocument);
  const [asked, setAsked] = useState(false);
  const button = (
    <Button variant="default" rightSection={<Icon name="down" size={16} />} onClick={() => setAsked(true)}>
      {t("documents.invitation")}
    </Button>
  );
  return (
    <Suspense fallback={button}>
      <MeetingDocument kind="invitation" of={of} opened={asked} />
    </Suspense>
  );
}

function NoMeeting({ alone }: { alone: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <section className={`card ${alone ? own.whole : own.wide}`}>
      <EmptyState icon="meeting" title={t("today.noMeeting")} why={t("today.noMeetingWhy")}>
        {may.make("meeting", {}) && <LinkButton to="/meetings">{t("today.planMeeting")}</LinkButton>}
      </EmptyState>
    </section>
  );
}
