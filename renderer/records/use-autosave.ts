/**
 * Saving as typed. The text goes to a draft on disk at most 250 ms after a key, and into the record when typing pauses,
 * on Enter or when the field is left. What becomes of it on the way: field-typing.ts.
 */
import { useEffect, useMemo } from "react";
import { personNow, usePerson } from "../app/person.ts";
import { useStore } from "../app/store.ts";
import { useDrafts } from "../app/typing/drafts.ts";
import { type FieldState, type FieldTyping, fieldTyping } from "../app/typing/field-typing.ts";
import { useTyping } from "../app/typing/pending.ts";
import { useHeld } from "../app/typing/sent-texts.ts";

type Steps = "type" | "commit" | "keepMine" | "takeTheirs" | "takeLeft" | "dropLeft" | "understood";

export interface Autosaved extends FieldState, Pick<FieldTyping, Steps> {
  /** Whether something beside the field is to be chosen or read: then the field stays. */
  asks: boolean;
}

/**
 * @param key of the draft: subject, record and field
 * @param fetched what the record holds, as it was fetched last
 * @param save writes the record, which held `was` when typing began
 * @param paused whether a pause in typing saves. Not where the record holds another form of the text, as for days and
 *   times: what stands there half typed is another one ("9点" on the way to "9点半")
 */
export function useAutosave(
  key: string,
  fetched: string,
  save: (text: string, was: string) => Promise<unknown>,
  paused = true,
): Autosaved {
  const drafts = useDrafts();
  const person = usePerson();
  const held = useHeld(key, fetched);
  const given = { fetched, held, save, paused };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per record, field and person; what it is given follows
  const typing = useMemo(() => fieldTyping(key, drafts, () => personNow() === person, given), [key, drafts, person]);
  typing.given = given;
  const state = useStore(typing.state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the record holds has come anew
  useEffect(() => typing.follow(), [typing, held]);
  useEffect(() => typing.begin(), [typing]);
  useTyping(() => typing.putAway());
  const { type, commit, keepMine, takeTheirs, takeLeft, dropLeft, understood } = typing;
  const asks = state.theirs !== null || state.left !== null || state.refused !== null;
  return { ...state, asks, type, commit, keepMine, takeTheirs, takeLeft, dropLeft, understood };
}
