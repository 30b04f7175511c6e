/** What the cards of a meeting need, kept the same while it has not changed, so that only changed cards are drawn. */
import { useMemo } from "react";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import type { Sheet } from "../meetings/meeting.tsx";
import type { CardContext } from "./entry-card.tsx";
import type { Act } from "./use-sheet.ts";

const NONE: readonly RecordOf<"position">[] = [];

export function useCards(sheet: Sheet, act: Act) {
  const { labels, attendance, positions } = sheet;
  const rule = sheet.meeting.decision_rule;
  const context = useMemo((): CardContext => {
    const members = attendance.filter(({ presence, role }) => presence === "present" && role === "member");
    return {
      labels,
      rule,
      sectors: new Map(attendance.map(({ organization, sector }) => [organization, sector])),
      present: members.map(({ organization }) => organization),
      act,
    };
  }, [labels, rule, attendance, act]);
  const byOutcome = useMemo(() => Map.groupBy(positions, ({ outcome }) => outcome), [positions]);
  return { context, positionsOf: (outcome: string) => byOutcome.get(outcome) ?? NONE };
}
