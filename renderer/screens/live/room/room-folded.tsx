/** The room in 56 px: quorum, sectors, who speaks and how many wait, points of order, what is carried over. */
import { useTranslation } from "react-i18next";
import { isOverdue } from "../../../../db/contract/questions.ts";
import { SECTORS } from "../../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { todayHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { turnsOf } from "../../../meeting/floor/speaking.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { QUORUM_WORDS, quorumStanding } from "../../../meeting/quorum-standing.ts";
import { Icon } from "../../../ui/icon.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import own from "./room-folded.module.css";

export function RoomFolded({ view, onUnfold }: { view: MeetingView; onUnfold(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { quorum, carriedOver, labels, attendance } = view;
  const speaking = view.speeches.find(({ ended_at }) => ended_at === null);
  const speaker = speaking && attendance.find(({ organization }) => organization === speaking.organization);
  const waiting = turnsOf(view, Date.now()).length;
  const raised = view.points.filter(({ state }) => state === "raised").length;
  const late = carriedOver.filter((action) => isOverdue(action, todayHere())).length;
  const state = quorumStanding(quorum);
  return (
    <aside className={own.folded} aria-label={t("live.tabs.room")}>
      <button
        type="button"
        className="plain-button"
        aria-expanded="false"
        aria-label={t("live.unfoldRoom")}
        title={t("live.unfoldRoom")}
        onClick={onUnfold}
      >
        <Icon name="panel-right" />
      </button>
      <p
        className={own.figure}
        data-tone={{ met: "ok", missed: "bad", unasked: undefined }[state]}
        role="status"
        title={t(QUORUM_WORDS[state])}
      >
        {state !== "unasked" && <Icon name={state === "met" ? "check" : "warning"} label={t(QUORUM_WORDS[state])} />}
        <span className="numbers">
          {quorum.present}/{quorum.expected}
        </span>
      </p>
      {SECTORS.filter((sector) => quorum.sectors[sector].expected > 0 || quorum.missing.includes(sector)).map(
        (sector) => {
          const { present, expected } = quorum.sectors[sector];
          const missing = quorum.missing.includes(sector) || present === 0;
          return (
            <p key={sector} className={own.figure} data-tone={missing ? "bad" : undefined}>
              <SectorMark sector={sector} />
              <span className="numbers">
                {present}/{expected}
              </span>
            </p>
          );
        },
      )}
      {raised > 0 && (
        <p className={own.figure} data-tone="warn" role="alert" title={t("subjects.point_of_order")}>
          <Icon name="problem" label={t("subjects.point_of_order")} />
          <span className="numbers">{raised}</span>
        </p>
      )}
      <p className={own.figure} title={speaking ? nameOf(labels[speaking.organization], language) : undefined}>
        <Icon name="report" label={t("live.speaking")} />
        {speaker && <SectorMark sector={speaker.sector} title={nameOf(labels[speaker.organization], language)} />}
        {waiting > 0 && <span className="numbers">+{waiting}</span>}
      </p>
      <p className={own.figure} data-tone={late > 0 ? "bad" : undefined} title={t("meetings.carriedOver")}>
        <Icon name="action" label={t("meetings.carriedOver")} />
        <span className="numbers">{carriedOver.length}</span>
      </p>
    </aside>
  );
}
