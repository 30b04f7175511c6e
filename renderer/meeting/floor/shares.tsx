/** How long each sector has spoken, its share of all speaking time, and what is left where its time is set. */
import { useTranslation } from "react-i18next";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import { clockText } from "../clock.ts";
import type { MeetingView } from "../meeting-view.ts";
import own from "../room-side.module.css";
import { type Share, speakingShares } from "./speaking.ts";

/** @param now of a speech that is going on, ms since 1970 */
export function Shares({ view, now }: { view: MeetingView; now: number }) {
  return (
    <div className={own.shares}>
      {speakingShares(view, now).map((share) => (
        <Row key={share.sector} {...share} />
      ))}
    </div>
  );
}

function Row({ sector, seconds, share, limit }: Share) {
  const { t } = useTranslation();
  const left = limit === null ? null : limit - seconds;
  return (
    <div className={own.share} data-over={(left !== null && left < 0) || undefined}>
      <SectorMark sector={sector} />
      <progress
        max={limit ?? 1}
        value={limit === null ? share : Math.min(seconds, limit)}
        aria-label={t(`values.sector.${sector}`)}
      />
      <span className="numbers small">
        {left === null
          ? `${clockText(seconds)} · ${Math.round(share * 100)} %`
          : t(left < 0 ? "live.over" : "live.left", { time: clockText(left) })}
      </span>
    </div>
  );
}
