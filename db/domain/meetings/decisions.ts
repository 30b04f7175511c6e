/**
 * How a decision came about, and when. The method that minutes print and a seal freezes follows from the positions and from
 * who was there when the decision was adopted or rejected; whoever asks for it says only what was decided and, where the
 * rule is not met, how it was decided all the same.
 */
import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import type { Settled, Way } from "../../records/rules.ts";
import { type DecisionRule, isAgainstRule, isTold, methodOf } from "../../rules/decision.ts";
import { quorumOf } from "../../rules/quorum.ts";
import { readRecord } from "../../schema/read-record.ts";
import { attendanceOf, membersThere, standingOf } from "./seating.ts";

type Outcome = RecordOf<"outcome">;
type Meeting = RecordOf<"meeting">;
type Result = "adopted" | "rejected";

/** What is known of the moment of a decision; nothing of one that was not taken here. */
const NO_MOMENT = { decided_at: null, attending: [], quorate: null } satisfies Partial<Outcome>;

/**
 * Nobody tells the method of a decision but of a meeting that was held elsewhere, where nobody was counted.
 * @throws ConcordError E_ONLY_BY_COMMAND
 */
export function requireTold(tx: Tx, meeting: string): void {
  const held = readRecord(tx.reader, "meeting", meeting);
  if (!held || !isTold(held)) throw new ConcordError("E_ONLY_BY_COMMAND", { path: "method", of: "outcome" });
}

/**
 * Sets method and moment of what was just adopted or rejected; empties them of what is neither. What is told stays so.
 * @throws ConcordError E_AGAINST_RULE if somebody asked for what the rule does not bear out
 */
export function setMethod({ context, tx, way }: Settled<"outcome">, outcome: Outcome): void {
  const decided = resultOf(outcome);
  if (!decided && outcome.decided_at === null && outcome.method === null) return;
  const meeting = readRecord(tx.reader, "meeting", outcome.meeting);
  if (!meeting || isTold(meeting)) return;
  const moment = decided ? momentOf(context, tx, meeting) : NO_MOMENT;
  if (decided || outcome.decided_at) tx.put("outcome", outcome.id, moment);
  writeMethod(tx, outcome, decided && borneOut(tx, { ...outcome, ...moment }, meeting, decided, way));
}

/**
 * A position was changed after the decision: the method stays what the positions bear out, under the rule that was applied
 * and among those who were there then. What the chair ruled does not hang on them.
 */
export function keepMethodTrue(tx: Tx, outcome: Outcome): void {
  const meeting = readRecord(tx.reader, "meeting", outcome.meeting);
  const decided = resultOf(outcome);
  if (!meeting || isTold(meeting) || !decided || outcome.method === "chair") return;
  const applied = { ...meeting, decision_rule: ruleApplied(outcome.method, meeting.decision_rule) };
  const borne = borneOut(tx, outcome, applied, decided, "command");
  writeMethod(tx, outcome, borne ?? (outcome.method === "despite" ? "despite" : null));
}

/** The rule of the meeting may have been changed since. */
function ruleApplied(method: Outcome["method"], rule: DecisionRule | null): DecisionRule | null {
  if (method === "vote") return "majority";
  return method === "consensus" && rule !== "consensus_minus" ? "consensus" : rule;
}

function resultOf({ kind, state }: Outcome): Result | null {
  return kind === "decision" && (state === "adopted" || state === "rejected") ? state : null;
}

/** Who is there now. What is noted after a meeting was taken at the latest when it closed, by those who were there then. */
function momentOf(context: Context, tx: Tx, { id, state, opened_at, closed_at, quorum: rule }: Meeting) {
  if (opened_at === null) return NO_MOMENT;
  const attendance = attendanceOf(tx.reader, id);
  return {
    decided_at: state === "live" ? context.now() : closed_at,
    attending: membersThere(attendance),
    quorate: rule && quorumOf(rule, attendance).met,
  };
}

function borneOut(tx: Tx, outcome: Outcome, meeting: Meeting, result: Result, way: Way): Outcome["method"] {
  const standing = standingOf(tx.reader, outcome, meeting);
  if (way === "asked" && isAgainstRule(standing, result)) throw new ConcordError("E_AGAINST_RULE");
  return methodOf(standing, result);
}

function writeMethod(tx: Tx, { id, method: held }: Outcome, method: Outcome["method"]): void {
  if (method !== held) tx.put("outcome", id, { method });
}

/**
 * Notes what was decided, and how, at this moment.
 * @param input.how as the positions say; `chair` the chair ruled it, whatever they say; `despite` the rule is not met, and
 *   it is recorded all the same
 * @throws ConcordError E_AGAINST_RULE, E_NOT_ALLOWED, E_SEALED, E_UNKNOWN_RECORD
 */
export function decide(
  context: Context,
  input: { outcome: string; state: Result; how: "positions" | "chair" | "despite"; opId?: string | undefined },
): void {
  if (asked(context, "outcome.decide", input)) return;
  const { outcome: id, state, how } = input;
  act(context, "outcome.decide", input, (tx) => {
    const { record } = putIn(context, tx, "outcome", { id, fields: { state } }, "command");
    const meeting = readRecord(tx.reader, "meeting", record.meeting);
    if (!meeting || isTold(meeting)) return;
    const standing = standingOf(tx.reader, record, meeting);
    const against = isAgainstRule(standing, state);
    if (against && how === "positions") throw new ConcordError("E_AGAINST_RULE");
    writeMethod(tx, record, how === "chair" ? "chair" : against ? "despite" : methodOf(standing, state));
  });
}
