/** The common way of a step in a meeting's life: from which state, by whom, once. */
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { type Act, act, asked, mayAct } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { requireRecord, requireUnsealed } from "../../records/rules.ts";
import { namedRecord } from "../../schema/labels.ts";

type Meeting = RecordOf<"meeting">;

/**
 * Runs a step of a meeting's life as one action.
 * @param input the meeting, and all else that was asked for
 * @throws ConcordError E_SEALED, E_MEETING_STATE, E_NOT_ALLOWED, E_UNKNOWN_RECORD
 */
export function changeState(
  context: Context,
  name: Act,
  from: readonly Meeting["state"][],
  input: { id: string; opId?: string | undefined },
  work: (tx: Tx, meeting: Meeting) => void,
): void {
  if (asked(context, name, input)) return;
  mayAct(context.actor(), name);
  const meeting = requireRecord(context.reader, "meeting", input.id);
  requireUnsealed(context.reader, meeting.id);
  if (!from.includes(meeting.state)) throw inState(context.reader, meeting);
  act(context, name, input, (tx) => work(tx, meeting));
}

/** The refusal of what cannot be done to a meeting in its state. */
export function inState(reader: Reader, { id, state }: Meeting): ConcordError {
  return new ConcordError("E_MEETING_STATE", { state, ...namedRecord(reader, "meeting", id) });
}
