/** One sitting: its life (planned, live, closed, sealed), agenda and clock. */
import { onlyId } from "../../base/ids.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked, mayAct } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { type Rules, requireHours, requireOrder, requireRecord, requireUnsealed } from "../../records/rules.ts";
import { ranksDealt } from "../../rules/order.ts";
import { noteQuorum } from "./attendance.ts";
import { pointsOf } from "./checks/points.ts";
import { requireTicked, ticked } from "./checks/ticks.ts";
import { nextRank } from "./entries.ts";
import { endSpeech } from "./floor.ts";
import { timeAtEnd, timeAtStart } from "./hours.ts";
import { changeState } from "./meeting-state.ts";
import { meetingView } from "./meeting-view.ts";

type Meeting = RecordOf<"meeting">;
type AgendaItem = RecordOf<"agenda_item">;

const TIMES = ["day", "last_day", "starts", "ends"];

export const meetingRules: Rules<"meeting"> = {
  byCommand: ["opened_at", "closed_at", "planned", "current_item"],
  check({ tx, before, after, fields, way }) {
    if (before && way === "asked" && before.state !== after.state)
      throw new ConcordError("E_ONLY_BY_COMMAND", { path: "state", of: "meeting" });
    requireOrder(after.day, after.last_day);
    // What stood so before is no reason to refuse another field.
    const oneDay = after.last_day === null || after.last_day === after.day;
    if (way === "asked" && oneDay && TIMES.some((name) => name in fields)) requireHours(after.starts, after.ends);
    if (before) requireUnsealed(tx.reader, before.id);
    // A sitting of the past may be entered as closed; "live" and "sealed" have to be lived through.
    else if (way === "back") return undefined;
    else if (after.state === "live" || after.state === "sealed")
      throw new ConcordError("E_ONLY_BY_COMMAND", { path: "state" });
    return undefined;
  },
  checkRemove(_context, tx, meeting) {
    requireUnsealed(tx.reader, meeting.id);
  },
};

export const agendaItemRules: Rules<"agenda_item"> = {
  defaults: (_context, tx, { meeting }) => ({ rank: nextRank(tx, "agenda_item", meeting) }),
  fixed: ["meeting"],
  byCommand: ["started_at", "begun_at", "ended_at"],
};

/**
 * planned -> live. The first open item becomes current.
 * @param input.today held now: its day and hour become those of now, because minutes print them, and what had been announced
 *   is kept. False: as announced. By default it is held now where today is its day
 */
export function startMeeting(
  context: Context,
  input: { id: string; today?: boolean | undefined; opId?: string | undefined },
): void {
  changeState(context, "meeting.start", ["planned"], input, (tx, meeting) => {
    tx.put("meeting", meeting.id, {
      state: "live",
      opened_at: context.now(),
      ...timeAtStart(context, meeting, input.today ?? meeting.day === context.today()),
    });
    const first = itemsOf(tx, meeting.id).find((item) => item.state === "open");
    if (first) switchTo(context, tx, meeting, first);
    // Whoever was marked present before it began counts from its first minute.
    noteQuorum(context, tx, meeting.id, null);
  });
}

/**
 * live -> closed, once the check list is dealt with. The running item's time is kept, and so is the hour: minutes print when
 * the meeting ended.
 */
export function closeMeeting(context: Context, input: { id: string; opId?: string | undefined }): void {
  changeState(context, "meeting.close", ["live"], input, (tx, meeting) => {
    const points = pointsOf(meetingView(tx.reader, meeting.id), context.today());
    requireTicked(ticked(tx.reader, meeting.id, points, "close"));
    leaveItem(context, tx, meeting);
    endSpeech(context, tx, meeting.id);
    tx.put("meeting", meeting.id, {
      state: "closed",
      closed_at: context.now(),
      current_item: null,
      ...timeAtEnd(context, meeting),
    });
  });
}

/** closed -> live. Minutes that were circulated are a draft again. */
export function reopenMeeting(context: Context, input: { id: string; opId?: string | undefined }): void {
  changeState(context, "meeting.reopen", ["closed"], input, (tx, meeting) => {
    tx.put("meeting", meeting.id, { state: "live" });
    const minutes = onlyId("min", meeting.id);
    if (tx.get("minutes", minutes)) tx.put("minutes", minutes, { state: "draft" });
  });
}

