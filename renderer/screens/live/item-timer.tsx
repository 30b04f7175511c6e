/** The time of the current item: counts up, says what is left, turns amber near the end and red after it. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import own from "./live.module.css";

const AMBER = 0.8;

export function ItemTimer({ item, onToggle }: { item: RecordOf<"agenda_item">; onToggle(): void }) {
  const { t } = useTranslation();
  const now = useSeconds(item.started_at !== null);
  const running = item.started_at ? Math.max(0, Math.floor((now - Date.parse(item.started_at)) / 1000)) : 0;
  const spent = (item.spent ?? 0) + running;
  const planned = (item.minutes ?? 0) * 60;
  const share = planned > 0 ? spent / planned : 0;
  const tone = share >= 1 ? "over" : share >= AMBER ? "near" : "calm";
  return (
    <div className={own.timerBox}>
      <button
        type="button"
        className={`plain-button ${own.timer}`}
        data-tone={tone}
        onClick={onToggle}
        title={t("live.timerHint")}
      >
        {clock(spent)}
        <small>
          {item.started_at === null
            ? t("live.paused")
            : planned === 0
              ? t("live.running")
              : share >= 1
                ? t("live.over", { time: clock(spent - planned) })
                : t("live.left", { time: clock(planned - spent) })}{" "}
          <kbd>␣</kbd>
        </small>
      </button>
      {planned > 0 && (
        <progress
          className={own.progress}
          data-tone={tone}
          max={planned}
          value={Math.min(spent, planned)}
          aria-label={t("live.timeUsed")}
        />
      )}
    </div>
  );
}

function useSeconds(running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
