/** Whose turn it is, where its report belongs, and what it says of its actions. Pure. */
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

/** What a party says of one action, before it is sent. */
export interface Told {
  text: string;
  percent: number | string;
  status: string | null;
}

/** @param draft as it was kept: by action, what was told of it */
export function toldIn(draft: string): Readonly<Record<string, Told>> {
  try {
    const told: unknown = JSON.parse(draft);
    const all = typeof told === "object" && told !== null && !Array.isArray(told) ? Object.entries(told) : [];
    return Object.fromEntries(all.filter((one): one is [string, Told] => isTold(one[1])));
  } catch {
    return {};
  }
}

function isTold(value: unknown): value is Told {
  const { text, percent, status } = (value ?? {}) as Partial<Told>;
  const isNumber = typeof percent === "number" || typeof percent === "string";
  return typeof text === "string" && isNumber && (status === null || typeof status === "string");
}
