/**
 * The points of the check list that a meeting's records give: what somebody should look at before it is closed, its minutes
 * circulated and sealed. None of it forbids anything.
 */
import type { Check, CheckStage } from "../../../contract/procedures/checks.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import { CHECKS, type CheckKind } from "../../../contract/vocabulary.ts";
import { decisionState, isAgainstRule, isTold } from "../../../rules/decision.ts";
import type { MeetingView } from "../meeting-view.ts";

/** A point, and what was seen of it: when that is another, it is another point. */
export type Point = Omit<Check, "key" | "tick"> & { seen: string };
type Outcome = RecordOf<"outcome">;

/** From which stage on a point is asked about, where it is not from the first. */
const LATER: Partial<Record<Point["kind"], CheckStage>> = {
  not_circulated: "seal",
  not_confirmed: "seal",
  // A meeting that is held before its day is asked about when it begins.
  day_ahead: "circulate",
  // Who sat there and who wrote is for the minutes, not for the room that breaks up.
  no_recorder: "circulate",
  no_names: "circulate",
  no_issuer: "circulate",
  comments_asked: "seal",
  comments_open: "seal",
  comments_waiting: "seal",
};

export function stageOf(kind: Point["kind"]): CheckStage {
  return LATER[kind] ?? "close";
}

/** All points that the records of a meeting give, in the order of `CHECKS`. @param today `YYYY-MM-DD` */
export function pointsOf(view: MeetingView, today: string): Point[] {
  const points = [...ofOutcomes(view), ...ofParties(view), ...ofActions(view), ...ofItems(view)];
  points.push(...ofMeeting(view.meeting, today), ...ofNames(view));
  const rank = ({ kind }: Point) => (CHECKS as readonly string[]).indexOf(kind);
  return points.toSorted((a, b) => rank(a) - rank(b));
}

function ofOutcomes(view: MeetingView): Point[] {
  const { outcomes, amendments, positions } = view;
  const decisions = outcomes.filter(({ kind }) => kind === "decision");
  const about = (kind: CheckKind, records: readonly Outcome[], seen: (record: Outcome) => string = () => "") =>
    records.map((record) => point(kind, { about: card("outcome", record), seen: seen(record) }));
  const party = partyIn(view);
  return [
    ...about(
      "no_text",
      outcomes.filter(({ text, text_en }) => !text?.trim() && !text_en?.trim()),
    ),
    ...about(
      "undecided",
      decisions.filter(({ state }) => state === "proposed"),
    ),
    ...amendments
      .filter(({ state }) => state === "proposed")
      .flatMap(({ id, outcome, organization }) => {
        const to = outcomes.find((one) => one.id === outcome);
        return to
          ? [point("amendment_open", { about: card("outcome", to), party: party(organization), seen: id })]
          : [];
      }),
    ...about("against_rule", isTold(view.meeting) ? [] : decisions.filter(isAgainst(view)), seenOfDecision),
    ...about("method_unheard", isTold(view.meeting) ? [] : decisions.filter(isUnheard(view)), seenOfDecision),
    ...about("no_quorum", decisions.filter(isInquorate(view)), seenOfDecision),
    ...about("nobody_there", isTold(view.meeting) ? [] : decisions.filter(isAlone(view)), seenOfDecision),
    ...positions
      .filter(({ stance, note }) => (stance === "oppose" || stance === "reservation") && !note?.trim())
      .flatMap(({ outcome, organization, stance }) => {
        const to = outcomes.find((one) => one.id === outcome);
        return to ? [point("no_reason", { about: card("outcome", to), party: party(organization), seen: stance })] : [];
      }),
    ...about(
      "no_speaker",
      outcomes.filter(({ kind, organization }) => kind === "opinion" && organization === null),
    ),
  ];
}

/** Decided again, or in another way, it is to be looked at again. */
function seenOfDecision({ state, method, decided_at }: Outcome): string {
  return [state, method ?? "", decided_at ?? ""].join(" ").trim();
}

/** Adopted or rejected although the positions say otherwise, among those who were there then. */
function isAgainst({ meeting, positions, attendance }: MeetingView) {
  const there = attendance
    .filter(({ presence, role }) => presence === "present" && role === "member")
    .map(({ organization }) => organization);
  return ({ id, state, decided_at, attending }: Outcome) => {
    if (state !== "adopted" && state !== "rejected") return false;
    const taken = positions.filter(({ outcome }) => outcome === id);
    const rule = { rule: meeting.decision_rule, minus: meeting.decision_minus };
    return isAgainstRule(decisionState(rule, taken, decided_at ? attending : there), state);
  };
}

