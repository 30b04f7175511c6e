/** Organizations that may be named in the room: those of the meeting, and those that the search has found so far. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { closeParties, type Party, partyOf } from "../../../../db/language/parties.ts";
import { api } from "../../../app/api.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useInitials } from "./use-initials.ts";

const FOUND = 8;
/** The search looks further only when the meeting's own parties leave room. */
const ENOUGH = 4;
const MAX_SEATED = 200;

/** @param query what is being typed after `@` or into the check-in; empty: nothing is searched */
export function useParties(view: MeetingView, query: string): Party[] {
  const initials = useInitials();
  const seats = view.attendance.map(({ organization }) => organization).slice(0, MAX_SEATED);
  const { data: seated } = useQuery({
    ...api.organization.list.queryOptions({
      input: { filters: [{ field: "id", op: "in", value: seats }], limit: MAX_SEATED },
    }),
    enabled: seats.length > 0,
    placeholderData: (before) => before,
  });
  const own = useMemo(() => {
    const rows = new Map((seated?.rows ?? []).map((row) => [row.id, row]));
    return view.attendance.map(({ organization, sector }) => {
      const row = rows.get(organization);
      if (row) return partyOf(row, true, initials);
      // Until the short names and aliases have come, the names on the list do.
      const { zh = null, en = null } = view.labels[organization] ?? {};
      const names = [zh, en].filter((name) => name !== null);
      return { id: organization, sector, shown: { zh, en, short: null }, names, initials: [], attends: true };
    });
  }, [seated, view.attendance, view.labels, initials]);
  const few = query !== "" && closeParties(query, own).length < ENOUGH;
  const { data: hits } = useQuery({
    ...api.organization.list.queryOptions({ input: { search: query, limit: FOUND } }),
    enabled: few,
  });
  // A name that was found stays known after the search has moved on: the line still holds it.
  const found = useRef(new Map<string, Party>());
  return useMemo(() => {
    for (const row of hits?.rows ?? []) found.current.set(row.id, partyOf(row, false, initials));
    const known = new Set(own.map(({ id }) => id));
    return [...own, ...[...found.current.values()].filter(({ id }) => !known.has(id))];
  }, [own, hits, initials]);
}
