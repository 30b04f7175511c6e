/** What moved a policy on, and what the policy says of itself since: its stage, its state, its period. */
import { isBefore } from "../../contract/dates.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { PatchOf, RecordOf } from "../../contract/subjects/index.ts";
import { EFFECT_MOVES, MAKING_MOVES } from "../../contract/vocabulary.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { type Rules, requireOrder } from "../../records/rules.ts";
import { recordsOf } from "./held.ts";

type Event = RecordOf<"policy_event">;
export type Move = Event["move"];

/** The term of the basic word lists that says what a move comes to; a workspace that has taken it out is told nothing. */
const TERMS: Readonly<Record<Move, string>> = {
  proposed: "pg-proposal",
  discussed: "pg-discussion",
  drafted: "pg-formulation",
  consulted: "pg-consultation",
  adopted: "pg-adoption",
  issued: "pg-issuance",
  in_force: "ps-in-force",
  extended: "ps-in-force",
  partly_void: "ps-partly-void",
  expired: "ps-expired",
  repealed: "ps-repealed",
  replaced: "ps-superseded",
};

export const policyEventRules: Rules<"policy_event"> = {
  fixed: ["policy"],
  check({ tx, after }) {
    const { policy, version, replaced_by, until, day, move } = after;
    if (version && tx.get("policy_version", version)?.policy !== policy)
      throw new ConcordError("E_OTHER_POLICY", { path: "version", of: "policy_event" });
    if (replaced_by === policy) throw new ConcordError("E_REPLACED_BY_ITSELF");
    if (move === "extended" && !until) throw new ConcordError("E_REQUIRED", { path: "until", of: "policy_event" });
    requireOrder(day, until);
    return undefined;
  },
  settled({ context, tx, before, after, way }) {
    // What is undone takes back what followed from it as well.
    if (way === "back") return;
    const policy = tx.get("policy", (after ?? before)?.policy ?? "");
    if (!policy) return;
    const said = follows(tx, policy, context.today(), before);
    const { valid_from = policy.valid_from, valid_to = policy.valid_to } = said;
    // A period that ends before it begins would keep the policy from being changed at all.
    if (after) requireOrder(valid_from, valid_to);
    else if (valid_from && valid_to && isBefore(valid_to, valid_from)) {
      delete said.valid_from;
      delete said.valid_to;
    }
    tx.put("policy", policy.id, said);
  },
};

/** What a policy says of itself by the moves that have come, the last of each kind counting. */
function follows(tx: Tx, policy: RecordOf<"policy">, today: string, before: Event | undefined): PatchOf<"policy"> {
  const events = recordsOf(tx.reader, "policy_event", "policy = ? ORDER BY day, id", policy.id);
  const come = events.filter(({ day }) => !isBefore(today, day));
  const lastOf = (moves: readonly string[]) => come.findLast(({ move }) => moves.includes(move));
  const effect = lastOf(EFFECT_MOVES);
  const extended = come.findLast(({ move }) => move === "extended");
  const began = come.find(({ move }) => move === "in_force");
  return {
    ...said(tx, "stage", policy.stage, lastOf(MAKING_MOVES), before),
    ...said(tx, "status", policy.status, effect, before),
    ...(extended?.until && { valid_to: extended.until }),
    ...(began && !policy.valid_from && { valid_from: began.day }),
  };
}

/** @param before the event as it was: what followed from it alone goes with it */
function said(
  tx: Tx,
  field: "stage" | "status",
  now: string | null,
  last: Event | undefined,
  before: Event | undefined,
): PatchOf<"policy"> {
  if (!last) return before && now === TERMS[before.move] ? { [field]: null } : {};
  const term = TERMS[last.move];
  return tx.get("term", term) ? { [field]: term } : {};
}
