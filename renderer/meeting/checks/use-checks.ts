/** The check list of a meeting at a stage: all points, and those that nobody has mended or ticked. */
import { useQuery } from "@tanstack/react-query";
import type { Check, CheckStage } from "../../../db/contract/procedures/checks.ts";
import { api } from "../../app/api.ts";

/** @returns `open` undefined until the list is there */
export function useChecks(id: string, stage: CheckStage): { checks: readonly Check[]; open: number | undefined } {
  const { data } = useQuery(api.meeting.checks.queryOptions({ input: { id, stage } }));
  return { checks: data ?? [], open: data?.filter(({ tick }) => tick === null).length };
}
