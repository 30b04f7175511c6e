/** The room: agenda left, what comes out in the middle, who is there on the right. Everything works from the keyboard. */
import { Button } from "@mantine/core";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { keep, kept } from "../../app/kept.ts";
import { keyList } from "../../app/keys.ts";
import { AgainstRule } from "../../meeting/asked/against-rule.tsx";
import { carryOn, useFollow } from "../../meeting/chain/use-follow.ts";
import { revealPoint } from "../../meeting/checks/reveal.ts";
import { EntryCard } from "../../meeting/entry-card.tsx";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { openProjector, tellProjectors } from "../../meeting/projectors.ts";
import { QuorumState } from "../../meeting/quorum.tsx";
import { useCards } from "../../meeting/use-cards.ts";
import { type Act, useMeetingView } from "../../meeting/use-meeting-view.ts";
import { useMay } from "../../records/may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { AgendaRail } from "./agenda-rail.tsx";
import { CloseSheet } from "./close-sheet.tsx";
import { useFloor } from "./floor/use-floor.ts";
import { ItemTimer } from "./item-timer.tsx";
import type { Command } from "./keys.ts";
import { Compose, type ComposeHandle } from "./line/compose.tsx";
import { useParties } from "./line/use-parties.ts";
import own from "./live.module.css";
import { PositionBar } from "./position-bar.tsx";
import { RoomSide } from "./room-side.tsx";
import { useSteady } from "./steady.ts";
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
  const language = useLanguage();
  const room = useRoom(view, act);
  const { current, entries, chosen, target } = room;
  const floor = useFloor(view);
  const compose = useRef<ComposeHandle>(null);
  const checkIn = useRef<HTMLInputElement>(null);
  const speaker = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const { id } = view.meeting;
  const [large, setLarge] = useState(() => kept("live.large") === "yes");
  const [closing, setClosing] = useState(false);
  const parties = useParties(view, "");
  const shortNames = useMemo(
    () => new Map(parties.flatMap(({ id, shown }) => (shown.short ? [[id, shown.short] as const] : []))),
    [parties],
  );
  const number = view.items.filter(({ state }) => state !== "parked").findIndex((item) => item.id === current?.id) + 1;
  // Where the window is narrow, one of the three columns is shown; keys bring the one in which they act.
  const [tab, setTab] = useState<Tab>("record");
  const show = (next: Tab) => flushSync(() => setTab(next));
  const counts: Record<Tab, string> = {
    agenda: `${number} / ${view.items.filter(({ state }) => state !== "parked").length}`,
    record: `${entries.length}`,
    room: `${view.quorum.present} / ${view.quorum.expected}`,
  };
  const { context, positionsOf, amendmentsOf, linkedOf } = useCards(view, act);

  const moveTo = useSteady(room.moveTo);
  const { may } = context;
  const follow = useFollow(view, act, may, room.pick);
  const runs = may.call("meeting.moveTo");
  const commands: Record<Command, () => void> = {
    next: () => runs && room.step(1),
    previous: () => runs && room.step(-1),
    timer: () => runs && room.toggleTimer(),
    compose: () => compose.current?.focus(),
    reason: () => focusOn(room.reasonField()),
    edit: () => document.querySelector<HTMLElement>(`[data-edit="${chosen?.record.id}"]`)?.click(),
    translate: () => document.querySelector<HTMLElement>(`[data-translate="${chosen?.record.id}"]`)?.click(),
    remove: () => {
      if (chosen && may.remove(chosen.subject, chosen.record, context.ties)) room.removeChosen();
    },
    checkIn: () => {
      show("room");
      checkIn.current?.focus();
    },
    speaker: () => {
      show("room");
      speaker.current?.focus();
    },
    nextSpeaker: () => runs && floor.next(),
    fair: () => runs && floor.order(view.meeting.floor_order === "fair" ? "asked" : "fair"),
    point: () => {
      show("room");
      document.querySelector<HTMLElement>("[data-raise]")?.click();
    },
    amend: () => document.querySelector<HTMLElement>(`[data-amend="${target?.id}"]`)?.click(),
    follow: () => {
      if (chosen?.subject !== "outcome") return;
      show("record");
      carryOn(chosen.record, follow);
    },
    round: () => void navigate({ to: "/round/$id", params: { id } }),
    projector: () => openProjector(id),
    large: () => {
      keep("live.large", large ? "no" : "yes");
      setLarge(!large);
    },
    help: () => keyList.set(true),
    down: () => room.choose(1),
    up: () => room.choose(-1),
  };
  useLiveKeys({
    kind: (kind) => compose.current?.choose(kind),
    stance: room.takePosition,
    result: (state) => runs && room.setResult(state),
    digit: room.digit,
    command: (command) => commands[command](),
    move: (move) => runs && room.moveChosen(move),
  });
  // What the positions are about must be in sight, also on coming here while the meeting runs.
  const targetId = target?.id;
  useEffect(() => {
    if (targetId) document.getElementById(`entry-${targetId}`)?.scrollIntoView({ block: "nearest" });
  }, [targetId]);
  const chosenId = chosen?.record.id ?? null;
  const [amendment, setAmendment] = useState<string | null>(null);
  useEffect(() => tellProjectors({ meeting: id, entry: chosenId, amendment }), [id, chosenId, amendment]);
  const recorded = useCallback(
    (id: string) => {
      room.pick(id);
      setTab("record");
      requestAnimationFrame(() => document.getElementById(`entry-${id}`)?.scrollIntoView({ block: "end" }));
    },
    [room.pick],
  );

  return (
    <div className={own.room} data-large={large || undefined} data-tab={tab}>
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
        <Bar view={view} large={large} commands={commands} onClose={() => setClosing(true)} />
        {current ? (
          <ItemTimer item={current} onToggle={runs ? room.toggleTimer : null}>
            <h1 title={textOf(current.title_zh, current.title_en, language)}>
              <span className={own.title}>
                {number > 0 && `${number} `}
                {textOf(current.title_zh, current.title_en, language)}
              </span>
              {current.title_zh && current.title_en && (
                <span className={own.other} lang={language === "zh" ? "en" : "zh-CN"}>
                  {language === "zh" ? current.title_en : current.title_zh}
                </span>
              )}
            </h1>
          </ItemTimer>
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
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens to where the focus is, for the projector */}
        <div
          className={own.entries}
          onFocus={({ target }) =>
            setAmendment(target.closest<HTMLElement>("[data-amendment]")?.dataset.amendment ?? null)
          }
        >
          {entries.map((entry) => (
            <EntryCard
              key={entry.record.id}
              entry={entry}
              positions={positionsOf(entry.record.id)}
              amendments={amendmentsOf(entry.record.id)}
              linked={linkedOf(entry.record.id)}
              context={context}
              chosen={entry === chosen}
              onChoose={room.pick}
              onFollow={follow}
            />
          ))}
          {entries.length === 0 && current && <EmptyState title={t("live.nothingYet")} />}
        </div>
        {target && (
          <PositionBar
            outcome={target}
            parties={room.parties}
            stances={room.stances}
            shortNames={shortNames}
            labels={view.labels}
            quorate={view.quorum.met || view.quorum.rule === null}
            at={room.at}
            onAt={room.setAt}
            onStance={room.takePosition}
            onResult={runs ? room.setResult : null}
          />
        )}
        {target && room.asked && (
          <AgainstRule
            outcome={target}
            result={room.asked.state}
            standing={room.standing}
            act={act}
            onLeave={room.leaveAsked}
          />
        )}
        <div className={own.entryLine}>
          <Compose ref={compose} view={view} item={current} act={act} onRecorded={recorded} />
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
      <RoomSide view={view} act={act} checkIn={checkIn} speaker={speaker} />
    </div>
  );
}

