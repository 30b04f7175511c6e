/**
 * How a decision came about. The method that minutes print and a seal freezes follows from the positions and the attendance
 * in the database when the decision is adopted or rejected; whoever asks for it says only what was decided, and whether the
 * chair ruled it.
 */
import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { readRecord, type Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { type DecisionRule, decisionState, isTold, methodOf } from "../../rules/decision.ts";
import { attendanceOf, positionsOf } from "./seating.ts";

type Outcome = RecordOf<"outcome">;

/**
 * Nobody tells the method of a decision but of a meeting that was held elsewhere, where nobody was counted.
 * @throws ConcordError E_ONLY_BY_COMMAND
 */
export function requireTold(tx: Tx, meeting: string): void {
  const held = readRecord(tx.reader, "meeting", meeting);
  if (!held || !isTold(held)) throw new ConcordError("E_ONLY_BY_COMMAND", { path: "method", of: "outcome" });
}

/** Sets the method of what was just adopted or rejected; empties it of what is neither. What is told stays as it is told. */
export function setMethod(tx: Tx, outcome: Outcome): void {
  const meeting = readRecord(tx.reader, "meeting", outcome.meeting);
  if (!meeting || isTold(meeting)) return;
  writeMethod(tx, outcome, isDecided(outcome) ? methodNow(tx, outcome, meeting.decision_rule) : null);
}

/**
 * A position was changed after the decision: the method stays what the positions bear out, under the rule that was applied.
 * What the chair ruled does not hang on them.
 */
export function keepMethodTrue(tx: Tx, outcome: Outcome): void {
  const meeting = readRecord(tx.reader, "meeting", outcome.meeting);
  if (!meeting || isTold(meeting) || !isDecided(outcome) || outcome.method === "chair") return;
  writeMethod(tx, outcome, methodNow(tx, outcome, ruleApplied(outcome.method, meeting.decision_rule)));
}

/** The rule of the meeting may have been changed since. */
function ruleApplied(method: Outcome["method"], rule: DecisionRule | null): DecisionRule | null {
  if (method === "vote") return "majority";
  return method === "consensus" && rule !== "consensus_minus" ? "consensus" : rule;
}

function isDecided({ kind, state }: Outcome): boolean {
  return kind === "decision" && (state === "adopted" || state === "rejected");
}

function methodNow(tx: Tx, outcome: Outcome, rule: DecisionRule | null): Outcome["method"] {
  const minus = readRecord(tx.reader, "meeting", outcome.meeting)?.decision_minus ?? null;
  const positions = positionsOf(tx.reader, outcome.meeting).filter((position) => position.outcome === outcome.id);
  const present = attendanceOf(tx.reader, outcome.meeting).filter(
    ({ presence, role }) => presence === "present" && role === "member",
  );
  const standing = decisionState(
    { rule, minus },
    positions,
    present.map(({ organization }) => organization),
  );
  return methodOf(standing, outcome.state === "rejected" ? "rejected" : "adopted");
}

function writeMethod(tx: Tx, { id, method: held }: Outcome, method: Outcome["method"]): void {
  if (method !== held) tx.put("outcome", id, { method });
}

/**
 * Notes what was decided, and by whose ruling.
 * @param input.byChair the chair ruled it, whatever the positions say; false: it is as the positions say
 * @throws ConcordError E_NOT_ALLOWED, E_SEALED, E_UNKNOWN_RECORD
 */
export function decide(
  context: Context,
  input: { outcome: string; state: "adopted" | "rejected"; byChair: boolean; opId?: string | undefined },
): void {
  if (asked(context, "outcome.decide", input)) return;
  const { outcome: id, state, byChair } = input;
  act(context, "outcome.decide", input, (tx) => {
    const { record } = putIn(context, tx, "outcome", { id, fields: { state } }, "command");
    if (byChair) writeMethod(tx, record, "chair");
    else setMethod(tx, record);
  });
}
