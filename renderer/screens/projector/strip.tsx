/** The agenda at the foot: what is on with its time, what comes next by title, all else by its number alone. */
import { useTranslation } from "react-i18next";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { clockText, secondsSpent, timeLeft } from "../../meeting/clock.ts";
import { Icon } from "../../ui/icon.tsx";
import type { OnScreen } from "./shown.ts";
import own from "./stage.module.css";

export function Strip({ shown: { agenda, item }, now }: { shown: OnScreen; now: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ol className={own.strip} aria-label={t("meetings.agenda")}>
      {agenda.map(({ id, number, title, state }) => (
        <li key={id} data-state={state} aria-current={state === "now" ? "step" : undefined}>
          {state === "done" && <Icon name="check" label={t("values.state.done")} />}
          <span className="numbers">{number}</span>
          {(state === "now" || state === "ahead") && (
            <span className={own.stripTitle}>{textOf(title.zh, title.en, language)}</span>
          )}
          {state === "now" && item && <Countdown clock={item.clock} now={now} />}
        </li>
      ))}
    </ol>
  );
}

/** What is left of the planned minutes, or how long it is over; without them, how long it has taken. */
function Countdown({ clock, now }: { clock: NonNullable<OnScreen["item"]>["clock"]; now: number }) {
  const { t } = useTranslation();
  const { left, tone } = timeLeft(clock, now);
  return (
    <b className={`numbers ${own.clock}`} data-tone={tone} role="timer">
      {left === null
        ? clockText(secondsSpent(clock, now))
        : left < 0
          ? t("live.over", { time: clockText(left) })
          : clockText(left)}
    </b>
  );
}
