/** Who sits at the table, and when they came to be enough, or ceased to be. */

import { newId, onlyId } from "../../base/ids.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { Done } from "../../contract/records.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import type { Rules } from "../../records/rules.ts";
import { quorumOf } from "../../rules/quorum.ts";
import { type Named, namedRecord } from "../../schema/labels.ts";
import { readRecord } from "../../schema/read-record.ts";
import { attendanceOf } from "./seating.ts";

export const attendanceRules: Rules<"attendance"> = {
  onlyId: ({ meeting, organization }) => onlyId("att", meeting ?? "", organization ?? ""),
  fixed: ["meeting", "organization"],
  check({ tx, id, before, after }) {
    const twin = tx.reader.get<{ id: string }>(
      "SELECT id FROM attendance WHERE meeting = ? AND organization = ? AND id <> ?",
      after.meeting,
      after.organization,
      id,
    );
    if (!before && twin) throw new ConcordError("E_TWICE_ATTENDING", seatNamed(tx, twin.id, after.organization));
    requireElsewhereFree(tx, after);
    return undefined;
  },
  settled({ context, tx, before, after, way }) {
    const seat = after ?? before;
    // Of what is taken back nobody came or went.
    if (seat) noteQuorum(context, tx, seat.meeting, way === "back" ? null : seat.organization);
  },
};

/** Nobody sits for two parties of one meeting. */
function requireElsewhereFree(tx: Tx, seat: RecordOf<"attendance">): void {
  const people = [seat.person, ...seat.companions].filter((id) => id !== null);
  for (const [index, id] of people.entries()) {
    const other = tx.reader.get<{ id: string; organization: string }>(
      `SELECT id, organization FROM attendance WHERE meeting = ? AND id <> ? AND (person = ? OR id IN
         (SELECT id FROM list_value WHERE value = ? AND subject = 'attendance' AND field = 'companions'))`,
      seat.meeting,
      seat.id,
      id,
      id,
    );
    if (other || people.indexOf(id) !== index)
      throw new ConcordError("E_PERSON_TWICE", {
        person: namedRecord(tx.reader, "person", id).name ?? id,
        ...seatNamed(tx, other?.id ?? seat.id, other?.organization ?? seat.organization),
      });
  }
}

/** A seat is known by its party. */
function seatNamed(tx: Tx, id: string, organization: string): Named {
  return namedRecord(tx.reader, "attendance", id, { subject: "organization", id: organization });
}

export const meetingEventRules: Rules<"meeting_event"> = { onlyByCommand: true };

/**
 * Logs that the quorum of a live meeting has been reached or lost since the last time that it was noted.
 * @param organization whose coming or going did it; null when the meeting begins, and when something was undone
 */
export function noteQuorum(context: Context, tx: Tx, meeting: string, organization: string | null): void {
  const { state, quorum: rule } = readRecord(tx.reader, "meeting", meeting) ?? {};
  // Without a rule there is no quorum to reach or to lose.
  if (state !== "live" || !rule) return;
  const { met, present, expected } = quorumOf(rule, attendanceOf(tx.reader, meeting));
  const last = tx.reader.get<{ kind: string }>(
    // In the order in which they were noted: the laptop's clock may have been put back meanwhile.
    "SELECT kind FROM meeting_event WHERE meeting = ? ORDER BY _origin DESC, id DESC LIMIT 1",
    meeting,
  );
  if (met === ((last?.kind ?? "quorum_lost") === "quorum_met")) return;
  tx.put("meeting_event", newId(), {
    meeting,
    kind: met ? "quorum_met" : "quorum_lost",
    happened_at: context.now(),
    present,
    expected,
    organization,
  });
}

export interface CheckIn {
  meeting: string;
  organization: string;
  presence: RecordOf<"attendance">["presence"];
  name?: string | undefined;
  deputyFor?: string | undefined;
  role?: RecordOf<"attendance">["role"] | undefined;
  opId?: string | undefined;
}

/** Notes that a party came, went, is excused or absent; a party that was not expected is added. */
export function checkIn(context: Context, input: CheckIn): Done {
  const done = asked(context, "meeting.check_in", input);
  if (done) return { id: done.id, warnings: [] };
  const { value } = act(context, "meeting.check_in", input, (tx) => {
    const held = tx.reader.get<{ id: string; presence: string }>(
      "SELECT id, presence FROM attendance WHERE meeting = ? AND organization = ?",
      input.meeting,
      input.organization,
    );
    const arrives = input.presence === "present" && held?.presence !== "present";
    const leaves = input.presence === "left" && held?.presence === "present";
    const fields = {
      ...(held ? {} : { meeting: input.meeting, organization: input.organization }),
      presence: input.presence,
      ...(input.name !== undefined && { name: input.name || null }),
      ...(input.role !== undefined && { role: input.role }),
      ...(input.deputyFor !== undefined && { deputy_for: input.deputyFor || null }),
      // Who comes back after having gone was there from the first arrival on.
      ...(arrives && (held?.presence === "left" ? { left_at: null } : { arrived_at: context.now(), left_at: null })),
      ...(leaves && { left_at: context.now() }),
    };
    return putIn(context, tx, "attendance", { id: held?.id, fields }, "command");
  });
  return { id: value.record.id, warnings: value.warnings };
}

/** Notes of all parties that are still expected that nobody came, as one action. */
export function noteAbsent(context: Context, input: { meeting: string; opId?: string | undefined }): void {
  if (asked(context, "meeting.check_in", input)) return;
  act(context, "meeting.check_in", input, (tx) => {
    for (const { id, presence } of attendanceOf(tx.reader, input.meeting))
      if (presence === "expected") putIn(context, tx, "attendance", { id, fields: { presence: "absent" } });
  });
}
