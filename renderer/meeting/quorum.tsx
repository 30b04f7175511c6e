/** Whether enough are there, by sector, with the rule and what is missing. */
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { SECTORS } from "../../db/contract/vocabulary.ts";
import { Icon } from "../ui/icon.tsx";
import { SectorMark } from "../ui/marks/sector-mark.tsx";
import type { MeetingView } from "./meeting-view.ts";
import { QUORUM_WORDS, quorumStanding } from "./quorum-standing.ts";
import own from "./room-side.module.css";

export const QuorumState = memo(function QuorumState({ quorum }: { quorum: MeetingView["quorum"] }) {
  const { t } = useTranslation();
  const { rule, missing, present, expected } = quorum;
  const state = quorumStanding(quorum);
  const missed = missing.map((what) =>
    what === "percent"
      ? t("live.missingPercent", { percent: rule?.percent ?? 0 })
      : t(`values.sector.${what}` as "values.sector.ngo"),
  );
  const asked = [
    ...SECTORS.filter((sector) => (rule?.sectors[sector] ?? 0) > 0).map(
      (sector) => `${t(`values.sector.${sector}`)} ≥ ${rule?.sectors[sector]}`,
    ),
    ...(rule && rule.percent > 0 ? [t("live.ofAll", { percent: rule.percent })] : []),
  ];
  return (
    <div className={own.quorum} data-state={state} role="status">
      {state !== "unasked" && (
        <>
          <Icon name={state === "met" ? "check" : "warning"} size={16} /> {t(QUORUM_WORDS[state])} ·{" "}
        </>
      )}
      <span className="numbers">{t("live.partiesPresent", { present, expected })}</span>
      {missed.length > 0 && (
        <div className="small">{t("live.missing", { what: missed.join(t("parts.listSeparator")) })}</div>
      )}
      <div className={own.rule}>
        {state === "unasked" ? t(QUORUM_WORDS[state]) : t("live.rule", { rule: asked.join(t("parts.listSeparator")) })}
      </div>
    </div>
  );
});

/** Present of expected parties of each sector that is asked for or awaited. */
export const SectorCounts = memo(function SectorCounts({ quorum }: { quorum: MeetingView["quorum"] }) {
  const { t } = useTranslation();
  const shown = SECTORS.filter(
    (sector) => quorum.sectors[sector].expected > 0 || (quorum.rule?.sectors[sector] ?? 0) > 0,
  );
  return (
    <div className={own.sectors}>
      {shown.map((sector) => {
        const { present, expected } = quorum.sectors[sector];
        const missing = quorum.missing.includes(sector) || (expected > 0 && present === 0);
        return (
          <div key={sector} className={own.sectorRow} data-of={sector}>
            <SectorMark sector={sector} />
            <span>{t(`values.sector.${sector}`)}</span>
            <Dots present={present} expected={expected} />
            <b className={`numbers ${missing ? "late" : ""}`}>
              {present} / {expected} {missing && t("live.missingSector")}
            </b>
          </div>
        );
      })}
    </div>
  );
});

/** More than these are counted alone. */
const DOTS = 10;

/** A dot for each party that is awaited, filled where it is there. */
function Dots({ present, expected }: { present: number; expected: number }) {
  if (expected > DOTS) return <span />;
  return (
    <span className={own.dots} aria-hidden="true">
      {Array.from({ length: expected }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots are all alike
        <i key={index} data-there={index < present || undefined} />
      ))}
    </span>
  );
}
