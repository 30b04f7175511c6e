/** What is said of the quorum of a meeting, on every screen: reached, missed, or that no rule asks for one. */
import { SECTORS } from "../../db/contract/vocabulary.ts";
import type { MeetingView } from "./meeting-view.ts";

export type QuorumStanding = "met" | "missed" | "unasked";

export const QUORUM_WORDS = {
  met: "live.quorumMet",
  missed: "live.quorumNotMet",
  unasked: "live.noRule",
} as const satisfies Record<QuorumStanding, string>;

/** Nothing is reached or missed where nobody set a rule, or where the rule asks for nothing. */
export function quorumStanding({ rule, met }: Pick<MeetingView["quorum"], "rule" | "met">): QuorumStanding {
  const asks = rule !== null && (rule.percent > 0 || SECTORS.some((sector) => (rule.sectors[sector] ?? 0) > 0));
  if (!asks) return "unasked";
  return met ? "met" : "missed";
}
