/** What a meeting hears and what comes out of it: reports, outcomes, and the parties' positions on them. */

import { onlyId } from "../../base/ids.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn, removeIn } from "../../records/records.ts";
import { type Rules, requireRecord } from "../../records/rules.ts";
import { firstState } from "../../rules/decision.ts";
import { ON_EARLIER_TEXT } from "../../schema/heard.ts";
import { namedRecord } from "../../schema/labels.ts";
import { readRecord } from "../../schema/read-record.ts";
import { keepMethodTrue, requireTold, setMethod } from "./decisions.ts";
import { markPositions, sayAgain } from "./earlier-text.ts";
import { nextEntryRank, requireItemOf } from "./entries.ts";

export const reportRules: Rules<"report"> = {
  defaults: (_context, tx, { meeting }) => ({ rank: nextEntryRank(tx, meeting) }),
  fixed: ["meeting"],
  byCommand: ["rank"],
  check({ tx, after }) {
    requireItemOf(tx.reader, after.agenda_item, after.meeting);
    return undefined;
  },
};

export const outcomeRules: Rules<"outcome"> = {
  defaults: (_context, tx, { meeting, kind = "decision" }) => ({
    kind,
    state: firstState(kind),
    rank: nextEntryRank(tx, meeting),
  }),
  fixed: ["meeting"],
  byCommand: ["rank", "decided_at", "attending", "quorate"],
  check({ tx, before, after, way }) {
    requireItemOf(tx.reader, after.agenda_item, after.meeting);
    // What is undone stood so before.
    if (way !== "back") requireDecisions(tx, before, after);
    if (way === "asked" && after.method !== (before?.method ?? null)) requireTold(tx, after.meeting);
    return undefined;
  },
  settled(change) {
    const { tx, before, after, way } = change;
    if (before && after) markPositions(tx, before, after);
    // What is undone or done again had its method, and has it again.
    if (way !== "back" && after && (before?.state !== after.state || before.kind !== after.kind))
      setMethod(change, after);
  },
};

/**
 * What a decision replaces is a decision as well, and was taken before it; while it is replaced it stays one. That neither it
 * nor an origin leads back to itself, references see to.
 */
function requireDecisions(tx: Tx, before: RecordOf<"outcome"> | undefined, after: RecordOf<"outcome">): void {
  const replaced = after.replaces ? readRecord(tx.reader, "outcome", after.replaces) : undefined;
  const changed = after.replaces !== (before?.replaces ?? null) || after.kind !== before?.kind;
  if (replaced && changed && (after.kind !== "decision" || replaced.kind !== "decision"))
    throw new ConcordError("E_REPLACES_DECISION", namedRecord(tx.reader, "outcome", replaced.id));
  const by = before?.kind === "decision" && after.kind !== "decision" ? replacing(tx, after.id) : undefined;
  if (by) throw new ConcordError("E_REPLACES_DECISION", namedRecord(tx.reader, "outcome", by));
  if (replaced && changed && isLater(tx, replaced, after))
    throw new ConcordError("E_REPLACES_LATER", namedRecord(tx.reader, "outcome", replaced.id));
}

/** The decision that stands in its place. */
function replacing(tx: Tx, id: string): string | undefined {
  return tx.reader.get<{ id: string }>("SELECT id FROM outcome WHERE replaces = ? LIMIT 1", id)?.id;
}

/** Of meetings by their days, in one by the order in which they were recorded. */
function isLater(tx: Tx, one: RecordOf<"outcome">, other: RecordOf<"outcome">): boolean {
  if (one.meeting === other.meeting) return (one.rank ?? 0) > (other.rank ?? 0);
  const [day, own] = [one, other].map(({ meeting }) => readRecord(tx.reader, "meeting", meeting)?.day ?? null);
  return Boolean(day && own && day > own);
}

export const positionRules: Rules<"position"> = {
  onlyId: ({ outcome, organization }) => onlyId("pos", outcome ?? "", organization ?? ""),
  fixed: ["outcome", "organization"],
  byCommand: ["earlier_text"],
  check({ tx, after, way }) {
    const outcome = requireRecord(tx.reader, "outcome", after.outcome);
    // Whoever took a position that comes back attended then.
    if (way !== "back" && !attends(tx, outcome.meeting, after.organization))
      throw new ConcordError("E_NOT_ATTENDING", namedRecord(tx.reader, "organization", after.organization));
    return undefined;
  },
  settled({ tx, before, after, way }) {
    // Who takes another position takes it on the text as it is.
    if (way === "asked" && after?.earlier_text && before?.stance !== after.stance)
      tx.put("position", after.id, { earlier_text: null });
    const outcome = readRecord(tx.reader, "outcome", (after ?? before)?.outcome ?? "");
    if (outcome) keepMethodTrue(tx, outcome);
  },
};

export interface TakePosition {
  outcome: string;
  organization: string;
  /** Null takes the position back; undefined leaves it where it is. */
  stance?: RecordOf<"position">["stance"] | null | undefined;
  note?: string | undefined;
  /** What whoever writes the reason has seen of it. */
  was?: { note: string | null } | undefined;
  opId?: string | undefined;
}

/**
 * Sets, changes or takes back (null) the position of a party that attends, or writes down its reason.
 * @throws ConcordError E_CHANGED if the reason is not what it `was`, or there is no position any more that it belongs to
 */
export function takePosition(context: Context, input: TakePosition): void {
  if (asked(context, "outcome.position", input)) return;
  const { outcome, organization, stance, note, was } = input;
  act(context, "outcome.position", input, (tx) => {
    const held = tx.reader.get<
      Pick<RecordOf<"position">, "id" | "note" | "stance"> & { marked: number; earlier: number }
    >(
      `SELECT p.id, p.note, p.stance, p.earlier_text IS TRUE AS marked, ${ON_EARLIER_TEXT} AS earlier FROM position p JOIN outcome u ON u.id = p.outcome
       WHERE p.outcome = ? AND p.organization = ?`,
      outcome,
      organization,
    );
    if (stance === null) {
      if (held) removeIn(context, tx, "position", held.id);
      return;
    }
    if (stance === undefined && !held) throw new ConcordError("E_CHANGED", { path: "stance" });
    if (was && (held?.note ?? "") !== (was.note ?? "")) throw new ConcordError("E_CHANGED", { path: "note" });
    const fields = { outcome, organization, stance, ...(note !== undefined && { note: note || null }) };
    putIn(context, tx, "position", { id: held?.id, fields });
    // Said again, it is said of the text as it is.
    if (held?.earlier && stance === held.stance) sayAgain(tx, held);
  });
}

function attends(tx: Tx, meeting: string, organization: string): boolean {
  return (
    tx.reader.get(
      "SELECT 1 FROM attendance WHERE meeting = ? AND organization = ? AND presence = 'present' AND role = 'member'",
      meeting,
      organization,
    ) !== undefined
  );
}
