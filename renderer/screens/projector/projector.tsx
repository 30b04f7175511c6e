/** What the room sees: the current item, the sentence at hand, positions, time, quorum. Large, and nothing private. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../db/contract/records.ts";
import { SECTORS, STANCES } from "../../../db/contract/vocabulary.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { keep, kept } from "../../app/kept.ts";
import { clockText, secondsSpent, timeLeft } from "../../meeting/clock.ts";
import { viewOf } from "../../meeting/meeting-view.ts";
import { listenAsProjector } from "../../meeting/projectors.ts";
import { useSeconds } from "../../meeting/use-seconds.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { SectorBadge } from "../../ui/sector-badge.tsx";
import own from "./projector.module.css";
import { type OnScreen, onScreen } from "./shown.ts";

/** More who agree than this are counted by sector; who dissents is named. */
const NAMED = 5;

interface Bilingual {
  zh: string | null;
  en: string | null;
}

export function Projector() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { data: view, error } = useQuery(viewOf(id));
  const [chosen, setChosen] = useState<string | null>(null);
  const [both, setBoth] = useState(() => kept("projector.both") !== "no");
  useEffect(() => listenAsProjector(({ meeting, entry }) => meeting === id && setChosen(entry)), [id]);
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === "b") setBoth((now) => !now);
      if (key === "f")
        void (document.fullscreenElement ? document.exitFullscreen() : document.body.requestFullscreen());
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  useEffect(() => keep("projector.both", both ? "yes" : "no"), [both]);
  if (error) return <ErrorNote error={error} />;
  if (!view) return null;
  const { title, exercise, item, entry, positions, quorum, speaking } = onScreen(view, chosen);
  return (
    <main className={own.screen} data-both={both || undefined}>
      <header className={own.head}>
        <span>{textOf(title.zh, title.en, language)}</span>
        {exercise && <b>{t("live.exercise")}</b>}
        <span className={own.quorum} data-met={quorum.met || undefined}>
          {quorum.met ? "✓ " : "✗ "}
          {quorum.met ? t("live.quorumMet") : t("live.quorumNotMet")} {quorum.present} / {quorum.expected}
        </span>
      </header>
      {item ? (
        <div className={own.item}>
          <h1>
            {item.number > 0 && <span className="numbers">{item.number} </span>}
            <Texts text={item.title} both={both} />
          </h1>
          <Timer clock={item.clock} />
        </div>
      ) : (
        <h1 className={own.item}>{view.meeting.state === "live" ? t("projector.soon") : t("projector.notLive")}</h1>
      )}
      {entry && (
        <section className={own.entry} data-kind={entry.kind}>
          <p className={own.kind}>
            {t(`live.kinds.${entry.kind}`)}
            {entry.state && (
              <b className={own.state} data-state={entry.state}>
                {t(`values.state.${entry.state}`)}
              </b>
            )}
            {entry.party && <span>{nameOf(view.labels[entry.party], language)}</span>}
            {entry.due && <span className="numbers">{entry.due}</span>}
          </p>
          <div className={own.text} data-testid="projected">
            <Texts text={entry.text} both={both} />
          </div>
        </section>
      )}
      {positions.length > 0 && <Positions positions={positions} labels={view.labels} />}
      {speaking && (
        <footer className={own.foot}>
          {t("live.speaking")} <b>{nameOf(view.labels[speaking.organization], language)}</b>
        </footer>
      )}
    </main>
  );
}

/** In this window's language; with `both` also in the other, where somebody wrote it. */
function Texts({ text, both }: { text: Bilingual; both: boolean }) {
  const language = useLanguage();
  const other = language === "zh" ? text.en : text.zh;
  const first = textOf(text.zh, text.en, language);
  return (
    <>
      <span>{first}</span>
      {both && other && other !== first && (
        <span className={own.other} lang={language === "zh" ? "en" : "zh-CN"}>
          {other}
        </span>
      )}
    </>
  );
}

function Timer({ clock }: { clock: NonNullable<OnScreen["item"]>["clock"] }) {
  const { t } = useTranslation();
  const now = useSeconds(clock.started_at !== null);
  const { left, tone } = timeLeft(clock, now);
  return (
    <div className={own.timer} data-tone={tone} role="timer">
      {clockText(secondsSpent(clock, now))}
      {left !== null && <small>{t(left < 0 ? "live.over" : "live.left", { time: clockText(left) })}</small>}
    </div>
  );
}

function Positions({ positions, labels }: { positions: OnScreen["positions"]; labels: Labels }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className={own.positions} aria-label={t("live.positions")}>
      {STANCES.map((stance) => {
        const held = positions.filter((position) => position.stance === stance);
        if (held.length === 0) return null;
        return (
          <div key={stance} data-stance={stance}>
            <b>
              {t(`values.stance.${stance}`)} {held.length}
            </b>
            {held.length <= NAMED || stance === "oppose" || stance === "reservation"
              ? held.map(({ organization, sector }) => (
                  <span key={organization}>
                    {sector && <SectorBadge sector={sector} />} {nameOf(labels[organization], language)}
                  </span>
                ))
              : SECTORS.map((sector) => [sector, held.filter((one) => one.sector === sector).length] as const)
                  .filter(([, count]) => count > 0)
                  .map(([sector, count]) => (
                    <span key={sector}>
                      <SectorBadge sector={sector} /> {t(`values.sector.${sector}`)}{" "}
                      <span className="numbers">{count}</span>
                    </span>
                  ))}
          </div>
        );
      })}
    </section>
  );
}
