/** What was recorded under the item that is on; in the decision that is asked about, the positions on it. */
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { AgainstRule } from "../../meeting/asked/against-rule.tsx";
import { EntryCard } from "../../meeting/card/entry-card.tsx";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { tellProjectors } from "../../meeting/projectors.ts";
import { quorumStanding } from "../../meeting/quorum-standing.ts";
import { useCards } from "../../meeting/use-cards.ts";
import type { Act } from "../../meeting/use-meeting-view.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useParties } from "./line/use-parties.ts";
import own from "./live.module.css";
import { PositionBar } from "./position-bar.tsx";
import type { Room } from "./use-room.ts";

/** Part of a record where nothing is to be pressed or typed: whoever chooses it so goes on typing in the entry line. */
function isPlain(target: Element): boolean {
  return target.closest("[data-entry]") !== null && !target.closest("button, a, input, textarea, select, label");
}

interface Props {
  view: MeetingView;
  act: Act;
  room: Room;
  /** Whoever is logged in runs the meeting. */
  runs: boolean;
  /** The caret is in the entry line. */
  typing: boolean;
  /** Carries on from an outcome; the same function for ever. */
  onFollow(outcome: RecordOf<"outcome">, lead?: string): void;
}

export function RecordList({ view, act, room, runs, typing, onFollow }: Props) {
  const { t } = useTranslation();
  const { current, entries, chosen, target } = room;
  const { context, positionsOf, amendmentsOf, linkedOf } = useCards(view, act);
  const parties = useParties(view, "");
  const shortNames = useMemo(
    () => new Map(parties.flatMap(({ id, shown }) => (shown.short ? [[id, shown.short] as const] : []))),
    [parties],
  );
  // What the positions are about must be in sight, also on coming here while the meeting runs.
  const targetId = target?.id;
  // With each that dissents the card gets a line for its reason.
  const dissents = [...room.stances.values()].filter(
    (stance) => stance === "oppose" || stance === "reservation",
  ).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line makes the card longer
  useEffect(() => {
    if (targetId) document.getElementById(`entry-${targetId}`)?.scrollIntoView({ block: "nearest" });
  }, [targetId, dissents]);
  const meeting = view.meeting.id;
  const chosenId = chosen?.record.id ?? null;
  const [amendment, setAmendment] = useState<string | null>(null);
  useEffect(() => tellProjectors({ meeting, entry: chosenId, amendment }), [meeting, chosenId, amendment]);
  const asked = target && (
    <>
      <PositionBar
        outcome={target}
        parties={room.parties}
        stances={room.stances}
        shortNames={shortNames}
        labels={view.labels}
        quorate={quorumStanding(view.quorum) !== "missed"}
        at={room.at}
        onAt={room.setAt}
        onStance={room.takePosition}
        onResult={runs ? room.setResult : null}
        typing={typing}
      />
      {room.asked && (
        <AgainstRule
          outcome={target}
          result={room.asked.state}
          standing={room.standing}
          act={act}
          onLeave={room.leaveAsked}
        />
      )}
    </>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to where the focus is, and keeps it there
    <div
      className={own.entries}
      onMouseDown={(event) => {
        if (typing && isPlain(event.target as Element)) event.preventDefault();
      }}
      onFocus={({ target }) => setAmendment(target.closest<HTMLElement>("[data-amendment]")?.dataset.amendment ?? null)}
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
          onFollow={onFollow}
          asked={entry.record === target ? asked : undefined}
        />
      ))}
      {entries.length === 0 && current && <EmptyState title={t("live.nothingYet")} />}
    </div>
  );
}
