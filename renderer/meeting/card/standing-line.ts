/** What the positions on a decision come to, in words. Pure. */
import type { TFunction } from "i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { type DecisionState, methodOf } from "../../../db/rules/decision.ts";

/**
 * What the rule says now, and who keeps it from being met; how many took which position, the bar above it tells. It says
 * nothing of what was put off, and nothing that the method of what was decided says already.
 * @param opposed names of those that oppose
 */
export function standingLine(
  { state, method }: Pick<RecordOf<"outcome">, "state" | "method">,
  standing: DecisionState,
  t: TFunction,
  opposed: string,
): string {
  const decided = state === "adopted" || state === "rejected" ? state : null;
  const told = decided !== null && method !== null && method === methodOf(standing, decided);
  const said = state === "deferred" || told ? "" : verdictOf(standing, t);
  return [said, opposed && t("live.opposedBy", { names: opposed })].filter(Boolean).join(" · ");
}

function verdictOf({ rule, verdict, counts, opposed }: DecisionState, t: TFunction): string {
  if (verdict === "waiting" && opposed.length > 0) return "";
  if (verdict !== "reached") return t(`live.verdict.${verdict}`);
  const ofOneMind = counts.reservation + counts.abstain === 0;
  return rule === "consensus" && !ofOneMind ? t("live.nobodyOpposes") : t(`live.reached.${rule}`);
}
