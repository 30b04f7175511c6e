/** What is on: its title in both languages, and its time, which counts down, turns amber near the end and red after it. */
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { clockText, secondsSpent, timeLeft } from "../../meeting/clock.ts";
import { TimerRing } from "../../meeting/look/timer-ring.tsx";
import { useSeconds } from "../../meeting/use-seconds.ts";
import own from "./live.module.css";

interface Props {
  item: RecordOf<"agenda_item">;
  /** Its place in the agenda; 0: it was put off. */
  number: number;
  /** Null: for those who only follow. */
  onToggle: (() => void) | null;
}

export function ItemHead({ item, number, onToggle }: Props) {
  const language = useLanguage();
  const { title_zh, title_en } = item;
  const title = textOf(title_zh, title_en, language);
  return (
    <div className={own.head}>
      <h1 title={title}>
        <span className={own.title}>
          {number > 0 && `${number} `}
          {title}
        </span>
        {title_zh && title_en && (
          <span className={own.other} lang={language === "zh" ? "en" : "zh-CN"}>
            {language === "zh" ? title_en : title_zh}
          </span>
        )}
      </h1>
      <Timer item={item} onToggle={onToggle} />
    </div>
  );
}

/** What is left of the planned minutes; without them, how long it has taken. */
function Timer({ item, onToggle }: Omit<Props, "number">) {
  const { t } = useTranslation();
  const now = useSeconds(item.started_at !== null);
  const { left, used, tone } = timeLeft(item, now);
  return (
    <button
      type="button"
      className={`plain-button ${own.timer}`}
      data-tone={tone}
      onClick={() => onToggle?.()}
      title={onToggle ? t("live.timerHint") : undefined}
    >
      <span>
        <b className="numbers" role="timer">
          {clockText(left ?? secondsSpent(item, now))}
        </b>
        <small>
          {item.started_at === null && `${t("live.paused")} `}
          {left !== null && t(left < 0 ? "live.overOf" : "live.leftOf", { count: item.minutes ?? 0 })}{" "}
          {onToggle && <kbd>Space</kbd>}
        </small>
      </span>
      {left !== null && <TimerRing used={used} tone={tone} />}
    </button>
  );
}