/**
 * It says that all agreed or most voted for it, and no position bears that out: earlier builds wrote so of silence, and of
 * reservations and abstentions alone.
 */
function isUnheard({ positions }: MeetingView) {
  return ({ id, method, state }: Outcome) => {
    if (method !== "consensus" && method !== "vote") return false;
    const taken = positions.filter(({ outcome }) => outcome === id);
    if (method === "consensus" && state === "adopted") return taken.every(({ stance }) => stance !== "support");
    return taken.length === 0;
  };
}

/** Without a quorum at that moment; of what earlier builds decided nothing is known but whether there ever was one. */
function isInquorate({ quorum }: MeetingView) {
  return ({ state, quorate, decided_at }: Outcome) =>
    (state === "adopted" || state === "rejected") && (quorate === false || (decided_at === null && quorum.never));
}

/** Decided while nobody was noted as present; where there is a quorum to be met that says it already. */
function isAlone(view: MeetingView) {
  const inquorate = isInquorate(view);
  return (outcome: Outcome) =>
    (outcome.state === "adopted" || outcome.state === "rejected") &&
    outcome.decided_at !== null &&
    outcome.attending.length === 0 &&
    !inquorate(outcome);
}

/** Of whom nobody noted whether they came. Of meetings that were held elsewhere nothing is known. */
function ofParties(view: MeetingView): Point[] {
  if (view.meeting.opened_at === null) return [];
  const party = partyIn(view);
  return view.attendance
    .filter(({ presence }) => presence === "expected")
    .map(({ organization }) => point("presence", { party: party(organization) }));
}

function ofActions({ actions }: MeetingView): Point[] {
  return [
    ...actions.filter(({ lead }) => !lead).map((action) => point("no_lead", { about: card("action", action) })),
    ...actions
      .filter(({ due, status }) => !due && status !== "cancelled")
      .map((action) => point("no_due", { about: card("action", action) })),
  ];
}

/**
 * Items with neither outcome nor action that were not put off. A report is enough where nothing was to be decided, and who
 * was only to be informed need not have decided anything.
 */
function ofItems({ items, outcomes, actions, reports }: MeetingView): Point[] {
  const settled = new Set([...outcomes, ...actions].map(({ agenda_item }) => agenda_item));
  const heard = new Set(reports.map(({ agenda_item }) => agenda_item));
  return items
    .filter(({ id, state, kind }) => state !== "parked" && kind !== "information" && !settled.has(id))
    .filter(({ id, kind }) => kind === "decision" || !heard.has(id))
    .map(({ id, title_zh, title_en }) =>
      point("untouched", { about: { subject: "agenda_item", id, text: { zh: title_zh, en: title_en } } }),
    );
}

/** Who kept the record, and parties that came of whom the minutes name nobody. */
function ofNames({ meeting, attendance }: MeetingView): Point[] {
  // Of meetings that were held elsewhere nothing is known.
  if (meeting.opened_at === null) return [];
  const nameless = attendance.filter(
    ({ presence, name, person, companions }) =>
      (presence === "present" || presence === "left") && !name?.trim() && !person && companions.length === 0,
  );
  const seen = nameless.map(({ organization }) => organization).toSorted();
  return [
    ...(meeting.recorder?.trim() ? [] : [point("no_recorder")]),
    ...(nameless.length > 0 ? [point("no_names", { count: nameless.length, seen: seen.join(" ") })] : []),
  ];
}

function ofMeeting({ day, last_day, place, place_en, chair }: MeetingView["meeting"], today: string): Point[] {
  const last = last_day || day;
  return [
    ...(last ? [] : [point("no_day")]),
    ...(last && isAhead(last, today) ? [point("day_ahead", { day: last, seen: last })] : []),
    ...(place?.trim() || place_en?.trim() ? [] : [point("no_place")]),
    ...(chair?.trim() ? [] : [point("no_chair")]),
  ];
}

/** Whether a day, of which only year or month may be known (`2026`, `2026-11`), lies wholly after today. */
function isAhead(day: string, today: string): boolean {
  return day > today.slice(0, day.length);
}

export function point(kind: Point["kind"], of: Partial<Point> = {}): Point {
  return { kind, must: false, about: null, party: null, sector: null, day: null, count: null, seen: "", ...of };
}

function card<S extends "outcome" | "action">(
  subject: S,
  { id, text, text_en }: Pick<RecordOf<S>, "id" | "text" | "text_en">,
): Check["about"] {
  return { subject, id, text: { zh: text, en: text_en } };
}

function partyIn({ labels }: MeetingView) {
  return (id: string | null): Check["party"] => {
    const { zh = null, en = null } = (id && labels[id]) || {};
    return id ? { id, name: { zh, en } } : null;
  };
}
