/** What the rule of rights asks about records of a meeting, answered from its view. */
import type { MeetingView } from "../contract/meeting-view.ts";
import type { Ties } from "./rights.ts";

export function tiesOf({
  meeting,
  attendance,
  actions,
}: Pick<MeetingView, "meeting" | "attendance" | "actions">): Ties {
  return {
    action: ({ action }) => {
      const found = actions.find(({ id }) => id === action);
      return found && { ...found };
    },
    isExpected: (party) => attendance.some(({ organization }) => organization === party),
    isOver: () => meeting.state === "closed" || meeting.state === "sealed",
  };
}
