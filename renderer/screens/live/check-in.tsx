/** Check-in: two letters find a party, Enter marks it present. Parties that were not expected are found as well. */
import { memo, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { PRESENCE } from "../../../db/contract/vocabulary.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Choice } from "../../parts/choice.tsx";
import { nameOf, textOf } from "../../parts/name.ts";
import { SectorBadge } from "../../parts/sector-badge.tsx";
import type { Sheet } from "../meetings/meeting.tsx";
import { withPresence } from "./changes.ts";
import { matchParties } from "./match.ts";
import own from "./room-side.module.css";
import { sameParts } from "./steady.ts";
import { useFinder } from "./use-finder.ts";
import { useParties } from "./use-parties.ts";
import type { Act } from "./use-sheet.ts";

type Presence = RecordOf<"attendance">["presence"];
const SUGGESTED = 6;

interface Props {
  sheet: Sheet;
  act: Act;
  ref: Ref<HTMLInputElement>;
}

export const CheckIn = memo(Seats, sameParts("meeting", "attendance", "labels"));

function Seats({ sheet, act, ref }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const finder = useFinder();
  const { wanted, picked } = finder;
  const parties = useParties(sheet, wanted);
  const { meeting, attendance, labels } = sheet;
  const presenceOf = new Map(attendance.map((seat) => [seat.organization, seat.presence]));
  const isThere = (id: string) => presenceOf.get(id) === "present";
  // Who is here already is found last: two letters and Enter are meant for those who come in.
  const found = wanted === "" ? [] : matchParties(wanted, parties);
  const hits = [...found.filter(({ id }) => !isThere(id)), ...found.filter(({ id }) => isThere(id))].slice(
    0,
    SUGGESTED,
  );
  const check = (organization: string, presence: Presence, observes = false) => {
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
  const press = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const party = hits[picked];
    // Only who is here can leave.
    const leaving = event.altKey ? (hits.slice(picked).find(({ id }) => isThere(id)) ?? null) : null;
    if (event.key === "Enter" && event.altKey) {
      if (leaving) check(leaving.id, "left");
    } else if (event.key === "Enter" && party) check(party.id, event.ctrlKey ? "excused" : "present", event.shiftKey);
    else if (!finder.takes(event, hits.length)) return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={ref}
        className={own.checkIn}
        value={finder.words}
        onChange={(event) => finder.type(event.currentTarget.value)}
        onKeyDown={press}
        placeholder={t("live.checkIn")}
        aria-label={t("live.checkIn")}
        data-testid="check-in"
      />
      {wanted !== "" && hits.length === 0 && <p className="soft small">{t("frame.nothingFound")}</p>}
      {wanted !== "" && hits.length > 0 && (
        <ul className={own.seats}>
          {hits.map((party, index) => (
            <li key={party.id} data-on={index === picked || undefined}>
              <SectorBadge sector={party.sector} />
              <span className={own.partyName}>{textOf(party.shown.zh, party.shown.en, language)}</span>
              <button type="button" className="plain-button small link" onClick={() => check(party.id, "present")}>
                {isThere(party.id)
                  ? t("values.presence.present")
                  : party.attends
                    ? t("live.arrive")
                    : t("live.addParty")}
              </button>
            </li>
          ))}
        </ul>
      )}
      {wanted !== "" && hits.length > 0 && (
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
              <SectorBadge sector={seat.sector} />
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
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
