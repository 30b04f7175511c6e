/** How long each sector has spoken, and its share of all speaking time. */
import { useTranslation } from "react-i18next";
import { SectorBadge } from "../ui/sector-badge.tsx";
import { clockText } from "./clock.ts";
import type { MeetingView } from "./meeting-view.ts";
import own from "./room-side.module.css";
import { speakingShares } from "./speaking.ts";

/** @param now of a speech that is going on, ms since 1970 */
export function Shares({ view, now }: { view: MeetingView; now: number }) {
  const { t } = useTranslation();
  return (
    <div className={own.shares}>
      {speakingShares(view, now).map(({ sector, seconds, share }) => (
        <div key={sector} className={own.share}>
          <SectorBadge sector={sector} />
          <progress max={1} value={share} aria-label={t(`values.sector.${sector}`)} />
          <span className="numbers small">
            {clockText(seconds)} · {Math.round(share * 100)} %
          </span>
        </div>
      ))}
    </div>
  );
}
