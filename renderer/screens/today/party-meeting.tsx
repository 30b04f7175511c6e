/** The next meeting as a party sees it: what it is to do there, whether it comes, and when its item begins. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { NextMeeting } from "../../../db/contract/procedures/today.ts";
import { hasAnswered } from "../../../db/contract/questions.ts";
import { dueInWords } from "../../../db/language/day-words.ts";
import { textOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useSave } from "../../records/use-record.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import type { Overview } from "./overview.ts";
import own from "./today.module.css";
import { whenOf } from "./when.ts";

export function PartyMeeting({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { next } = data;
  if (!next)
    return (
      <Card title={t("today.next")} icon="meeting" className={own.narrow}>
        <EmptyState title={t("today.noMeeting")} why={t("today.noMeetingWhy")} />
      </Card>
    );
  const { meeting, items, seat } = next;
  const isOurs = ({ presenter }: NextMeeting["items"][number]) =>
    presenter !== null && presenter === data.mine.organization;
  const own_ = items.findIndex(isOurs);
  const item = items[own_];
  const left = meeting.day && dueInWords(meeting.day, data.day, language).words;
  return (
    <Card title={t("today.next")} icon="meeting" className={own.narrow}>
      <b>{textOf(meeting.title_zh, meeting.title_en, language)}</b>
      <p className={own.note}>{[whenOf(next, language), left].filter(Boolean).join(" · ")}</p>
      {item && (
        <p>
          {t(item.minutes === null ? "today.presentsOpen" : "today.presents", {
            number: own_ + 1,
            title: textOf(item.title_zh, item.title_en, language),
            minutes: item.minutes,
          })}
        </p>
      )}
      {seat ? <Answer next={next} reports={item !== undefined} /> : <p className="soft">{t("today.notOnList")}</p>}
      {items.length > 0 && (
        <ol className={own.mini} aria-label={t("today.agenda")}>
          {items.map((one, index) => (
            <li key={one.id} data-ours={isOurs(one) || undefined}>
              <span className={own.cut}>
                {index + 1} {textOf(one.title_zh, one.title_en, language)}
              </span>
              <span>{one.at}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** Says who comes, or that nobody does; what was said can be changed. */
function Answer({ next: { meeting, seat }, reports }: { next: NextMeeting; reports: boolean }) {
  const { t } = useTranslation();
  const save = useSave();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  if (!seat) return null;
  const put = (fields: { name?: string | null; presence: "expected" | "excused" }) =>
    void save("attendance", seat.id, fields).catch(() => {});
  const name = seat.name ?? status?.profile?.name ?? "";
  const away = seat.presence === "excused";
  return (
    <>
      {hasAnswered(seat) && (
        <p className={own.note} role="status">
          {away ? t("today.saidAway") : t("today.saidComes", { name })}
        </p>
      )}
      <div className={own.foot}>
        {reports && (
          <LinkButton to="/round/$id" params={{ id: meeting.id }} variant="default">
            {t("today.writeReport")}
          </LinkButton>
        )}
        {(away || !hasAnswered(seat)) && (
          <Button variant="default" onClick={() => put({ name, presence: "expected" })}>
            {t("today.comes")}
          </Button>
        )}
        {!away && (
          <Button variant="subtle" onClick={() => put({ presence: "excused" })}>
            {t("today.staysAway")}
          </Button>
        )}
      </div>
    </>
  );
}
