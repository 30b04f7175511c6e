/** How a decision stands by the positions taken, and why. Pure. */
import type { RecordOf } from "../../../db/contract/subjects/index.ts";

type Rule = NonNullable<RecordOf<"meeting">["decision_rule"]>;
type Stance = RecordOf<"position">["stance"];

export interface Standing {
  /** What the positions amount to under the rule; "open" while nothing can be said. */
  state: "open" | "reached" | "reservations" | "blocked";
  counts: Record<Stance, number>;
  /** Present parties that have not taken a position. */
  silent: number;
}

/**
 * Consensus: nobody opposes. Consensus minus one: at most one opposes. Majority: more support than oppose, by party.
 * Chair: the chair rules, positions are noted. Reservations never block; they are recorded.
 * @param present how many member parties are present
 */
export function standingOf(rule: Rule | null, stances: readonly Stance[], present: number): Standing {
  const count = (stance: Stance) => stances.filter((one) => one === stance).length;
  const counts = {
    support: count("support"),
    reservation: count("reservation"),
    abstain: count("abstain"),
    oppose: count("oppose"),
  };
  const silent = Math.max(0, present - stances.length);
  const agreeing = counts.support + counts.reservation;
  if (agreeing === 0 && counts.oppose === 0) return { state: "open", counts, silent };
  const reached = {
    consensus: counts.oppose === 0,
    consensus_minus_one: counts.oppose <= 1,
    majority: agreeing > counts.oppose,
    chair: true,
  }[rule ?? "consensus"];
  if (!reached) return { state: "blocked", counts, silent };
  return { state: counts.reservation + counts.oppose > 0 ? "reservations" : "reached", counts, silent };
}
