/** What can be done in the room with the item that is on and the outcome that is chosen. */

import { useEffect, useMemo, useRef, useState } from "react";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { decisionState, isAgainstRule } from "../../../db/rules/decision.ts";
import { tiesOf } from "../../../db/rules/meeting-ties.ts";
import { client, newAction } from "../../app/api.ts";
import { momentNow } from "../../app/clock.ts";
import { removeRecord } from "../../app/use-undo.ts";
import { withCurrent, withOrder, withoutRecord, withPosition, withRecord } from "../../meeting/changes.ts";
import { entriesUnder } from "../../meeting/entries.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import type { Act } from "../../meeting/use-meeting-view.ts";
import { useMay } from "../../records/may.ts";
import type { Move } from "./keys.ts";

type Stance = RecordOf<"position">["stance"];
export type Room = ReturnType<typeof useRoom>;
/** A second digit within this time makes a two-digit number of a party. */
const DIGITS_MS = 1_200;

export function useRoom(view: MeetingView, act: Act) {
  const { meeting, items } = view;
  const current = items.find((item) => item.id === meeting.current_item) ?? null;
  const entries = useMemo(() => entriesUnder(view, current?.id ?? null), [view, current]);
  const [picked, setPicked] = useState<string | null>(null);
  // What was recorded last is chosen until something else is.
  const chosen = entries.find(({ record }) => record.id === picked) ?? entries.at(-1) ?? null;
  // Positions are taken on decisions alone, and on none but the one that is chosen.
  const target = chosen?.subject === "outcome" && chosen.record.kind === "decision" ? chosen.record : null;
  /** A key that acts on a decision was pressed while this was chosen, which is none; null: it was not. */
  const [missed, setMissed] = useState<string | null>(null);
  const misses = () => setMissed(chosen?.record.id ?? "");

  const may = useMay();
  const { attendance, actions } = view;
  // Those that whoever is logged in may take a position for: a firm's representative for the own firm.
  const parties = useMemo(() => {
    const ties = tiesOf({ meeting, attendance, actions });
    const mine = (organization: string) => may.make("position", { organization }, ties);
    return attendance.filter(
      (seat) => seat.presence === "present" && seat.role === "member" && mine(seat.organization),
    );
  }, [meeting, attendance, actions, may]);
  const stances = useMemo(
    () =>
      new Map(
        view.positions
          .filter(({ outcome }) => outcome === target?.id)
          .map(({ organization, stance }) => [organization, stance]),
      ),
    [view.positions, target?.id],
  );
  const standing = decisionState(
    { rule: meeting.decision_rule, minus: meeting.decision_minus },
    view.positions.filter(({ outcome }) => outcome === target?.id),
    parties.map(({ organization }) => organization),
  );
  /** A result that the positions do not bear out, until it is said how it came about. */
  const [asked, setAsked] = useState<{ id: string; state: "adopted" | "rejected" } | null>(null);
  const { at, setAt, digit, advance } = usePartyNumber(parties.length, target?.id ?? null);
  const lastDissent = useRef<string | null>(null);

  const run = (change: Parameters<Act>[0], work: () => Promise<unknown>) => void act(change, work).catch(() => {});

  const takePosition = (stance: Stance) => {
    const party = parties[at];
    if (!target) return misses();
    if (!party) return;
    // It stays chosen, whatever another window records meanwhile.
    setPicked(target.id);
    const { organization } = party;
    const next = stances.get(organization) === stance ? null : stance;
    const outcome = target.id;
    if (next === "reservation" || next === "oppose") lastDissent.current = `reason-${outcome}-${organization}`;
    run(withPosition(outcome, organization, next), () =>
      client.meeting.takePosition({ outcome, organization, stance: next, opId: newAction() }),
    );
    if (next !== null) advance((index) => stances.has((parties[index] as (typeof parties)[number]).organization));
  };

  const setResult = (state: RecordOf<"outcome">["state"]) => {
    if (!target) return misses();
    const decided = state === "adopted" || state === "rejected";
    if (decided && target.state !== state && isAgainstRule(standing, state)) return setAsked({ id: target.id, state });
    // How it came about, the workspace says with its answer.
    const fields = { state: target.state === state ? ("proposed" as const) : state };
    run(withRecord("outcome", target.id, fields), () =>
      client.outcome.put({ id: target.id, fields, opId: newAction() }),
    );
  };

  const moveTo = (item: string | undefined) => {
    if (!item || item === current?.id) return;
    setPicked(null);
    run(withCurrent(item, momentNow()), () => client.meeting.moveTo({ item, opId: newAction() }));
  };
  const step = (by: 1 | -1) => {
    const open = items.filter(({ state, id }) => state !== "parked" || id === current?.id);
    moveTo(open[open.findIndex(({ id }) => id === current?.id) + by]?.id);
  };

  const toggleTimer = () => {
    if (!current) return;
    const item = current.id;
    if (current.started_at)
      run(withRecord("agenda_item", item, { started_at: null }), () =>
        client.meeting.pauseTimer({ meeting: meeting.id, opId: newAction() }),
      );
    else run(withCurrent(item, momentNow()), () => client.meeting.moveTo({ item, opId: newAction() }));
  };

  const choose = (by: 1 | -1) => {
    const index = chosen ? entries.indexOf(chosen) : -1;
    const next = entries[Math.max(0, Math.min(entries.length - 1, index + by))];
    if (!next) return;
    setPicked(next.record.id);
    document.getElementById(`entry-${next.record.id}`)?.scrollIntoView({ block: "nearest" });
  };

  /** Moves the chosen entry within the item, or to the end of another. */
  const moveChosen = (move: Move) => {
    if (!chosen) return;
    const item = move === "previousItem" || move === "nextItem" ? neighbour(items, current?.id, move) : current;
    if (!item) return;
    const others = (item === current ? entries : entriesUnder(view, item.id)).filter((entry) => entry !== chosen);
    const at = item === current ? entries.indexOf(chosen) + (move === "earlier" ? -1 : 1) : others.length;
    if (at < 0 || at > others.length) return;
    const order = others.toSpliced(at, 0, chosen).map(({ subject, record }) => ({ subject, id: record.id }));
    run(withOrder(item.id, order), () =>
      client.meeting.orderEntries({ meeting: meeting.id, item: item.id, entries: order, opId: newAction() }),
    );
    setPicked(item === current ? chosen.record.id : null);
  };

  const removeChosen = () => {
    if (!chosen || !may.remove(chosen.subject, chosen.record, tiesOf({ meeting, attendance, actions }))) return;
    const { subject, record } = chosen;
    run(withoutRecord(subject, record.id), () => removeRecord(subject, record.id));
  };

  return {
    current,
    entries,
    chosen,
    target,
    parties,
    stances,
    at,
    setAt,
    digit,
    pick: setPicked,
    takePosition,
    setResult,
    moveTo,
    step,
    toggleTimer,
    choose,
    moveChosen,
    removeChosen,
    standing,
    asked: asked?.id === target?.id ? asked : null,
    leaveAsked: () => setAsked(null),
    misses,
    /** What is chosen is no decision, and a key was pressed that needs one. */
    missed: !target && missed === (chosen?.record.id ?? ""),
    /** The reason of the dissent that was noted last on the decision that is chosen. */
    reasonField: () => {
      if (!target) misses();
      return target && lastDissent.current?.startsWith(`reason-${target.id}-`) ? lastDissent.current : null;
    },
  };
}

