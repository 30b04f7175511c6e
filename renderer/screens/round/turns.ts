/** Whose turn it is. Pure. */
import type { InferContractRouterOutputs } from "@orpc/contract";
import type { Api } from "../../../db/contract/api.ts";

export type RoundParty = InferContractRouterOutputs<Api>["meeting"]["round"]["parties"][number];

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
