/** How long each sector has spoken, and its share of all speaking time. */
import { useTranslation } from "react-i18next";
import { SectorBadge } from "../ui/sector-badge.tsx";
import { clockText } from "./clock.ts";
import own from "./room-side.module.css";
import type { Sheet } from "./sheet.ts";
import { speakingShares } from "./speaking.ts";

/** @param now of a speech that is going on, ms since 1970 */
export function Shares({ sheet, now }: { sheet: Sheet; now: number }) {
  const { t } = useTranslation();
  return (
    <div className={own.shares}>
      {speakingShares(sheet, now).map(({ sector, seconds, share }) => (
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
