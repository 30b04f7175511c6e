/** A field into which the name of a party that attends is typed, with what was found below it. */
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { textOf } from "../../../../db/language/names.ts";
import { matchParties } from "../../../../db/language/parties.ts";
import { useLanguage } from "../../../app/i18n.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import own from "../../../meeting/room-side.module.css";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import { useParties } from "../line/use-parties.ts";
import { useFinder } from "../use-finder.ts";

const SUGGESTED = 5;

interface Props {
  view: MeetingView;
  label: string;
  testId: string;
  ref?: Ref<HTMLInputElement>;
  /** @param shift whether Shift was held */
  onParty(organization: string, shift: boolean): void;
  /** Enter in the empty field. */
  onEmpty?(): void;
  onLeave?(): void;
}

export function PartyField({ view, label, testId, ref, onParty, onEmpty, onLeave }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const finder = useFinder();
  const { wanted, picked } = finder;
  const parties = useParties(view, "").filter(({ attends }) => attends);
  const hits = wanted === "" ? [] : matchParties(wanted, parties).slice(0, SUGGESTED);
  const choose = (organization: string, shift: boolean) => {
    finder.clear();
    onParty(organization, shift);
  };
  const press = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const party = hits[picked];
    if (event.key === "Enter" && event.repeat) event.preventDefault();
    else if (event.key === "Enter") {
      event.currentTarget.blur();
      if (party) choose(party.id, event.shiftKey);
      else if (wanted === "") onEmpty?.();
    } else if (finder.takes(event, hits.length)) {
      if (event.key === "Escape") onLeave?.();
    } else return;
    event.preventDefault();
    // The Enter that was meant for the field is none for the room.
    event.stopPropagation();
  };
  return (
    <>
      <input
        ref={ref}
        className={own.checkIn}
        value={finder.words}
        onChange={(event) => finder.type(event.currentTarget.value)}
        onKeyDown={press}
        placeholder={label}
        aria-label={label}
        data-testid={testId}
      />
      {wanted !== "" && hits.length === 0 && <p className="soft small">{t("frame.nothingFound")}</p>}
      {hits.length > 0 && (
        <ul className={own.seats}>
          {hits.map((party, index) => (
            <li key={party.id} data-on={index === picked || undefined}>
              <SectorMark sector={party.sector} />
              <button
                type="button"
                className={`plain-button ${own.partyName}`}
                onClick={(event) => choose(party.id, event.shiftKey)}
              >
                {textOf(party.shown.zh, party.shown.en, language)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
