/** What the positions on a decision come to under the decision rule. Whether it is adopted stays for people to say. */
import type { RecordOf } from "../contract/subjects/index.ts";

export type DecisionRule = NonNullable<RecordOf<"meeting">["decision_rule"]>;
type Stance = RecordOf<"position">["stance"];

export interface DecisionState {
  rule: DecisionRule;
  /**
   * `none` nobody has taken a position; `waiting` nothing stands against it, but not all that the rule needs have
   * spoken, or nobody supports it; `reached` the rule is met; `blocked` it is not, and the silent cannot change it; `chair`
   * the chair rules.
   */
  verdict: "none" | "waiting" | "reached" | "blocked" | "chair";
  counts: Record<Stance, number>;
  /** Present parties that have said nothing. */
  silent: number;
  /** Parties against it, in the order of the positions. */
  opposed: string[];
  /** Parties that agree with a reservation. */
  reserved: string[];
}

/**
 * Consensus: somebody supports it and nobody opposes; a reservation or an abstention is noted and does not stand in the
 * way, but is no consensus by itself. Consensus minus n: so many parties may oppose. Majority: more than half of the present parties support it, with or without reservation.
 * @param present ids of the member parties that are present; positions of others count as well, since they were taken
 */
export function decisionState(
  { rule, minus }: { rule: DecisionRule | null; minus: number | null },
  positions: readonly Pick<RecordOf<"position">, "organization" | "stance">[],
  present: readonly string[],
): DecisionState {
  const counts: Record<Stance, number> = { support: 0, reservation: 0, abstain: 0, oppose: 0 };
  for (const { stance } of positions) counts[stance] += 1;
  const spoken = new Set(positions.map(({ organization }) => organization));
  const silent = present.filter((party) => !spoken.has(party)).length;
  const of = (wanted: Stance) =>
    positions.filter(({ stance }) => stance === wanted).map(({ organization }) => organization);
  const applied = rule ?? "consensus";
  return {
    rule: applied,
    verdict: verdictOf(applied, minus ?? 1, counts, spoken.size, silent),
    counts,
    silent,
    opposed: of("oppose"),
    reserved: of("reservation"),
  };
}

function verdictOf(
  rule: DecisionRule,
  minus: number,
  { support, reservation, oppose }: DecisionState["counts"],
  spoken: number,
  silent: number,
): DecisionState["verdict"] {
  if (rule === "chair") return "chair";
  if (spoken === 0) return "none";
  if (rule === "majority") {
    const half = (spoken + silent) / 2;
    const agreed = support + reservation;
    if (agreed > half) return "reached";
    return agreed + silent > half ? "waiting" : "blocked";
  }
  if (oppose > (rule === "consensus_minus" ? minus : 0)) return "blocked";
  return silent > 0 || support === 0 ? "waiting" : "reached";
}

/**
 * The method that minutes name for what was adopted or rejected under the rule; null where nobody has taken a position, the
 * positions stand against it, or nobody supports what a consensus would carry, because minutes must not call a consensus or a
 * majority what nobody asked for or was none.
 */
export function methodOf(
  { rule, verdict, counts }: Pick<DecisionState, "rule" | "verdict" | "counts">,
  result: "adopted" | "rejected",
): RecordOf<"outcome">["method"] {
  if (rule === "chair") return "chair";
  if (verdict === "none") return null;
  if (isAgainstRule({ rule, verdict }, result)) return null;
  if (rule === "majority") return "vote";
  if (result === "adopted") return counts.support > 0 ? "consensus" : null;
  // All are of one mind against it only where nobody spoke otherwise.
  return counts.oppose > 0 && counts.support + counts.reservation + counts.abstain === 0 ? "consensus" : null;
}

/**
 * Whether adopting or rejecting stands against what the rule comes to, so that somebody has to say how it came about all the
 * same. Nobody needs to have spoken, and then no method is named (`methodOf`); but a majority that was counted and is not
 * reached yet is none.
 */
export function isAgainstRule(
  { rule, verdict }: Pick<DecisionState, "rule" | "verdict">,
  result: "adopted" | "rejected",
): boolean {
  if (result === "rejected") return verdict === "reached";
  return verdict === "blocked" || (rule === "majority" && verdict === "waiting");
}

/** How an outcome begins: only a decision is put to the parties; the rest is noted as it is said. */
export function firstState(kind: RecordOf<"outcome">["kind"]): RecordOf<"outcome">["state"] {
  if (kind === "decision") return "proposed";
  return kind === "parked" ? "deferred" : "adopted";
}

/**
 * Whether all that is known of a meeting's decisions was told: it was entered as held elsewhere, and nobody was counted here.
 * The method of its decisions is what its source says.
 */
export function isTold({ state, opened_at }: Pick<RecordOf<"meeting">, "state" | "opened_at">): boolean {
  return state === "closed" && opened_at === null;
}
