/** Who is logged in, as far as the circulation of minutes asks for it. */
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../app/api.ts";
import { useMay } from "../../../records/may.ts";

export function useActor() {
  const may = useMay();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const profile = status?.profile ?? null;
  const role = profile?.role ?? "observer";
  return {
    id: profile?.id ?? null,
    role,
    organization: profile?.organization ?? null,
    staff: may.do("keep"),
    facilitator: may.do("seal"),
  };
}
