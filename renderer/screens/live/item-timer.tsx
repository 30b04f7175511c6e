/** The time of the current item: counts up, says what is left, turns amber near the end and red after it. */
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { clockText, secondsSpent, timeLeft } from "../../meeting/clock.ts";
import { useSeconds } from "../../meeting/use-seconds.ts";
import own from "./live.module.css";

interface Props {
  item: RecordOf<"agenda_item">;
  /** Null: for those who only follow. */
  onToggle: (() => void) | null;
  children: React.ReactNode;
}

/** The title of the item (its children), its timer, and the bar below both. */
export function ItemTimer({ item, onToggle, children }: Props) {
  const { t } = useTranslation();
  const now = useSeconds(item.started_at !== null);
  const spent = secondsSpent(item, now);
  const { left, tone } = timeLeft(item, now);
  return (
    <>
      <div className={own.head}>
        {children}
        <button
          type="button"
          className={`plain-button ${own.timer}`}
          data-tone={tone}
          onClick={() => onToggle?.()}
          title={onToggle ? t("live.timerHint") : undefined}
        >
          {clockText(spent)}
          <small>
            {item.started_at === null && `${t("live.paused")} `}
            {left !== null && t(left < 0 ? "live.over" : "live.left", { time: clockText(left) })}{" "}
            {onToggle && <kbd>Space</kbd>}
          </small>
        </button>
      </div>
      <progress
        className={own.progress}
        data-tone={tone}
        max={(item.minutes ?? 0) * 60 || 1}
        value={item.minutes ? Math.min(spent, item.minutes * 60) : 0}
        aria-label={t("live.timeUsed")}
      />
    </>
  );
}
