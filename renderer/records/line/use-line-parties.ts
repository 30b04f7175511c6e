/** Parties that a line may name: those it is about first, and those that the search has found so far. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { type Party, partyOf } from "../../../db/language/parties.ts";
import { api } from "../../app/api.ts";
import { useSyllables } from "../../app/use-syllables.ts";

const FOUND = 8;
const MOST = 200;
/** What became part of another one is named nowhere any more. */
const MERGED_NO_MORE = [{ field: "merged_into", op: "empty" as const }];

/**
 * @param about ids of the parties that are looked for first
 * @param query what is being typed after `@`; empty: nothing is searched
 */
export function useLineParties(about: readonly string[], query: string): Party[] {
  const syllables = useSyllables();
  const named = about.slice(0, MOST);
  const { data: own } = useQuery({
    ...api.organization.list.queryOptions({
      input: { filters: [{ field: "id", op: "in", value: named }], limit: MOST },
    }),
    enabled: named.length > 0,
    placeholderData: (before) => before,
  });
  const { data: hits } = useQuery({
    ...api.organization.list.queryOptions({ input: { search: query, filters: MERGED_NO_MORE, limit: FOUND } }),
    enabled: query !== "",
  });
  // A name that was found stays known after the search has moved on: the line still holds it.
  const found = useRef(new Map<string, Party>());
  return useMemo(() => {
    const parties = (own?.rows ?? []).map((row) => partyOf(row, true, syllables));
    const known = new Set(parties.map(({ id }) => id));
    for (const row of hits?.rows ?? []) found.current.set(row.id, partyOf(row, false, syllables));
    return [...parties, ...[...found.current.values()].filter(({ id }) => !known.has(id))];
  }, [own, hits, syllables]);
}
