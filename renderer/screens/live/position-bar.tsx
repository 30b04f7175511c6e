/** Positions on the outcome that is asked about, within its card: a number picks the party, a letter says where it stands. */
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { Icon } from "../../ui/icon.tsx";
import { keyText } from "../../ui/key-text.ts";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import { RESULT_KEYS, STANCE_KEYS } from "./keys.ts";
import own from "./position-bar.module.css";

type Stance = RecordOf<"position">["stance"];

interface Props {
  outcome: RecordOf<"outcome">;
  /** Present member parties, in the order of their numbers. */
  parties: MeetingView["attendance"];
  stances: ReadonlyMap<string, Stance>;
  /** Short names where an organization has one. */
  shortNames: ReadonlyMap<string, string>;
  labels: MeetingView["labels"];
  /** Enough are there to decide. */
  quorate: boolean;
  /** Index of the party that the next stance is for. */
  at: number;
  onAt(index: number): void;
  onStance(stance: Stance): void;
  /** Null: for those who do not run the meeting. */
  onResult: ((state: RecordOf<"outcome">["state"]) => void) | null;
  /** The caret is in the entry line, where these keys are text. */
  typing: boolean;
}

/** A button that is pressed by the pointer does not take the caret from where one types. */
function keepCaret(event: React.MouseEvent) {
  if ((event.target as Element).closest("button")) event.preventDefault();
}

export function PositionBar(props: Props) {
  const { outcome, parties, stances, shortNames, labels, quorate, at, onAt, onStance, onResult, typing } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  if (parties.length === 0) return <p className={`small soft ${own.none}`}>{t("live.nobodyPresent")}</p>;
  return (
    <section
      className={own.positions}
      aria-label={t("live.positionsOn", { text: textOf(outcome.text, outcome.text_en, language) })}
      onMouseDown={keepCaret}
    >
      <div className={own.parties}>
        {parties.map((party, index) => {
          const stance = stances.get(party.organization);
          const name = nameOf(labels[party.organization], language);
          return (
            <PartyButton
              key={party.id}
              index={index}
              sector={party.sector}
              stance={stance}
              name={name}
              short={(language === "zh" && shortNames.get(party.organization)) || name}
              on={index === at}
              onAt={onAt}
            />
          );
        })}
      </div>
      <div className={own.stances}>
        {typing && (
          <span className={own.first}>
            <kbd>Esc</kbd> {t("live.keysAfter")}
          </span>
        )}
        {Object.entries(STANCE_KEYS).map(([key, stance]) => (
          <button key={key} type="button" className="plain-button" onClick={() => onStance(stance)}>
            <kbd>{keyText(key)}</kbd> {t(`values.stance.${stance}`)}
          </button>
        ))}
        <span>
          <kbd>I</kbd> {t("live.giveReason")}
        </span>
        {outcome.kind === "decision" && onResult && (
          <span className={own.results}>
            {!quorate && <b className="late">{t("live.quorumNotMet")}</b>}
            {Object.entries(RESULT_KEYS).map(([key, state]) => (
              <button key={key} type="button" className="plain-button" onClick={() => onResult(state)}>
                <kbd>{keyText(key)}</kbd> {t(`values.state.${state}`)}
              </button>
            ))}
          </span>
        )}
      </div>
    </section>
  );
}

interface PartyProps {
  index: number;
  sector: MeetingView["attendance"][number]["sector"];
  stance: Stance | undefined;
  name: string;
  /** Its short name, where it has one. */
  short: string;
  /** The next stance is for it. */
  on: boolean;
  onAt(index: number): void;
}

/** Drawn again only when it itself changes: there may be sixty, and each key press moves on by one. */
const PartyButton = memo(function PartyButton({ index, sector, stance, name, short, on, onAt }: PartyProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!on) return;
    // In the frame that shows the key press: the layout that it needs is then made once for both.
    const frame = requestAnimationFrame(() => button.current?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, [on]);
  return (
    <button
      ref={button}
      type="button"
      className={own.party}
      data-at={on || undefined}
      data-stance={stance}
      aria-pressed={on}
      onClick={() => onAt(index)}
      title={name}
    >
      <kbd>{index + 1}</kbd>
      <SectorMark sector={sector} />
      <span className={own.name}>{short}</span>
      {stance === "support" ? (
        <Icon name="check" size={16} label={t("values.stance.support")} />
      ) : (
        stance && <span className={own.stance}>{t(`values.stance.${stance}`)}</span>
      )}
    </button>
  );
});