/** The item before or behind the current one. */
function neighbour(items: MeetingView["items"], current: string | undefined, move: "previousItem" | "nextItem") {
  const at = items.findIndex(({ id }) => id === current);
  return at < 0 ? undefined : items[at + (move === "nextItem" ? 1 : -1)];
}

/** Which party the next stance is for: by its number, or the next that has not spoken. */
function usePartyNumber(count: number, target: string | null) {
  const [at, setAt] = useState(0);
  const typed = useRef({ digits: "", time: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another outcome begins with the first party
  useEffect(() => setAt(0), [target]);
  const digit = (value: number) => {
    const now = performance.now();
    const before = now - typed.current.time < DIGITS_MS ? typed.current.digits : "";
    const both = Number(`${before}${value}`);
    const number = before !== "" && both <= count ? both : value;
    typed.current = { digits: String(number), time: now };
    if (number >= 1 && number <= count) setAt(number - 1);
  };
  const advance = (hasSpoken: (index: number) => boolean) => {
    typed.current = { digits: "", time: 0 };
    for (let step = 1; step < count; step++) {
      const index = (at + step) % count;
      if (hasSpoken(index)) continue;
      setAt(index);
      return;
    }
  };
  return { at: Math.min(at, Math.max(0, count - 1)), setAt, digit, advance };
}
