/** Positions on the chosen decision: a number picks the party, a letter says where it stands. */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { nameOf } from "../../parts/name.ts";
import { SectorBadge } from "../../parts/sector-badge.tsx";
import { useCommand } from "../../parts/use-record.ts";
import type { Sheet } from "../meetings/meeting.tsx";
import own from "./live.module.css";

type Stance = RecordOf<"position">["stance"];

/** Keys for the stances; the same key again takes the position back. */
export const STANCE_KEYS: Record<string, Stance> = { s: "support", v: "reservation", a: "abstain", x: "oppose" };

export function PositionBar({ decision, sheet }: { decision: RecordOf<"outcome">; sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const parties = sheet.attendance.filter(({ presence, role }) => presence === "present" && role === "member");
  const [at, setAt] = useState(0);
  const stanceOf = (organization: string) =>
    sheet.positions.find((one) => one.outcome === decision.id && one.organization === organization)?.stance;
  const take = (index: number, stance: Stance) => {
    const party = parties[index];
    if (!party) return;
    const same = stanceOf(party.organization) === stance;
    void run(() =>
      client.meeting.takePosition({
        outcome: decision.id,
        organization: party.organization,
        stance: same ? null : stance,
        opId: newAction(),
      }),
    );
    setAt(Math.min(index + 1, parties.length - 1));
  };
  const latest = useRef({ take, at, setAt, parties });
  latest.current = { take, at, setAt, parties };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const text = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && (target as HTMLInputElement).value !== "";
      const field =
        /^(INPUT|SELECT)$/.test(target.tagName) ||
        (target.tagName === "TEXTAREA" && target.dataset.testid !== "compose");
      if (
        text ||
        field ||
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        document.querySelector('[role="dialog"]')
      )
        return;
      const now = latest.current;
      const stance = STANCE_KEYS[event.key.toLowerCase()];
      if (/^[1-9]$/.test(event.key) && now.parties.length >= Number(event.key)) now.setAt(Number(event.key) - 1);
      else if (event.key === "0" && now.parties.length > 9) now.setAt(Math.min(now.at + 10, now.parties.length - 1));
      else if (stance && now.parties.length > 0) now.take(now.at, stance);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  if (parties.length === 0) return <p className={`small soft ${own.positions}`}>{t("live.nobodyPresent")}</p>;
  return (
    <fieldset className={own.positions}>
      <legend className="visually-hidden">{t("live.positions")}</legend>
      {parties.map((party, index) => {
        const stance = stanceOf(party.organization);
        return (
          <button
            key={party.id}
            type="button"
            className={own.party}
            data-at={index === at || undefined}
            onClick={() => setAt(index)}
            title={nameOf(sheet.labels[party.organization], language)}
          >
            <kbd>{index + 1}</kbd>
            <SectorBadge sector={party.sector} mark={stance} />
            <span className={own.partyName}>{nameOf(sheet.labels[party.organization], language)}</span>
            <span className="small" data-stance={stance}>
              {stance ? t(`values.stance.${stance}`) : "·"}
            </span>
          </button>
        );
      })}
      <span className={own.stances}>
        {Object.entries(STANCE_KEYS).map(([key, stance]) => (
          <button key={key} type="button" className="plain-button" onClick={() => take(at, stance)}>
            <kbd>{key.toUpperCase()}</kbd> {t(`values.stance.${stance}`)}
          </button>
        ))}
      </span>
    </fieldset>
  );
}
