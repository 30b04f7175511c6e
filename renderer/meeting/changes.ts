/**
 * What a command does to the view of a meeting, as far as the screen can tell at once. Pure. The true view follows from
 * the workspace a moment later; applying a change to a view that holds it already changes nothing.
 */

import { type RecordOf, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";
import { ranksDealt } from "../../db/rules/order.ts";
import type { MeetingView } from "./meeting-view.ts";

export type Change = (view: MeetingView) => MeetingView;

const LISTS = { report: "reports", outcome: "outcomes", action: "actions", agenda_item: "items" } as const;
export type Listed = keyof typeof LISTS;

/** A new record, or other values of one. */
export function withRecord<S extends Listed>(subject: S, id: string, fields: Partial<RecordOf<S>>): Change {
  return (view) => {
    const list = LISTS[subject];
    const records = view[list] as RecordOf<S>[];
    const changed = records.some((one) => one.id === id)
      ? records.map((one) => (one.id === id ? { ...one, ...fields } : one))
      : [...records, { ...emptyRecord(subject, id), ...fields }];
    return { ...view, [list]: changed };
  };
}

/** Entries under an item, in the given order; their ranks are dealt out anew. */
export function withOrder(item: string | null, entries: readonly { subject: Listed; id: string }[]): Change {
  return (view) => {
    const place = new Map(entries.map(({ id }, index) => [id, index]));
    const records = [...view.reports, ...view.outcomes, ...view.actions].filter(({ id }) => place.has(id));
    const ranks = ranksDealt(records.map(({ rank }) => rank));
    const moved = <R extends { id: string }>(one: R): R => {
      const index = place.get(one.id);
      return index === undefined ? one : { ...one, agenda_item: item, rank: ranks[index] as number };
    };
    return {
      ...view,
      reports: view.reports.map(moved),
      outcomes: view.outcomes.map(moved),
      actions: view.actions.map(moved),
    };
  };
}

export function withoutRecord(subject: Listed, id: string): Change {
  return (view) => ({ ...view, [LISTS[subject]]: view[LISTS[subject]].filter((one) => one.id !== id) });
}

/** @param stance null takes the position back */
export function withPosition(
  outcome: string,
  organization: string,
  stance: RecordOf<"position">["stance"] | null,
): Change {
  return (view) => {
    const is = (one: RecordOf<"position">) => one.outcome === outcome && one.organization === organization;
    const held = view.positions.find(is);
    const others = view.positions.filter((one) => !is(one));
    if (stance === null) return { ...view, positions: others };
    if (held) return { ...view, positions: view.positions.map((one) => (is(one) ? { ...one, stance } : one)) };
    const made = { ...emptyRecord("position", `${outcome}.${organization}`), outcome, organization, stance };
    return { ...view, positions: [...view.positions, made] };
  };
}

/** Attendance of a party that is on the list; the quorum follows with the true view. */
export function withPresence(organization: string, presence: RecordOf<"attendance">["presence"]): Change {
  return (view) => ({
    ...view,
    attendance: view.attendance.map((seat) => (seat.organization === organization ? { ...seat, presence } : seat)),
  });
}

/**
 * Another item is current, or the same runs again.
 * @param at the laptop's clock, ISO 8601
 */
export function withCurrent(item: string, at: string): Change {
  return (view) => {
    const { current_item: left } = view.meeting;
    return {
      ...view,
      meeting: { ...view.meeting, current_item: item },
      items: view.items.map((one) => {
        if (one.id === item) return { ...one, state: "open" as const, started_at: one.started_at ?? at };
        if (one.id !== left) return one;
        return { ...one, state: one.state === "open" ? ("done" as const) : one.state, started_at: null };
      }),
    };
  };
}

function emptyRecord<S extends Subject>(subject: S, id: string): RecordOf<S> {
  const fields = Object.entries(subjectOf(subject).fields).map(([name, type]) => {
    const { kind } = metaOf(type);
    return [name, kind === "refs" || kind === "texts" || kind === "enums" ? [] : null];
  });
  return { id, ...Object.fromEntries(fields) } as RecordOf<S>;
}