/** Makes an agenda item of a live meeting current; the item before is done, unless it was parked. */
export function moveTo(context: Context, input: { item: string; opId?: string | undefined }): void {
  const item = requireRecord(context.reader, "agenda_item", input.item);
  changeState(context, "meeting.item", ["live"], { ...input, id: item.meeting }, (tx, meeting) => {
    if (meeting.current_item !== item.id) switchTo(context, tx, meeting, item);
    else if (!item.started_at) tx.put("agenda_item", item.id, { started_at: context.now() });
  });
}

export function pauseTimer(context: Context, input: { meeting: string; opId?: string | undefined }): void {
  changeState(context, "meeting.pause", ["live"], { ...input, id: input.meeting }, (tx, meeting) =>
    stopClock(context, tx, meeting),
  );
}

/** Puts the items into the given order; items not named keep their order behind them. */
export function orderItems(
  context: Context,
  input: { meeting: string; items: string[]; opId?: string | undefined },
): void {
  const states = ["planned", "live", "closed"] as const;
  changeState(context, "meeting.order", states, { ...input, id: input.meeting }, (tx, meeting) => {
    const items = itemsOf(tx, meeting.id);
    const place = new Map(input.items.map((id, index) => [id, index]));
    for (const id of input.items)
      if (!items.some((item) => item.id === id))
        throw new ConcordError("E_UNKNOWN_RECORD", { subject: "agenda_item", id });
    const ordered = items.toSorted((a, b) => (place.get(a.id) ?? items.length) - (place.get(b.id) ?? items.length));
    for (const [index, item] of ordered.entries()) tx.put("agenda_item", item.id, { rank: (index + 1) * 1000 });
  });
}

/**
 * Puts reports, outcomes and actions under an item, in the given order; those not named keep their places. The ranks
 * that the entries have are dealt out anew, so that other items are not touched.
 */
export function orderEntries(
  context: Context,
  input: {
    meeting: string;
    item: string | null;
    entries: { subject: "report" | "outcome" | "action"; id: string }[];
    opId?: string | undefined;
  },
): void {
  if (asked(context, "meeting.order_entries", input)) return;
  mayAct(context.actor(), "meeting.order_entries");
  act(context, "meeting.order_entries", input, (tx) => {
    const held = input.entries.map(({ subject, id }) => {
      const record = requireRecord(tx.reader, subject, id);
      if (record.meeting !== input.meeting) throw new ConcordError("E_UNKNOWN_RECORD", { subject, id });
      return record.rank;
    });
    const ranks = ranksDealt(held);
    for (const [index, { subject, id }] of input.entries.entries())
      putIn(context, tx, subject, { id, fields: { agenda_item: input.item, rank: ranks[index] } }, "command");
  });
}

export function itemsOf(tx: Tx, meeting: string): AgendaItem[] {
  const rows = tx.reader.all<{ id: string }>("SELECT id FROM agenda_item WHERE meeting = ? ORDER BY rank, id", meeting);
  return rows.map(({ id }) => tx.get("agenda_item", id) as AgendaItem);
}

function switchTo(context: Context, tx: Tx, meeting: Meeting, item: AgendaItem): void {
  const left = leaveItem(context, tx, meeting);
  if (left && left.state === "open") tx.put("agenda_item", left.id, { state: "done" });
  const now = context.now();
  tx.put("agenda_item", item.id, {
    state: "open",
    started_at: now,
    begun_at: item.begun_at ?? now,
    ended_at: null,
  });
  tx.put("meeting", meeting.id, { current_item: item.id });
}

/** The item that was on is left, for now or for good: its clock stops, and who comes later did not attend it. */
function leaveItem(context: Context, tx: Tx, meeting: Meeting): AgendaItem | undefined {
  const left = stopClock(context, tx, meeting);
  if (left) tx.put("agenda_item", left.id, { ended_at: context.now() });
  return left;
}

/** Adds the running time of the current item to what it has spent. A clock that went backwards adds nothing. */
function stopClock(context: Context, tx: Tx, meeting: Meeting): AgendaItem | undefined {
  const item = meeting.current_item ? tx.get("agenda_item", meeting.current_item) : undefined;
  if (item?.started_at) {
    const seconds = Math.round((Date.parse(context.now()) - Date.parse(item.started_at)) / 1000);
    tx.put("agenda_item", item.id, { started_at: null, spent: (item.spent ?? 0) + Math.max(0, seconds) });
  }
  return item;
}
