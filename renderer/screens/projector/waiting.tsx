/** Nothing is recorded under the item yet: what it is about, who begins, what is asked, how long there is, what is open on it. */
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../db/contract/records.ts";
import { textOf } from "../../../db/language/names.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { clockText, secondsSpent, timeLeft } from "../../meeting/clock.ts";
import { ItemMark } from "../../meeting/look/kind-mark.tsx";
import { TimerRing } from "../../meeting/look/timer-ring.tsx";
import { DueText } from "../../ui/marks/due-text.tsx";
import { Floor } from "./floor.tsx";
import { layoutOf, linesIn, MARGIN, type Stage } from "./layout.ts";
import { Texts } from "./sentence.tsx";
import type { OnScreen } from "./shown.ts";
import own from "./stage.module.css";
import { Mark, Named } from "./tally.tsx";

type Item = NonNullable<OnScreen["item"]>;

interface Props {
  shown: OnScreen & { item: Item };
  labels: Labels;
  both: boolean;
  stage: Stage;
  now: number;
}

/** So wide is the ring with what lies around it; so high what stands above and below the title. */
const RING = 484;
const AROUND = 620;

export function Waiting({ shown, labels, both, stage, now }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { number, title, presenter, kind, clock, open } = shown.item;
  const { size } = layoutOf(textOf(title.zh, title.en, language), {
    lines: linesIn(language),
    width: stage.width - 2 * MARGIN - RING,
    height: stage.height - AROUND,
  });
  return (
    <>
      <p className={own.label}>
        <ItemMark kind={kind}>
          {[number > 0 && t("projector.item", { number }), t(`values.kind.${kind}`)].filter(Boolean).join(" · ")}
        </ItemMark>
        {presenter && (
          <span className={own.by}>
            <Named party={presenter} labels={labels} /> {t("projector.presents")}
          </span>
        )}
      </p>
      <div className={own.waiting}>
        <div className={own.about}>
          <h1 style={{ "--size": size } as React.CSSProperties}>
            <Texts text={title} both={both} />
          </h1>
          <p className={own.ask}>{t(`projector.asks.${kind}`)}</p>
        </div>
        <Time clock={clock} now={now} />
      </div>
      <div className={own.open}>
        {open.actions.length > 0 && (
          <Column title={t("projector.openActions")} more={open.actions.length - SHOWN}>
            {open.actions.slice(0, SHOWN).map(({ id, text, party, due }) => (
              <li key={id}>
                {party && <Mark party={party} labels={labels} />}
                <span className={own.cut}>{textOf(text.zh, text.en, language)}</span>
                {due && <DueText due={due} today={todayHere()} />}
              </li>
            ))}
          </Column>
        )}
        {open.decisions.length > 0 && (
          <Column title={t("projector.openDecisions")} more={open.decisions.length - SHOWN}>
            {open.decisions.slice(0, SHOWN).map(({ zh, en }) => (
              <li key={`${zh}${en}`}>
                <span className={own.cut}>{textOf(zh, en, language)}</span>
                <span className="soft">{t("projector.undecided")}</span>
              </li>
            ))}
          </Column>
        )}
        <Floor shown={shown} labels={labels} now={now} />
      </div>
    </>
  );
}

const SHOWN = 2;

function Column({ title, more, children }: { title: string; more: number; children: React.ReactNode }) {
  return (
    <section>
      <h2>
        {title} {more > 0 && <span className="numbers">+{more}</span>}
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

/** A ring with what is left in it; without planned minutes there is nothing to fill it, and the time alone is shown. */
function Time({ clock, now }: { clock: Item["clock"]; now: number }) {
  const { t } = useTranslation();
  const { left, used, tone } = timeLeft(clock, now);
  if (left === null && secondsSpent(clock, now) === 0) return null;
  return (
    <div className={own.left} role="timer">
      {left !== null && <TimerRing used={used} tone={tone} />}
      <div>
        <b className={`numbers ${own.clock}`} data-tone={tone}>
          {clockText(left ?? secondsSpent(clock, now))}
        </b>
        {left !== null && <small>{t(left < 0 ? "live.overOf" : "live.leftOf", { count: clock.minutes ?? 0 })}</small>}
      </div>
    </div>
  );
}
