/** The saved views of a list: those of whoever is logged in and everybody's, and what of the list one would keep. */
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { inAddress } from "../../../../db/contract/lists/conditions.ts";
import type { Narrowed } from "../../../../db/contract/lists/narrowing.ts";
import { NARROWING, narrowedAs, narrowedBy, type SavedView, type Shown } from "../../../../db/contract/lists/views.ts";
import { type Subject, usualOrder } from "../../../../db/contract/subjects/index.ts";
import { api } from "../../../app/api.ts";
import { usePerson } from "../../../app/person.ts";
import { type List, type ListAddress, USUAL_COLUMNS } from "../use-list.ts";

const MOST_VIEWS = 500;

export interface Views {
  mine: readonly SavedView[];
  everybodys: readonly SavedView[];
  /** The one by which the list is shown. */
  chosen: SavedView | null;
}

export function useViews(subject: Subject, saved?: string): Views {
  const person = usePerson();
  const { data } = useQuery(
    api.saved_view.list.queryOptions({
      input: {
        filters: [{ field: "lists", op: "is", value: subject }],
        sort: usualOrder("saved_view"),
        limit: MOST_VIEWS,
      },
    }),
  );
  const all = data?.rows ?? [];
  return {
    mine: all.filter(({ owner }) => owner !== null && owner === person),
    everybodys: all.filter(({ owner }) => owner === null),
    chosen: all.find(({ id }) => id === saved) ?? null,
  };
}

type Address = ListAddress & Narrowed & { id?: undefined };

/** The address of the list as a view shows it; null: as it usually is. */
export function addressOf(view: SavedView | null): Address {
  const nothing = Object.fromEntries(NARROWING.map((word) => [word, undefined]));
  return {
    ...nothing,
    ...(view && narrowedBy(view)),
    q: view?.words ?? undefined,
    only: view?.conditions ?? undefined,
    by: view?.grouped ?? undefined,
    sort: view?.ordered ?? undefined,
    fold: undefined,
    cols: view ? view.columns.join(",") || USUAL_COLUMNS : undefined,
    saved: view?.id,
    id: undefined,
  };
}

/** What a view would keep of the list as it is shown. @param columns as they are shown; null: the usual ones */
export function useShown(list: List, columns: readonly string[] | null): Shown {
  const address: ListAddress & Narrowed = useSearch({ strict: false });
  return {
    words: list.words || null,
    conditions: inAddress(list.conditions) ?? null,
    narrowed: narrowedAs(address),
    ordered: address.sort ?? null,
    grouped: address.by ?? null,
    columns: [...(columns ?? [])],
  };
}

/** Whether the list is no longer as the view has it. */
export function isChanged(view: SavedView, shown: Shown): boolean {
  return (Object.keys(shown) as (keyof Shown)[]).some(
    (field) => JSON.stringify(view[field]) !== JSON.stringify(shown[field]),
  );
}
