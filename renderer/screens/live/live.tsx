/** The room: agenda left, what comes out in the middle, who is there on the right. Everything works from the keyboard. */
import { useParams } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { keep, kept } from "../../app/kept.ts";
import { useFollow } from "../../meeting/chain/use-follow.ts";
import { revealPoint } from "../../meeting/checks/reveal.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { type Act, useMeetingView } from "../../meeting/use-meeting-view.ts";
import { useMay } from "../../records/may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { AgendaRail } from "./agenda-rail.tsx";
import { CloseSheet } from "./close-sheet.tsx";
import { ItemHead } from "./item-head.tsx";
import { Compose, type ComposeHandle } from "./line/compose.tsx";
import own from "./live.module.css";
import { LiveBar } from "./live-bar.tsx";
import { RecordList } from "./record-list.tsx";
import { RoomSide } from "./room/room-side.tsx";
import { useSteady } from "./steady.ts";
import { useCommands } from "./use-commands.ts";
import { useFold } from "./use-fold.ts";
import { useLiveKeys } from "./use-live-keys.ts";
import { useRoom } from "./use-room.ts";

export function Live() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { view, error, act } = useMeetingView(id);
  if (error)
    return (
      <div className="page">
        <ErrorNote error={error} />
      </div>
    );
  if (!view) return null;
  if (view.meeting.state !== "live")
    return (
      <div className="page">
        <h1>{textOf(view.meeting.title_zh, view.meeting.title_en, language)}</h1>
        <EmptyState title={t("live.notLive", { state: t(`values.state.${view.meeting.state}`) })}>
          <LinkButton to="/meetings/$id" params={{ id }}>
            {t("live.backToMeeting")}
          </LinkButton>
        </EmptyState>
      </div>
    );
  return <Room key={id} view={view} act={act} />;
}

const TABS = ["agenda", "record", "room"] as const;
type Tab = (typeof TABS)[number];

function Room({ view, act }: { view: MeetingView; act: Act }) {
  const { t } = useTranslation();
  const room = useRoom(view, act);
  const { current, entries } = room;
  const compose = useRef<ComposeHandle>(null);
  const checkIn = useRef<HTMLInputElement>(null);
  const speaker = useRef<HTMLInputElement>(null);
  const { id } = view.meeting;
  const [large, setLarge] = useState(() => kept("live.large") === "yes");
  const [closing, setClosing] = useState(false);
  const [folded, fold] = useFold();
  const agenda = view.items.filter(({ state }) => state !== "parked");
  const number = agenda.findIndex((item) => item.id === current?.id) + 1;
  // Where the window is narrow, one of the three columns is shown; keys bring the one in which they act.
  const [tab, setTab] = useState<Tab>("record");
  const counts: Record<Tab, string> = {
    agenda: `${number} / ${agenda.length}`,
    record: `${entries.length}`,
    room: `${view.quorum.present} / ${view.quorum.expected}`,
  };
  const moveTo = useSteady(room.moveTo);
  const may = useMay();
  // The caret is in the entry line: single keys are text there.
  const [typing, setTyping] = useState(false);
  const follow = useFollow(view, act, may, room.pick);
  const runs = may.call("meeting.moveTo");
  const commands = useCommands(view, {
    room,
    compose,
    checkIn,
    speaker,
    show: (part) => {
      flushSync(() => setTab(part));
      if (part === "room" && folded) fold(false);
    },
    toggleLarge: () => {
      keep("live.large", large ? "no" : "yes");
      setLarge(!large);
    },
    onFollow: follow,
  });
  useLiveKeys({
    kind: (kind) => compose.current?.choose(kind),
    stance: room.takePosition,
    result: (state) => runs && room.setResult(state),
    digit: room.digit,
    command: (command) => commands[command](),
    move: (move) => runs && room.moveChosen(move),
  });
  const recorded = useCallback(
    (id: string) => {
      room.pick(id);
      setTab("record");
      requestAnimationFrame(() => document.getElementById(`entry-${id}`)?.scrollIntoView({ block: "end" }));
    },
    [room.pick],
  );

  return (
    <div
      className={own.room}
      data-large={large || undefined}
      data-folded={(folded && !large) || undefined}
      data-tab={tab}
    >
      <div className={own.tabs} role="tablist" aria-label={t("live.parts")}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === tab}
            className="plain-button"
            onClick={() => setTab(one)}
          >
            {t(`live.tabs.${one}`)} <span className="numbers soft">{counts[one]}</span>
          </button>
        ))}
      </div>
      <AgendaRail view={view} onMove={runs ? moveTo : null} />
      <div className={own.middle}>
        <LiveBar view={view} large={large} commands={commands} onClose={() => setClosing(true)} />
        {current ? (
          <ItemHead item={current} number={number} onToggle={runs ? room.toggleTimer : null} />
        ) : (
          <EmptyState title={view.items.length === 0 ? t("live.noItems") : t("live.noCurrent")} />
        )}
        {current?.private_note && !large && (
          // Closed until it is asked for: this screen may stand in front of the room as well.
          <details key={current.id} className="small soft">
            <summary>{t("fields.private_note")}</summary>
            {current.private_note}
          </details>
        )}
        <RecordList view={view} act={act} room={room} runs={runs} typing={typing} onFollow={follow} />
        <div className={own.entryLine}>
          <p className={own.missed} role="status">
            {room.missed && t("live.chooseDecision")}
          </p>
          <Compose ref={compose} view={view} item={current} act={act} onRecorded={recorded} onTyping={setTyping} />
        </div>
      </div>
      {closing && (
        <CloseSheet
          meeting={id}
          line={compose}
          onShow={(check) => {
            if (!entries.some(({ record }) => record.id === check.about?.id)) return false;
            room.pick(check.about?.id ?? null);
            revealPoint(check);
            return true;
          }}
          onLeave={() => setClosing(false)}
        />
      )}
      <RoomSide view={view} act={act} folded={folded} onFold={fold} checkIn={checkIn} speaker={speaker} />
    </div>
  );
}
