/**
 * What is to be looked at before a meeting is closed, its minutes circulated or sealed: each point leads to where it is
 * mended, or is ticked to stand so, with who did it and when.
 */
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { OFFICE } from "../../../db/contract/office.ts";
import type { Check } from "../../../db/contract/procedures/checks.ts";
import { textOf } from "../../../db/language/names.ts";
import { client, newAction } from "../../app/api.ts";
import { momentHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { KEYS } from "../../app/keys.ts";
import { useMay } from "../../records/may.ts";
import { useCommand } from "../../records/use-record.ts";
import { Icon } from "../../ui/icon.tsx";
import own from "./check-list.module.css";
import { revealPoint } from "./reveal.ts";

interface Props {
  meeting: string;
  checks: readonly Check[];
  /** Where the card is in sight already, or the list has to go away first. @returns whether that is all to be done */
  onMend?(check: Check): boolean;
  /** Nothing can be changed any more: the list tells and leads nowhere. */
  readOnly?: boolean;
}

export function CheckList({ meeting, checks, onMend, readOnly = false }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const navigate = useNavigate();
  const may = useMay();
  const mend = (check: Check) => {
    if (onMend?.(check)) return;
    // Whoever keeps what the own office's papers say mends it for all of them, others for these minutes.
    if (check.kind === "no_issuer" && may.change("setting", { id: OFFICE.issuer })("value")) {
      void navigate({ to: "/settings", search: { tab: "office" } });
    } else {
      void navigate({ to: "/meetings/$id", params: { id: meeting }, search: placeOf(check) });
    }
    revealPoint(check);
  };
  /** Those of its kind that are still open: one click lets all of them stand. */
  const alike = (check: Check) =>
    checks.filter(({ kind, must, tick: mark }) => kind === check.kind && !must && mark === null);
  const tick = (keys: string[]) => run(() => client.meeting.tick({ meeting, keys, ticked: true, opId: newAction() }));
  const unsaid = checks.filter(({ kind }) => kind === "presence");
  if (checks.length === 0) return null;
  return (
    <>
      <ul className={own.list} aria-label={t("checks.title")}>
        {checks.map((check) => {
          const says = sentenceOf(check, t, language);
          return (
            <li key={check.key} className={own.point} data-kind={check.kind} data-ticked={check.tick ? "" : undefined}>
              {check.must ? (
                <span className={own.must} title={t("checks.must")}>
                  <Icon name="close" size={16} />
                  <span className="visually-hidden">{t("checks.must")}</span>
                </span>
              ) : (
                <input
                  type="checkbox"
                  aria-label={t("checks.tick", { what: says })}
                  title={t("checks.standsSo")}
                  checked={check.tick !== null}
                  disabled={readOnly}
                  onChange={({ currentTarget: { checked: ticked } }) =>
                    void run(() => client.meeting.tick({ meeting, keys: [check.key], ticked, opId: newAction() }))
                  }
                />
              )}
              <span className={own.what}>{says}</span>
              <span />
              <span className={`small ${own.keys}`}>
                {!readOnly &&
                  (check.kind === "presence" && check.party ? (
                    <Presence meeting={meeting} organization={check.party.id} />
                  ) : (
                    <button type="button" className="plain-button link" onClick={() => mend(check)}>
                      {t(`checks.mend.${mendedAt(check)}`)}
                    </button>
                  ))}
                {!readOnly && alike(check).length > 1 && alike(check)[0] === check && (
                  <button
                    type="button"
                    className="plain-button link"
                    onClick={() => void tick(alike(check).map(({ key }) => key))}
                  >
                    {t("checks.tickAlike", { count: alike(check).length })}
                  </button>
                )}
                {check.tick && (
                  <span className="soft">
                    {t("checks.ticked", { who: check.tick.by, when: momentHere(check.tick.at, language) })}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {unsaid.length > 1 && !readOnly && (
        <button
          type="button"
          className="plain-button link small"
          onClick={() => void run(() => client.meeting.noteAbsent({ meeting, opId: newAction() }))}
        >
          {t("meetings.review.allAbsent")}
        </button>
      )}
    </>
  );
}

const PRESENCES = ["present", "absent", "excused"] as const;
const UNSETTLED = "li[data-kind=presence]:not([data-ticked])";

/** Of a point that is still open what is used on it first: of a party that nobody noted, its presence; else the tick. */
export const FIRST_CONTROL = `${UNSETTLED} button, li[data-kind]:not([data-ticked], [data-kind=presence]) :is(input, button)`;

const KEY_OF = Object.fromEntries(Object.entries(KEYS.review).map(([key, presence]) => [presence, key]));

/** Whether a party came that nobody noted anything of: one click or key each. */
function Presence({ meeting, organization }: { meeting: string; organization: string }) {
  const { t } = useTranslation();
  const run = useCommand();
  const settle = (presence: (typeof PRESENCES)[number], from: HTMLElement) => {
    // The row goes away once it is settled: the keys go on with the one after it.
    const row = from.closest("li");
    (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector("button")?.focus();
    void run(() => client.meeting.checkIn({ meeting, organization, presence, opId: newAction() }));
  };
  return PRESENCES.map((presence) => (
    <button
      key={presence}
      type="button"
      className="plain-button link"
      onClick={({ currentTarget }) => settle(presence, currentTarget)}
      data-presence={presence}
      onKeyDown={(event) => {
        const chosen = presenceOf(event);
        if (!chosen) return;
        event.preventDefault();
        settle(chosen, event.currentTarget);
      }}
    >
      {KEY_OF[presence] && <kbd>{KEY_OF[presence]}</kbd>} {t(`values.presence.${presence}`)}
    </button>
  ));
}

/** The keys of presence, pressed elsewhere in what holds the list: they count for the first party that is not settled. */
export function settleFirst(event: React.KeyboardEvent<HTMLElement>): void {
  const chosen = presenceOf(event);
  if (!chosen || event.defaultPrevented) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>(`${UNSETTLED} [data-presence=${chosen}]`)?.click();
}

function presenceOf({ key, ctrlKey, metaKey, altKey }: React.KeyboardEvent): (typeof PRESENCES)[number] | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  return KEYS.review[key.toUpperCase() as keyof typeof KEYS.review];
}

type Place = "record" | "details" | "circulation" | "not_circulated" | "not_confirmed" | "no_issuer";

function mendedAt({ kind, about }: Check): Place {
  if (about) return "record";
  if (kind === "not_circulated" || kind === "not_confirmed" || kind === "no_issuer") return kind;
  return kind.startsWith("comments") ? "circulation" : "details";
}

function placeOf(check: Check): { tab: string; part?: string } {
  const place = mendedAt(check);
  if (place === "circulation" || place === "not_circulated" || place === "not_confirmed")
    return { tab: "minutes", part: "circulation" };
  if (place === "no_issuer") return { tab: "minutes", part: "details" };
  return { tab: place === "record" ? "record" : "prepare" };
}

function sentenceOf({ kind, about, party, sector, day, count }: Check, t: TFunction, language: "zh" | "en"): string {
  const name = party ? textOf(party.name.zh, party.name.en, language) : t("checks.somebody");
  const whom = sector ? t(`values.sector.${sector}`) : t("fields.chair");
  const says = t(`checks.kinds.${kind}`, { party: name, whom, day: day ?? "", count: count ?? 0 });
  const text = about ? textOf(about.text.zh, about.text.en, language) : "";
  return text ? t("checks.about", { what: says, text }) : says;
}
