/** Whose turn it is, and where its report belongs. Pure. */
import type { InferContractRouterOutputs } from "@orpc/contract";
import type { Api } from "../../../db/contract/api.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";

export type RoundParty = InferContractRouterOutputs<Api>["meeting"]["round"]["parties"][number];

/**
 * Where a party's report taken now belongs: the item in which it is to report, else the running one if that hears reports,
 * else the first that does, else the running one. Items that were put off hear none.
 */
export function itemOfReport({ meeting, items }: Pick<MeetingView, "meeting" | "items">, party: string): string | null {
  const hearing = items.filter(({ kind, state }) => kind === "report" && state !== "parked");
  const at =
    hearing.find(({ presenter }) => presenter === party) ??
    hearing.find(({ id }) => id === meeting.current_item) ??
    hearing[0];
  return at?.id ?? meeting.current_item;
}

/**
 * The next party behind `organization` (null: from the beginning) that has open actions and has not reported; around the
 * table once. Null when all have.
 */
export function partyAfter(parties: readonly RoundParty[], organization: string | null): RoundParty | null {
  const from = parties.findIndex((party) => party.organization === organization) + 1;
  const around = [...parties.slice(from), ...parties.slice(0, from)];
  return (
    around.find((party) => !party.reported && party.actions.length > 0 && party.organization !== organization) ?? null
  );
}
