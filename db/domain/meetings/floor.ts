/** The floor: who speaks in the room and for how long, who waits to, and points of order. */

import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import type { Context } from "../../records/context.ts";
import { putIn, removeIn } from "../../records/records.ts";
import { type Rules, requireOrder, requireRecord } from "../../records/rules.ts";
import { floorOrder, heardOf, waitingOn } from "../../rules/floor.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { namedRecord } from "../../schema/labels.ts";
import { readRecord } from "../../schema/read-record.ts";
import { changeState } from "./meeting-state.ts";
import { attendanceOf } from "./seating.ts";

type Meeting = RecordOf<"meeting">;
type Request = RecordOf<"floor_request">;

export const speechRules: Rules<"speech"> = {
  fixed: ["meeting"],
  check({ tx, after, way }) {
    requireOrder(after.started_at, after.ended_at);
    // Who spoke was on the list then.
    if (way !== "back") requireSeat(tx, after);
    return undefined;
  },
};

export const floorRequestRules: Rules<"floor_request"> = {
  onlyByCommand: true,
  check({ tx, before, after, way }) {
    if (!before && way !== "back") requireSeat(tx, after);
    return undefined;
  },
};

export const pointOfOrderRules: Rules<"point_of_order"> = {
  defaults: (context, tx, { meeting }) => ({
    raised_at: context.now(),
    organization: context.actor().organization ?? undefined,
    agenda_item: (meeting && readRecord(tx.reader, "meeting", meeting)?.current_item) || null,
  }),
  fixed: ["meeting", "organization"],
  check({ tx, before, after, way }) {
    if (!before && way !== "back") requireSeat(tx, after);
    return undefined;
  },
};

/** Whoever is called in for an item is on the list as soon as it is there. */
function requireSeat(tx: Tx, { meeting, organization }: { meeting: string; organization: string }): void {
  const seat = tx.reader.get("SELECT 1 FROM attendance WHERE meeting = ? AND organization = ?", meeting, organization);
  if (!seat) throw new ConcordError("E_NOT_ATTENDING", namedRecord(tx.reader, "organization", organization));
}

/**
 * A party of a live meeting begins to speak, and waits no longer; whoever spoke before has ended. Null: nobody speaks any
 * more.
 */
export function speak(
  context: Context,
  input: { meeting: string; organization: string | null; point?: string | undefined; opId?: string | undefined },
): void {
  changeState(context, "meeting.speak", ["live"], { ...input, id: input.meeting }, (tx, meeting) => {
    endSpeech(context, tx, meeting.id);
    const { organization, point } = input;
    if (organization === null) return;
    const waits = turnsOf(context, tx, meeting).find(({ request }) => request.organization === organization);
    if (waits) leave(context, tx, meeting, waits.request, { taken_at: context.now(), turn: null });
    if (point !== undefined) putIn(context, tx, "point_of_order", { id: point, fields: { state: "heard" } });
    const fields = { meeting: meeting.id, organization, agenda_item: meeting.current_item, started_at: context.now() };
    putIn(context, tx, "speech", { fields });
  });
}

/** Ends the speech that is going on. A clock that went backwards counts as nothing. */
export function endSpeech(context: Context, tx: Tx, meeting: string): void {
  for (const { id, started_at } of tx.reader.all<Pick<RecordOf<"speech">, "id" | "started_at">>(
    "SELECT id, started_at FROM speech WHERE meeting = ? AND ended_at IS NULL",
    meeting,
  )) {
    const seconds = Math.max(0, Math.round((Date.parse(context.now()) - Date.parse(started_at)) / 1000));
    tx.put("speech", id, { ended_at: seconds === 0 ? started_at : context.now(), seconds });
  }
}

/**
 * A party asks to speak on the item that is on.
 * @throws ConcordError E_WAITS_ALREADY, E_NOT_ATTENDING, E_MEETING_STATE
 */
export function askFloor(
  context: Context,
  input: { meeting: string; organization: string; opId?: string | undefined },
): void {
  changeState(context, "floor.ask", ["live"], { ...input, id: input.meeting }, (tx, meeting) => {
    const { organization } = input;
    if (turnsOf(context, tx, meeting).some(({ request }) => request.organization === organization))
      throw new ConcordError("E_WAITS_ALREADY", namedRecord(tx.reader, "organization", organization));
    const fields = { meeting: meeting.id, organization, agenda_item: meeting.current_item, asked_at: context.now() };
    putIn(context, tx, "floor_request", { fields }, "command");
  });
}

/** @throws ConcordError E_WAITS_NOT, E_MEETING_STATE */
export function leaveFloor(context: Context, input: { request: string; opId?: string | undefined }): void {
  const request = requireRecord(context.reader, "floor_request", input.request);
  changeState(context, "floor.leave", ["live"], { ...input, id: request.meeting }, (tx, meeting) =>
    leave(context, tx, meeting, request, null),
  );
}

/**
 * Puts a party that waits to a place, where it stays until it gets the floor; whoever goes before it brings it one nearer.
 * @param input.turn 1 the next; null: where the order of the meeting has it
 * @throws ConcordError E_WAITS_NOT, E_MEETING_STATE
 */
export function moveFloor(
  context: Context,
  input: { request: string; turn: number | null; opId?: string | undefined },
): void {
  const request = requireRecord(context.reader, "floor_request", input.request);
  changeState(context, "floor.move", ["live"], { ...input, id: request.meeting }, (tx, meeting) => {
    const turns = turnsOf(context, tx, meeting).map((turn) => turn.request);
    const at = turns.findIndex(({ id }) => id === request.id);
    if (at < 0) throw new ConcordError("E_WAITS_NOT");
    if (input.turn === null) putIn(context, tx, "floor_request", { id: request.id, fields: { turn: null } }, "command");
    else {
      const order = turns.toSpliced(at, 1);
      order.splice(input.turn - 1, 0, { ...request, turn: input.turn });
      keepPlaces(context, tx, order);
    }
  });
}

/** Those who wait on the current item, the next first. */
function turnsOf(context: Context, { reader }: Tx, { id, current_item, floor_order }: Meeting) {
  const of = <S extends "floor_request" | "speech">(subject: S): RecordOf<S>[] =>
    reader.all<Row>(`SELECT * FROM "${subject}" WHERE meeting = ?`, id).map((row) => recordFrom(subject, row));
  const heard = heardOf(of("speech"), attendanceOf(reader, id), Date.parse(context.now()));
  return floorOrder(floor_order, waitingOn(of("floor_request"), current_item), heard);
}

/** A party waits no longer: it has the floor, or (null) does not want it any more. */
function leave(context: Context, tx: Tx, meeting: Meeting, { id }: Request, fields: Partial<Request> | null): void {
  const turns = turnsOf(context, tx, meeting).map(({ request }) => request);
  if (!turns.some((one) => one.id === id)) throw new ConcordError("E_WAITS_NOT");
  if (fields) putIn(context, tx, "floor_request", { id, fields }, "command");
  else removeIn(context, tx, "floor_request", id, "command");
  keepPlaces(
    context,
    tx,
    turns.filter((one) => one.id !== id),
  );
}

/** Writes of those who were placed by hand where they stand now. */
function keepPlaces(context: Context, tx: Tx, order: readonly Request[]): void {
  for (const [index, { id, turn }] of order.entries())
    if (turn !== null && tx.get("floor_request", id)?.turn !== index + 1)
      putIn(context, tx, "floor_request", { id, fields: { turn: index + 1 } }, "command");
}
