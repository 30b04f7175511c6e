/** People that may be named in the entry line: those of the parties at the table, and those that the search has found. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { calledBy, type Party } from "../../../../db/language/parties.ts";
import { api } from "../../../app/api.ts";
import { useSyllables } from "../../../app/use-syllables.ts";

const FOUND = 8;
const MAX_SEATED = 200;

/** @param query what is being typed after `@`; empty: nothing is searched */
export function usePeople(parties: readonly Party[], query: string): Party[] {
  const syllables = useSyllables();
  const seats = useMemo(
    () => parties.flatMap(({ id, attends }) => (attends ? [id] : [])).slice(0, MAX_SEATED),
    [parties],
  );
  const { data: seated } = useQuery({
    ...api.person.list.queryOptions({
      input: { filters: [{ field: "organization", op: "in", value: seats }], limit: MAX_SEATED },
    }),
    enabled: seats.length > 0,
    placeholderData: (before) => before,
  });
  const { data: hits } = useQuery({
    ...api.person.list.queryOptions({ input: { search: query, limit: FOUND } }),
    enabled: query !== "",
    placeholderData: (before) => before,
  });
  // A name that was found stays known after the search has moved on: the line still holds it.
  const known = useRef(new Map<string, RecordOf<"person">>());
  return useMemo(() => {
    for (const person of [...(seated?.rows ?? []), ...(hits?.rows ?? [])]) known.current.set(person.id, person);
    return [...known.current.values()].flatMap((person): Party[] => {
      const party = parties.find(({ id }) => id === person.organization);
      if (!party) return [];
      const names = [person.name, person.name_latin].filter((name) => name !== null);
      return [
        {
          id: party.id,
          person: person.id,
          sector: party.sector,
          shown: { zh: person.name, en: person.name_latin, short: null },
          ...calledBy(names, syllables, true),
          apart: person.duty,
          attends: party.attends,
        },
      ];
    });
  }, [parties, seated, hits, syllables]);
}
