/** All that a meeting's screens show of it: the first time whole, from then on by what is different. */
import type { MeetingView } from "../../db/contract/meeting-view.ts";
import { api, client } from "../app/api.ts";
import { queries } from "../app/fresh.ts";
import { withChanges } from "./view-changes.ts";

export type { MeetingView } from "../../db/contract/meeting-view.ts";

/** The view as a window holds it. */
type HeldView = MeetingView & { version: string };

/** The query of a meeting's view, for every screen that shows it: it is held once. */
export function viewOf(id: string) {
  const { queryKey } = api.meeting.view.queryOptions({ input: { id } });
  return {
    queryKey: queryKey as readonly unknown[],
    async queryFn({ signal }: { signal: AbortSignal }): Promise<HeldView> {
      const held = queries.getQueryData<HeldView>(queryKey as readonly unknown[]);
      const asked = { id, version: held?.version ?? null };
      const { version, whole, changes } = await client.meeting.viewSince(asked, { signal });
      const view = held && changes ? withChanges(held, changes) : whole;
      if (!view) throw new Error("neither a view nor what is different in it was answered");
      return { ...view, version };
    },
  };
}
