/**
 * What the room sees: the sentence at hand or the wording that is proposed for it, positions, the floor, time, quorum, agenda;
 * while nothing is recorded yet, what is asked. Large, and nothing private.
 */

import { useViewportSize } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { keep, kept } from "../../app/kept.ts";
import { usePageKeys } from "../../app/keys.ts";
import { type MeetingView, viewOf } from "../../meeting/meeting-view.ts";
import { listenAsProjector } from "../../meeting/projectors.ts";
import { useSeconds } from "../../meeting/use-seconds.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { EntryLabel } from "./entry-label.tsx";
import { Floor } from "./floor.tsx";
import { stageOn } from "./layout.ts";
import { Sentence, Texts } from "./sentence.tsx";
import { type Chosen, type OnScreen, onScreen } from "./shown.ts";
import own from "./stage.module.css";
import { Head } from "./stage-head.tsx";
import { Strip } from "./strip.tsx";
import { Positions } from "./tally.tsx";
import { Waiting } from "./waiting.tsx";

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
  const stage = stageOn(useViewportSize());
  const shown = onScreen(view, chosen, now);
  const { item, entry } = shown;
  const { labels } = view;
  return (
    <main className={own.stage}>
      <Head shown={shown} now={now} />
      <div className={own.middle}>
        {entry && item ? (
          <Recorded shown={{ ...shown, entry, item }} labels={labels} both={both} stage={stage} now={now} />
        ) : item ? (
          <Waiting shown={{ ...shown, item }} labels={labels} both={both} stage={stage} now={now} />
        ) : (
          <h1 className={own.alone}>{view.meeting.state === "live" ? t("projector.soon") : t("projector.notLive")}</h1>
        )}
      </div>
      {shown.agenda.length > 0 && <Strip shown={shown} now={now} />}
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

interface RecordedProps {
  shown: OnScreen & { entry: NonNullable<OnScreen["entry"]>; item: NonNullable<OnScreen["item"]> };
  labels: MeetingView["labels"];
  both: boolean;
  stage: ReturnType<typeof stageOn>;
  now: number;
}

function Recorded({ shown, labels, both, stage, now }: RecordedProps) {
  const { t } = useTranslation();
  const { item, entry, amendment, positions, silent } = shown;
  const asked = positions.length + silent.length > 0;
  return (
    <>
      {/* It stands in the strip; whoever has the page read to them hears it first. */}
      <h1 className="visually-hidden">
        <Texts text={item.title} both={both} />
      </h1>
      <EntryLabel shown={shown} labels={labels} />
      <Sentence entry={entry} both={both} amendment={amendment} stage={stage} asked={asked} />
      <div className={own.low}>
        {amendment && <p className={own.asked}>{t("projector.askedAmended")}</p>}
        {asked && <Positions shown={shown} labels={labels} />}
        <Floor shown={shown} labels={labels} now={now} />
      </div>
    </>
  );
}
