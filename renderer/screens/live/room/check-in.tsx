/** Check-in: two letters find a party, Enter marks it present. One that was not invited is added only when told so. */
import { Fragment, memo, type Ref, useId, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { PRESENCE } from "../../../../db/contract/vocabulary.ts";
import { nameOf, textOf } from "../../../../db/language/names.ts";
import { type Arrivals, arrivals, type Party, toldApart, withPeople } from "../../../../db/language/parties.ts";
import { tiesOf } from "../../../../db/rules/meeting-ties.ts";
import { client, newAction } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { useSyllables } from "../../../app/use-syllables.ts";
import { withPresence } from "../../../meeting/changes.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import own from "../../../meeting/room-side.module.css";
import type { Act } from "../../../meeting/use-meeting-view.ts";
import { useMay } from "../../../records/may.ts";
import { Choice } from "../../../ui/choice.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import { useParties } from "../line/use-parties.ts";
import { sameParts } from "../steady.ts";
import { useFinder } from "../use-finder.ts";

type Presence = RecordOf<"attendance">["presence"];
/** In each of the two groups. */
const SUGGESTED = 6;

const NOBODY: Arrivals = { invited: [], strangers: [], strangersFirst: false };

/** A party that nobody invited, and what it is to be noted as once somebody has said so. */
interface Asked {
  party: Party;
  presence: Presence;
}

interface Props {
  view: MeetingView;
  act: Act;
  ref: Ref<HTMLInputElement>;
}

export const CheckIn = memo(Seats, sameParts("meeting", "attendance", "labels"));

function Seats({ view, act, ref }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const uninvited = useId();
  const finder = useFinder();
  const { wanted, picked } = finder;
  const { meeting, attendance, labels } = view;
  const may = useMay();
  const ties = tiesOf(view);
  const syllables = useSyllables();
  const people = new Map(attendance.map((seat) => [seat.organization, namesOf(seat, labels)]));
  const parties = withPeople(useParties(view, wanted), people, syllables);
  const presenceOf = new Map(attendance.map((seat) => [seat.organization, seat.presence]));
  const isHere = (id: string) => presenceOf.get(id) === "present";
  const { invited, strangers, strangersFirst } = wanted === "" ? NOBODY : arrivals(wanted, parties, isHere, SUGGESTED);
  const hits = strangersFirst ? [...strangers, ...invited] : [...invited, ...strangers];
  const [asked, setAsked] = useState<Asked | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => field.current as HTMLInputElement);
  const type = (text: string) => {
    setAsked(null);
    finder.type(text);
  };
  const check = (organization: string, presence: Presence, observes = false) => {
    setAsked(null);
    finder.clear();
    void act(withPresence(organization, presence), () =>
      client.meeting.checkIn({
        meeting: meeting.id,
        organization,
        presence,
        ...(observes && { role: "observer" as const }),
        opId: newAction(),
      }),
    ).catch(() => {});
  };
  /** Who is on the list is checked in at once; a party that nobody invited is asked about first. */
  const choose = (party: Party, presence: Presence, observes = false) => {
    if (party.attends) check(party.id, presence, observes);
    else setAsked({ party, presence });
  };
  const press = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const party = hits[picked];
    // Only who is here can leave.
    const leaving = event.altKey ? (hits.slice(picked).find(({ id }) => isHere(id)) ?? null) : null;
    if (event.key === "Enter" && event.altKey) {
      if (leaving) check(leaving.id, "left");
    } else if (event.key === "Enter" && asked) {
      // A key that is held down does not answer the question that it has put.
      if (!event.repeat) check(asked.party.id, event.ctrlKey ? "excused" : asked.presence, event.shiftKey);
    } else if (event.key === "Enter" && party) choose(party, event.ctrlKey ? "excused" : "present", event.shiftKey);
    else if (event.key === "Escape" && asked) setAsked(null);
    else if (finder.takes(event, hits.length)) setAsked(null);
    else return;
    event.preventDefault();
  };
  const line = (party: Party, index: number) => (
    <li key={party.id} data-on={index === picked || undefined}>
      <SectorMark sector={party.sector} />
      <span className={own.partyName}>
        {textOf(party.shown.zh, party.shown.en, language)}{" "}
        <small className="soft">
          {[toldApart(party, hits), ...(people.get(party.id) ?? [])].filter(Boolean).join(t("parts.listSeparator"))}
        </small>
      </span>
      <button
        type="button"
        className="plain-button small link"
        onClick={() => {
          choose(party, "present");
          field.current?.focus();
        }}
      >
        {isHere(party.id) ? t("values.presence.present") : party.attends ? t("live.arrive") : t("live.addUninvited")}
      </button>
    </li>
  );
  const listed = invited.length > 0 && (
    <ul key="listed" className={`${own.seats} ${own.found}`}>
      {invited.map((party) => line(party, hits.indexOf(party)))}
    </ul>
  );
  const unlisted = strangers.length > 0 && (
    <Fragment key="unlisted">
      <h4 className={own.uninvited} id={uninvited}>
        {t("live.uninvited")}
      </h4>
      <ul className={`${own.seats} ${own.found}`} aria-labelledby={uninvited} data-testid="uninvited">
        {strangers.map((party) => line(party, hits.indexOf(party)))}
      </ul>
    </Fragment>
  );
  return (
    <>
      {may.make("attendance", { meeting: meeting.id }) && (
        <input
          ref={field}
          className={own.checkIn}
          value={finder.words}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          placeholder={t("live.checkIn")}
          aria-label={t("live.checkIn")}
          data-testid="check-in"
        />
      )}
      {asked && (
        <div className={own.asked} role="alert" data-testid="ask-uninvited">
          <p>{t("live.askUninvited", { name: textOf(asked.party.shown.zh, asked.party.shown.en, language) })}</p>
          <button type="button" className="plain-button link" onClick={() => check(asked.party.id, asked.presence)}>
            {t("live.addParticipant")} <kbd>Enter</kbd>
          </button>
          <button
            type="button"
            className="plain-button link"
            onClick={() => check(asked.party.id, asked.presence, true)}
          >
            {t("live.addObserver")} <kbd>Shift Enter</kbd>
          </button>
          <button type="button" className="plain-button link" onClick={() => setAsked(null)}>
            {t("live.addNobody")} <kbd>Esc</kbd>
          </button>
        </div>
      )}
      {wanted !== "" && hits.length === 0 && <p className="soft small">{t("frame.nothingFound")}</p>}
      {strangersFirst ? [unlisted, listed] : [listed, unlisted]}
      {hits.length > 0 && !asked && (
        <p className={own.checkInKeys}>
          <kbd>Enter</kbd> {t("values.presence.present")} <kbd>Shift Enter</kbd> {t("live.asObserver")}{" "}
          <kbd>Ctrl Enter</kbd> {t("values.presence.excused")} <kbd>Alt Enter</kbd> {t("values.presence.left")}
        </p>
      )}
      {wanted === "" && (
        <ul className={own.seats}>
          {[
            ...attendance.filter(({ presence }) => presence !== "present"),
            ...attendance.filter(({ presence }) => presence === "present"),
          ].map((seat) => (
            <li key={seat.id}>
              <SectorMark sector={seat.sector} />
              <span className={own.partyName} title={nameOf(labels[seat.organization], language)}>
                {nameOf(labels[seat.organization], language)}
                {seat.deputy_for && <small className="soft"> {t("live.deputy", { name: seat.deputy_for })}</small>}
                {seat.role === "observer" && <small className="soft"> {t("values.role.observer")}</small>}
              </span>
              <Choice
                className={own.presence}
                label={`${nameOf(labels[seat.organization], language)}: ${t("fields.presence")}`}
                state={seat.presence}
                value={seat.presence}
                options={PRESENCE.map((value) => ({ value, label: t(`values.presence.${value}`) }))}
                onChange={(presence) => check(seat.organization, presence)}
                disabled={!may.change("attendance", seat, ties)("presence")}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Who is to sit there for a party, as far as it is known. */
function namesOf(
  { name, person, companions }: MeetingView["attendance"][number],
  labels: MeetingView["labels"],
): string[] {
  const kept = [person, ...companions].map((id) => id && (labels[id]?.zh || labels[id]?.en));
  return [...new Set([name, ...kept].filter((one): one is string => Boolean(one)))];
}
