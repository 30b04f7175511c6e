/**
 * For whom a screen stands there. Everything below the frame belongs to one person: it is made anew when somebody else
 * logs in, and what was typed is put away as its author's before that (pending.ts), never afterwards.
 */
import { createContext, useContext, useRef } from "react";
import { api } from "./api.ts";
import { callsAreOf } from "./connection/connection.ts";
import { queries } from "./fresh.ts";
import { quiet } from "./typing/saved.ts";

const { queryKey: STATUS } = api.workspace.status.queryOptions();

/** Whoever was logged in when the screen was made; null: nobody yet. */
export const Person = createContext<string | null>(null);
export const usePerson = () => useContext(Person);

/** Whoever is logged in, as far as this window knows. */
export function personNow(): string | null {
  return queries.getQueryData(STATUS)?.profile?.id ?? null;
}

/** Counts the persons whose screens were shown: nobody's screen becomes that of the first who logs in. */
export function usePersonCount(person: string | null): number {
  const shown = useRef({ person, count: 0 });
  if (shown.current.person !== person)
    shown.current = { person, count: shown.current.count + (shown.current.person === null ? 0 : 1) };
  return shown.current.count;
}

/** What was asked for one person is done for nobody else, and what was fetched for one is not shown to another. */
export function forgetWithPerson(): void {
  callsAreOf(personNow);
  let held = personNow();
  queries.getQueryCache().subscribe(({ query, type }) => {
    if (type !== "updated" || query.queryHash !== JSON.stringify(STATUS)) return;
    const now = personNow();
    if (now === held) return;
    const wasSomebody = held !== null;
    held = now;
    quiet();
    if (wasSomebody) void queries.resetQueries({ predicate: (one) => one.queryHash !== query.queryHash });
  });
}