interface BarProps {
  view: MeetingView;
  large: boolean;
  commands: Record<Command, () => void>;
  onClose(): void;
}

function Bar({ view, large, commands, onClose }: BarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const { id, title_zh, title_en, exercise } = view.meeting;
  return (
    <div className={own.bar}>
      <Link to="/meetings/$id" params={{ id }} className="link">
        {textOf(title_zh, title_en, language)}
      </Link>
      {exercise && <Badge>{t("live.exercise")}</Badge>}
      {large && <QuorumState quorum={view.quorum} />}
      <span className={own.barKeys}>
        <Button size="compact-xs" variant={large ? "light" : "subtle"} onClick={commands.large} aria-pressed={large}>
          {t("live.large")} <kbd>L</kbd>
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={commands.round}>
          {t("live.round")} <kbd>U</kbd>
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={commands.projector}>
          {t("live.projector")} <kbd>Q</kbd>
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={commands.help}>
          {t("live.keys")} <kbd>?</kbd>
        </Button>
        {may.call("meeting.close") && (
          <Button size="compact-xs" variant="default" onClick={onClose}>
            {t("live.close")}
          </Button>
        )}
      </span>
    </div>
  );
}

function focusOn(id: string | null): void {
  if (id) document.getElementById(id)?.focus();
}
