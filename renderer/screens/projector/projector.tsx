/**
 * What the room sees: the current item, the sentence at hand or the wording that is proposed for it, positions, the floor,
 * time, quorum, agenda. Large, and nothing private.
 */

import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { SECTORS } from "../../../db/contract/vocabulary.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { timeAt } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { keep, kept } from "../../app/kept.ts";
import { usePageKeys } from "../../app/keys.ts";
import { clockText, secondsSpent, timeLeft } from "../../meeting/clock.ts";
import { type MeetingView, viewOf } from "../../meeting/meeting-view.ts";
import { listenAsProjector } from "../../meeting/projectors.ts";
import { useSeconds } from "../../meeting/use-seconds.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import { Floor } from "./floor.tsx";
import own from "./projector.module.css";
import { type Chosen, type OnScreen, onScreen } from "./shown.ts";
import { Named, Tally } from "./tally.tsx";
import { Sentence, Texts } from "./texts.tsx";

export function Projector() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { data: view, error } = useQuery(viewOf(id));
  const [chosen, setChosen] = useState<Chosen>({ entry: null, amendment: null });
  useEffect(
    () =>
      listenAsProjector(({ meeting, entry, amendment }) => {
        if (meeting === id) setChosen({ entry, amendment });
      }),
    [id],
  );
  if (error) return <ErrorNote error={error} />;
  return view ? <Stage view={view} chosen={chosen} /> : null;
}

function Stage({ view, chosen }: { view: MeetingView; chosen: Chosen }) {
  const { t } = useTranslation();
  const both = useBoth();
  const now = useSeconds(true);
  const shown = onScreen(view, chosen, now);
  const { item, entry, amendment, positions, silent, agenda } = shown;
  return (
    <main className={own.screen} data-both={both || undefined}>
      <Head shown={shown} now={now} />
      {item ? (
        <div className={entry ? own.item : own.waiting}>
          <h1>
            {item.number > 0 && <span className="numbers">{item.number} </span>}
            <Texts text={item.title} both={both} />
          </h1>
          <Timer clock={item.clock} now={now} />
          {!entry && (
            <p className={own.kind}>
              {t(`values.kind.${item.kind}`)} {item.presenter && <Named party={item.presenter} labels={view.labels} />}
            </p>
          )}
        </div>
      ) : (
        <h1 className={own.waiting}>{view.meeting.state === "live" ? t("projector.soon") : t("projector.notLive")}</h1>
      )}
      {entry && (
        <section className={own.entry} data-kind={entry.kind}>
          <EntryHead shown={shown} labels={view.labels} />
          <Sentence text={entry.text} both={both} amendment={amendment} />
        </section>
      )}
      <div className={own.low}>
        {amendment && <p className={own.asked}>{t("projector.askedAmended")}</p>}
        {positions.length + silent.length > 0 && <Tally positions={positions} silent={silent} labels={view.labels} />}
        <Floor shown={shown} labels={view.labels} now={now} />
      </div>
      {agenda.length > 0 && <Strip agenda={agenda} />}
    </main>
  );
}

/** Both languages, as long as B does not take the other away; F fills the screen. */
function useBoth(): boolean {
  const [both, setBoth] = useState(() => kept("projector.both") !== "no");
  usePageKeys("projector", {
    both: () => setBoth((now) => !now),
    full: () => void (document.fullscreenElement ? document.exitFullscreen() : document.body.requestFullscreen()),
  });
  useEffect(() => keep("projector.both", both ? "yes" : "no"), [both]);
  return both;
}

function Head({ shown: { title, exercise, quorum }, now }: { shown: OnScreen; now: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <header className={own.head}>
      <span className={own.title}>{textOf(title.zh, title.en, language)}</span>
      {exercise && <b>{t("live.exercise")}</b>}
      <span className={own.quorum} data-met={quorum.met || undefined}>
        {quorum.met ? "✓ " : "✗ "}
        {quorum.met ? t("live.quorumMet") : t("live.quorumNotMet")} {quorum.present} / {quorum.expected}
      </span>
      {SECTORS.filter((sector) => quorum.sectors[sector].expected > 0).map((sector) => (
        <span key={sector} className={own.sector} data-none={quorum.sectors[sector].present === 0 || undefined}>
          <SectorMark sector={sector} /> {quorum.sectors[sector].present}/{quorum.sectors[sector].expected}
        </span>
      ))}
      <b className="numbers">{timeAt(now)}</b>
    </header>
  );
}

function EntryHead({ shown: { entry, amendment }, labels }: { shown: OnScreen; labels: MeetingView["labels"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!entry) return null;
  if (amendment)
    return (
      <p className={own.kind}>
        <b>{t("subjects.amendment")}</b>{" "}
        {amendment.organization && (
          <Named party={{ organization: amendment.organization, sector: amendment.sector }} labels={labels} />
        )}
      </p>
    );
  return (
    <p className={own.kind}>
      <b>{t(`live.kinds.${entry.kind}`)}</b>
      {entry.state && (
        <b className={own.state} data-state={entry.state}>
          {t(`values.state.${entry.state}`)}
        </b>
      )}
      {entry.party && <span>{nameOf(labels[entry.party], language)}</span>}
      {entry.due && <span className="numbers">{entry.due}</span>}
    </p>
  );
}

function Timer({ clock, now }: { clock: NonNullable<OnScreen["item"]>["clock"]; now: number }) {
  const { t } = useTranslation();
  const { left, tone } = timeLeft(clock, now);
  return (
    <div className={own.timer} data-tone={tone} role="timer">
      {clockText(secondsSpent(clock, now))}
      {left !== null && <small>{t(left < 0 ? "live.over" : "live.left", { time: clockText(left) })}</small>}
    </div>
  );
}

/** The agenda at the foot: what is done by its number alone, what is on and what comes by title. */
function Strip({ agenda }: { agenda: OnScreen["agenda"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ol className={own.strip} aria-label={t("meetings.agenda")}>
      {agenda.map(({ id, number, title, state }) => (
        <li key={id} data-state={state} aria-current={state === "now" ? "step" : undefined}>
          <span className="numbers">{state === "done" ? `✓ ${number}` : number}</span>
          {state !== "done" && <span className={own.stripTitle}>{textOf(title.zh, title.en, language)}</span>}
        </li>
      ))}
    </ol>
  );
}
