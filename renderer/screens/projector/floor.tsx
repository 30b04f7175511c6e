/** Who speaks and how long still, who speaks next and why, who has not been heard, and a point of order that was raised. */
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../db/contract/records.ts";
import { secondsOf } from "../../../db/rules/floor.ts";
import { clockText, timeLeft } from "../../meeting/clock.ts";
import { useReason } from "../../meeting/floor/reason.ts";
import type { OnScreen } from "./shown.ts";
import own from "./stage.module.css";
import { Named, Parties } from "./tally.tsx";

const NEXT = 3;

interface Props {
  shown: OnScreen;
  labels: Labels;
  now: number;
}

export function Floor({ shown: { speaking, turns, point, item, ...shown }, labels, now }: Props) {
  const { t } = useTranslation();
  const reason = useReason();
  // Beside those who have not taken a position, who has not spoken is one thing too many.
  const unheard = shown.positions.length > 0 ? [] : shown.unheard;
  if (!speaking && turns.length === 0 && !point && (unheard.length === 0 || !item)) return null;
  return (
    <section className={own.floor} aria-label={t("live.speaking")}>
      {point && (
        <p className={own.point}>
          <b>{t(`values.kind.${point.kind}`)}</b> <Named party={point} labels={labels} />
          {point.text && t("floor.says", { text: point.text })}
        </p>
      )}
      {speaking && (
        <p>
          <span className={own.what}>{t("live.speaking")}</span> <Named party={speaking} labels={labels} />{" "}
          <SpeechClock speaking={speaking} now={now} />
        </p>
      )}
      {turns.length > 0 && (
        <p>
          <span className={own.what}>{t("projector.nextSpeakers")}</span>{" "}
          {turns.slice(0, NEXT).map((turn) => (
            <span key={turn.organization} className={own.turn}>
              <Named party={{ organization: turn.organization, sector: turn.sector ?? null }} labels={labels} />{" "}
              <span className="soft">{reason(turn)}</span>
            </span>
          ))}
          {turns.length > NEXT && <span className="numbers soft">+{turns.length - NEXT}</span>}
        </p>
      )}
      {unheard.length > 0 && item && (
        <p data-testid="unheard">
          <span className={own.what}>{t("projector.unheard")}</span> <Parties parties={unheard} labels={labels} />
        </p>
      )}
    </section>
  );
}

function SpeechClock({ speaking, now }: { speaking: NonNullable<OnScreen["speaking"]>; now: number }) {
  const { t } = useTranslation();
  const { organization, started_at, minutes } = speaking;
  const spent = secondsOf({ organization, started_at, ended_at: null, seconds: null }, now);
  const { left, tone } = timeLeft({ spent, started_at: null, minutes }, now);
  return (
    <span className={`numbers ${own.clock}`} data-tone={tone} role="timer">
      {left === null ? clockText(spent) : t(left < 0 ? "live.over" : "live.left", { time: clockText(left) })}
    </span>
  );
}
