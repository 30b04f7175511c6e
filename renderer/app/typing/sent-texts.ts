/**
 * Texts that this window has sent into records, until what is shown has been fetched again. Until then whatever was
 * fetched before is older than what was sent: it is neither shown in its place nor taken for what somebody else wrote.
 */
import { useSyncExternalStore } from "react";
import { refreshed } from "../fresh.ts";
import { createStore } from "../store.ts";

interface Sent {
  text: string;
  /** What it replaced, one after the other. */
  over: ReadonlySet<string>;
}

const sent = createStore<ReadonlyMap<string, Sent>>(new Map());

/** What a record holds, as far as this window knows: what was fetched, or what it has sent into it since. */
export function heldOf(place: string, fetched: string): string {
  const now = sent.get().get(place);
  return now?.over.has(fetched) ? now.text : fetched;
}

/** The same, followed. */
export function useHeld(place: string, fetched: string): string {
  return useSyncExternalStore(sent.subscribe, () => heldOf(place, fetched));
}

/**
 * Sends a text.
 * @param place one for each field of a record
 * @param fetched what the record holds, as it was fetched last
 * @throws what the work throws; the text counts as not sent then
 */
export async function sendText<T>(
  place: string,
  { text, fetched }: { text: string; fetched: string },
  work: () => Promise<T>,
): Promise<T> {
  const before = sent.get().get(place);
  const going: Sent = { text, over: new Set([...(before?.over ?? []), ...(before ? [before.text] : []), fetched]) };
  note(place, going);
  try {
    const done = await work();
    forgetOnceFetched(place, going);
    return done;
  } catch (error) {
    if (sent.get().get(place) === going) note(place, before);
    if (before) forgetOnceFetched(place, before);
    throw error;
  }
}

function forgetOnceFetched(place: string, one: Sent): void {
  const forget = () => {
    if (sent.get().get(place) === one) note(place, undefined);
  };
  void refreshed().then(forget, forget);
}

function note(place: string, one: Sent | undefined): void {
  const next = new Map(sent.get());
  if (one) next.set(place, one);
  else next.delete(place);
  sent.set(next);
}
