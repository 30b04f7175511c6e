/** Organizations that may be named in the room: those of the meeting, and those that the search has found so far. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { Mark } from "../../../../db/language/marks.ts";
import { type Party, partyOf } from "../../../../db/language/parties.ts";
import { api } from "../../../app/api.ts";
import { useSyllables } from "../../../app/use-syllables.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";

const FOUND = 8;
const MAX_SEATED = 200;

/**
 * @param query what is being typed after `@` or into the check-in; empty: nothing is searched
 * @param marks what was chosen for names of the line, also before it was left and found again
 */
export function useParties(view: MeetingView, query: string, marks: readonly Mark[] = []): Party[] {
  const syllables = useSyllables();
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
      if (row) return partyOf(row, true, syllables);
      // Until the short names and aliases have come, the names on the list do.
      const { zh = null, en = null } = view.labels[organization] ?? {};
      const names = [zh, en].filter((name) => name !== null);
      return {
        id: organization,
        sector,
        shown: { zh, en, short: null },
        names,
        initials: [],
        pinyin: [],
        apart: null,
        attends: true,
      };
    });
  }, [seated, view.attendance, view.labels, syllables]);
  // However many at the table fit: somebody else may be called exactly so.
  const { data: hits } = useQuery({
    ...api.organization.list.queryOptions({ input: { search: query, limit: FOUND } }),
    enabled: query !== "",
  });
  const elsewhere = marks.map(({ id }) => id).filter((id) => own.every((party) => party.id !== id));
  const { data: chosen } = useQuery({
    ...api.organization.list.queryOptions({
      input: { filters: [{ field: "id", op: "in", value: elsewhere }], limit: MAX_SEATED },
    }),
    enabled: elsewhere.length > 0,
  });
  // A name that was found stays known after the search has moved on: the line still holds it.
  const found = useRef(new Map<string, Party>());
  return useMemo(() => {
    for (const row of [...(hits?.rows ?? []), ...(chosen?.rows ?? [])])
      found.current.set(row.id, partyOf(row, false, syllables));
    const known = new Set(own.map(({ id }) => id));
    return [...own, ...[...found.current.values()].filter(({ id }) => !known.has(id))];
  }, [own, hits, chosen, syllables]);
}
