/** Who is in the room, who speaks, and what is still open from last time; folded, the same in figures. */
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { QuorumState, SectorCounts } from "../../../meeting/quorum.tsx";
import { RoomEvents } from "../../../meeting/room-events.tsx";
import own from "../../../meeting/room-side.module.css";
import type { Act } from "../../../meeting/use-meeting-view.ts";
import { ActionLine } from "../../../records/action-line.tsx";
import { Icon } from "../../../ui/icon.tsx";
import parts from "../../../ui/parts.module.css";
import { Called } from "../floor/called.tsx";
import { FloorSide } from "../floor/floor.tsx";
import { ForecastNote } from "../floor/forecast-note.tsx";
import { CheckIn } from "./check-in.tsx";
import { RoomFolded } from "./room-folded.tsx";

const SHOWN = 20;

interface Props {
  view: MeetingView;
  act: Act;
  folded: boolean;
  onFold(folded: boolean): void;
  checkIn: RefObject<HTMLInputElement | null>;
  speaker: RefObject<HTMLInputElement | null>;
}

export function RoomSide({ view, act, folded, onFold, checkIn, speaker }: Props) {
  const { t } = useTranslation();
  const { quorum, carriedOver, labels } = view;
  if (folded) return <RoomFolded view={view} onUnfold={() => onFold(false)} />;
  return (
    <aside className={own.side} aria-label={t("live.tabs.room")}>
      <div className={own.top}>
        <QuorumState quorum={quorum} />
        <button
          type="button"
          className={`plain-button ${own.fold}`}
          aria-expanded="true"
          aria-label={t("live.foldRoom")}
          title={t("live.foldRoom")}
          onClick={() => onFold(true)}
        >
          <Icon name="panel-right" />
        </button>
      </div>
      <ForecastNote view={view} />
      <RoomEvents view={view} />
      <FloorSide view={view} speaker={speaker} />
      <section className={own.attending}>
        <h3>
          {t("live.attending")} <kbd>C</kbd>
        </h3>
        <SectorCounts quorum={quorum} />
        <Called view={view} />
        <CheckIn view={view} act={act} ref={checkIn} />
      </section>
      <section className={own.carried}>
        <h3>
          {t("meetings.carriedOver")} {carriedOver.length}
        </h3>
        {carriedOver.length === 0 && <p className="small soft">{t("live.nothingCarried")}</p>}
        <ul className={parts.list}>
          {carriedOver.slice(0, SHOWN).map((action) => (
            <ActionLine key={action.id} action={action} labels={labels} />
          ))}
        </ul>
        {carriedOver.length > SHOWN && (
          <p className="small soft">{t("live.moreCarried", { count: carriedOver.length - SHOWN })}</p>
        )}
      </section>
    </aside>
  );
}
