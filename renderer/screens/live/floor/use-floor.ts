/** What can be done with the floor of a meeting. */
import { client, newAction } from "../../../app/api.ts";
import { turnsOf } from "../../../meeting/floor/speaking.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useCommand, useSave } from "../../../records/use-record.ts";

export function useFloor(view: MeetingView) {
  const run = useCommand();
  const save = useSave();
  const meeting = view.meeting.id;
  const speak = (organization: string | null, point?: string) =>
    void run(() => client.meeting.speak({ meeting, organization, point, opId: newAction() }));
  return {
    speak,
    ask: (organization: string) =>
      void run(() => client.meeting.askFloor({ meeting, organization, opId: newAction() })),
    leave: (request: string) => void run(() => client.meeting.leaveFloor({ request, opId: newAction() })),
    /** @param turn 1 the next; null: where the order has it */
    move: (request: string, turn: number | null) =>
      void run(() => client.meeting.moveFloor({ request, turn, opId: newAction() })),
    /** The floor for whoever stands first of those who wait, as it is shown now. */
    next() {
      const [first] = turnsOf(view, Date.now());
      if (first) speak(first.request.organization);
    },
    order: (floor_order: "asked" | "fair") => void save("meeting", meeting, { floor_order }).catch(() => {}),
    note: (point: string) => void save("point_of_order", point, { state: "noted" }).catch(() => {}),
  };
}
export type Floor = ReturnType<typeof useFloor>;
