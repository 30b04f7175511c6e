/** Who speaks: started and stopped by key, with each sector's share, and who has not been heard on the item. */
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { matchParties } from "../../../db/language/parties.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { clockText } from "../../meeting/clock.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import own from "../../meeting/room-side.module.css";
import { Shares } from "../../meeting/shares.tsx";
import { secondsOf, unheardSectors } from "../../meeting/speaking.ts";
import { useSeconds } from "../../meeting/use-seconds.ts";
import { useCommand } from "../../records/use-record.ts";
import { SectorBadge } from "../../ui/sector-badge.tsx";
import { useParties } from "./line/use-parties.ts";
import { useFinder } from "./use-finder.ts";

const SUGGESTED = 5;

export function Speakers({ view, ref }: { view: MeetingView; ref: Ref<HTMLInputElement> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const finder = useFinder();
  const { wanted, picked } = finder;
  const speaking = view.speeches.find(({ ended_at }) => ended_at === null) ?? null;
  const now = useSeconds(speaking !== null);
  const parties = useParties(view, "").filter(({ attends }) => attends);
  const hits = wanted === "" ? [] : matchParties(wanted, parties).slice(0, SUGGESTED);
  const unheard = unheardSectors(view, view.meeting.current_item);
  const speak = (organization: string | null) => {
    finder.clear();
    void run(() => client.meeting.speak({ meeting: view.meeting.id, organization, opId: newAction() }));
  };
  const press = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const party = hits[picked];
    if (event.key === "Enter") {
      if (party) speak(party.id);
      else if (wanted === "" && speaking) speak(null);
      event.currentTarget.blur();
    } else if (!finder.takes(event, hits.length)) return;
    event.preventDefault();
  };
  return (
    <section>
      <h3>
        {t("live.speaking")} <kbd>M</kbd>
      </h3>
      {speaking && (
        <p className={own.speaking} data-testid="speaking">
          <b>{nameOf(view.labels[speaking.organization], language)}</b>{" "}
          <span className="numbers">{clockText(secondsOf(speaking, now))}</span>{" "}
          <button type="button" className="plain-button link" onClick={() => speak(null)}>
            {t("live.stopSpeaking")}
          </button>
        </p>
      )}
      <input
        ref={ref}
        className={own.checkIn}
        value={finder.words}
        onChange={(event) => finder.type(event.currentTarget.value)}
        onKeyDown={press}
        placeholder={t("live.whoSpeaks")}
        aria-label={t("live.whoSpeaks")}
        data-testid="speaker"
      />
      {hits.length > 0 && (
        <ul className={own.seats}>
          {hits.map((party, index) => (
            <li key={party.id} data-on={index === picked || undefined}>
              <SectorBadge sector={party.sector} />
              <button type="button" className={`plain-button ${own.partyName}`} onClick={() => speak(party.id)}>
                {textOf(party.shown.zh, party.shown.en, language)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Shares view={view} now={now} />
      {unheard.length > 0 && view.meeting.current_item && (
        <p className={own.unheard} role="status">
          {t("live.unheard", {
            sectors: unheard.map((sector) => t(`values.sector.${sector}`)).join(t("parts.listSeparator")),
          })}
        </p>
      )}
    </section>
  );
}
