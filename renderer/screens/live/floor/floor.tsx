/** The floor: who speaks and how long still, points of order, who waits and why in this order, and how much each sector has had. */
import { type Ref, useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../../../db/language/names.ts";
import { secondsOf } from "../../../../db/rules/floor.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { clockText, timeLeft } from "../../../meeting/clock.ts";
import { Limits } from "../../../meeting/floor/limits.tsx";
import { Shares } from "../../../meeting/floor/shares.tsx";
import { unheardSectors } from "../../../meeting/floor/speaking.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import side from "../../../meeting/room-side.module.css";
import { useSeconds } from "../../../meeting/use-seconds.ts";
import { useMay } from "../../../records/may.ts";
import own from "./floor.module.css";
import { PartyField } from "./party-field.tsx";
import { Points, Raise } from "./points.tsx";
import { useFloor } from "./use-floor.ts";
import { Waiting } from "./waiting.tsx";

interface Props {
  view: MeetingView;
  /** Where the name of a party is typed that asks for the floor. */
  speaker: Ref<HTMLInputElement>;
}

export function FloorSide({ view, speaker }: Props) {
  const { t } = useTranslation();
  const floor = useFloor(view);
  const keeps = useMay().call("meeting.speak");
  const speaking = view.speeches.find(({ ended_at }) => ended_at === null) ?? null;
  const now = useSeconds(speaking !== null);
  const unheard = unheardSectors(view, view.meeting.current_item);
  const [fresh, setFresh] = useState<string | null>(null);
  const [setting, setSetting] = useState(false);
  return (
    <section className={own.floor}>
      <h3>
        {t("live.speaking")} <kbd>M</kbd>
        {keeps && (
          <button
            type="button"
            className={`plain-button link small ${own.set}`}
            aria-expanded={setting}
            onClick={() => setSetting(!setting)}
          >
            {t("floor.limits")}
          </button>
        )}
      </h3>
      {setting && <Limits view={view} />}
      {speaking && <Speaking speech={speaking} view={view} now={now} onStop={keeps ? () => floor.speak(null) : null} />}
      <Points view={view} floor={keeps ? floor : null} fresh={fresh} />
      <Waiting view={view} floor={keeps ? floor : null} now={now} />
      {keeps && (
        <>
          <PartyField
            view={view}
            label={t("floor.add")}
            testId="speaker"
            ref={speaker}
            onParty={(party, atOnce) => (atOnce ? floor.speak(party) : floor.ask(party))}
            onEmpty={floor.next}
          />
          <Raise view={view} onRaised={setFresh} />
        </>
      )}
      <Shares view={view} now={now} />
      {unheard.length > 0 && view.meeting.current_item && (
        <p className={side.unheard} role="status">
          {t("live.unheard", {
            sectors: unheard.map((sector) => t(`values.sector.${sector}`)).join(t("parts.listSeparator")),
          })}
        </p>
      )}
    </section>
  );
}

interface SpeakingProps {
  speech: MeetingView["speeches"][number];
  view: MeetingView;
  now: number;
  /** Null: for those who only follow. */
  onStop: (() => void) | null;
}

/** Counted down where the meeting says how long a speech may take, and up where it does not. */
function Speaking({ speech, view, now, onStop }: SpeakingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const spent = secondsOf(speech, now);
  const { left, tone } = timeLeft({ spent, started_at: null, minutes: view.meeting.speech_minutes }, now);
  return (
    <p className={side.speaking} data-testid="speaking">
      <b>{nameOf(view.labels[speech.organization], language)}</b>{" "}
      <span className={`numbers ${own.left}`} data-tone={tone} role="timer">
        {left === null ? clockText(spent) : t(left < 0 ? "live.over" : "live.left", { time: clockText(left) })}
      </span>{" "}
      {onStop && (
        <button type="button" className="plain-button link" onClick={onStop}>
          {t("live.stopSpeaking")}
        </button>
      )}
    </p>
  );
}
