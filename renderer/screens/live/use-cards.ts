/** What the cards of a meeting need, kept the same while it has not changed, so that only changed cards are drawn. */
import { useMemo } from "react";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import type { Sheet } from "../meetings/meeting.tsx";
import type { CardContext } from "./entry-card.tsx";
import type { Act } from "./use-sheet.ts";

const UNAMENDED: readonly RecordOf<"amendment">[] = [];
const NONE: readonly RecordOf<"position">[] = [];

export function useCards(sheet: Sheet, act: Act) {
  const { labels, attendance, positions } = sheet;
  const { decision_rule: rule, decision_minus: minus } = sheet.meeting;
  const context = useMemo((): CardContext => {
    const members = attendance.filter(({ presence, role }) => presence === "present" && role === "member");
    return {
      labels,
      rule,
      minus,
      sectors: new Map(attendance.map(({ organization, sector }) => [organization, sector])),
      present: members.map(({ organization }) => organization),
      act,
    };
  }, [labels, rule, minus, attendance, act]);
  const amendments = useMemo(() => Map.groupBy(sheet.amendments, ({ outcome }) => outcome), [sheet.amendments]);
  const byOutcome = useMemo(() => Map.groupBy(positions, ({ outcome }) => outcome), [positions]);
  return {
    context,
    positionsOf: (outcome: string) => byOutcome.get(outcome) ?? NONE,
    amendmentsOf: (outcome: string) => amendments.get(outcome) ?? UNAMENDED,
  };
}
