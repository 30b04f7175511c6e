/** What the cards of a meeting need, kept the same while it has not changed, so that only changed cards are drawn. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Labels } from "../../db/contract/records.ts";
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import type { Sector } from "../../db/contract/vocabulary.ts";
import { type DecisionRule, decisionState, isTold } from "../../db/rules/decision.ts";
import { tiesOf } from "../../db/rules/meeting-ties.ts";
import type { Ties } from "../../db/rules/rights.ts";
import { api } from "../app/api.ts";
import { type May, useMay } from "../records/may.ts";
import { linkedIn, UNLINKED } from "./chain/linked.ts";
import type { MeetingView } from "./meeting-view.ts";
import type { Act } from "./use-meeting-view.ts";

/** What all cards of a meeting share; made anew only when the meeting changes. */
export interface CardContext {
  labels: Labels;
  rule: DecisionRule | null;
  /** How many parties may oppose under `consensus_minus`. */
  minus: number | null;
  sectors: ReadonlyMap<string, Sector>;
  /** It was held elsewhere, and what is known of its decisions was told. */
  told: boolean;
  /** Ids of the member parties that are present. */
  present: readonly string[];
  act: Act;
  /** What whoever is logged in may write here. */
  may: May;
  ties: Ties;
  /** Days said in it count from its own. */
  meeting: Pick<RecordOf<"meeting">, "day" | "last_day">;
}

const UNAMENDED: readonly RecordOf<"amendment">[] = [];
const NONE: readonly RecordOf<"position">[] = [];

export function useCards(view: MeetingView, act: Act) {
  const { labels, attendance, positions } = view;
  const { decision_rule: rule, decision_minus: minus } = view.meeting;
  const told = isTold(view.meeting);
  const may = useMay();
  const { meeting, actions } = view;
  const context = useMemo((): CardContext => {
    const members = attendance.filter(({ presence, role }) => presence === "present" && role === "member");
    return {
      labels,
      rule,
      minus,
      told,
      sectors: new Map(attendance.map(({ organization, sector }) => [organization, sector])),
      present: members.map(({ organization }) => organization),
      act,
      may,
      ties: tiesOf({ meeting, attendance, actions }),
      meeting,
    };
  }, [labels, rule, minus, told, attendance, act, may, meeting, actions]);
  const amendments = useMemo(() => Map.groupBy(view.amendments, ({ outcome }) => outcome), [view.amendments]);
  const byOutcome = useMemo(() => Map.groupBy(positions, ({ outcome }) => outcome), [positions]);
  const { outcomes } = view;
  const { data: replacements } = useQuery({
    ...api.outcome.replacements.queryOptions({ input: { meeting: meeting.id } }),
    // What is decided in a running meeting is replaced, while it runs, by decisions of the same meeting alone.
    enabled: meeting.state !== "live" || outcomes.some(({ replaces }) => replaces !== null),
    placeholderData: keepPreviousData,
  });
  const linked = useMemo(() => linkedIn({ outcomes, actions }, replacements ?? []), [outcomes, actions, replacements]);
  return {
    context,
    linkedOf: (entry: string) => linked.get(entry) ?? UNLINKED,
    positionsOf: (outcome: string) => byOutcome.get(outcome) ?? NONE,
    amendmentsOf: (outcome: string) => amendments.get(outcome) ?? UNAMENDED,
  };
}

/** What the positions come to: of what was decided among those who were there then, else among those who are there now. */
export function standingOf(
  outcome: Pick<RecordOf<"outcome">, "decided_at" | "attending">,
  positions: readonly RecordOf<"position">[],
  context: Pick<CardContext, "rule" | "minus" | "present">,
) {
  return decisionState(context, positions, outcome.decided_at ? outcome.attending : context.present);
}
