/** Carries on from an outcome and brings what came of it into sight; an action is worded at once. */
import { useCallback, useRef } from "react";
import { flushSync } from "react-dom";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import type { May } from "../../records/may.ts";
import { reveal } from "../checks/reveal.ts";
import type { MeetingView } from "../meeting-view.ts";
import type { Act } from "../use-meeting-view.ts";
import { follow } from "./follow.ts";

/** @param onMade chooses the record that follows, where entries are chosen @returns the same function for ever */
export function useFollow(
  view: MeetingView,
  act: Act,
  may: May,
  onMade?: (id: string) => void,
): (outcome: RecordOf<"outcome">, lead?: string) => void {
  const latest = useRef({ view, act, may, onMade });
  latest.current = { view, act, may, onMade };
  return useCallback((outcome, lead) => {
    const { onMade } = latest.current;
    // In this very frame: the next key belongs into the new card.
    const id = flushSync(() => {
      const made = follow(latest.current, outcome, lead);
      if (made) onMade?.(made);
      return made;
    });
    if (!id) return;
    if (outcome.kind === "decision") word(id);
    else if (onMade) document.getElementById(`entry-${id}`)?.scrollIntoView({ block: "nearest" });
    else reveal(id);
  }, []);
}

/** Frames that the card of a new record may take to be drawn. */
const PATIENCE = 60;

/** Opens the text of an action with all of it selected: what is typed replaces the decision's words, Enter keeps them. */
function word(id: string, frames = PATIENCE): void {
  const text = document.querySelector<HTMLElement>(`[data-edit="${id}"]`);
  if (!text) {
    if (frames > 0) requestAnimationFrame(() => word(id, frames - 1));
    return;
  }
  flushSync(() => text.click());
  const editor = document.querySelector<HTMLTextAreaElement>(`#entry-${CSS.escape(id)} textarea`);
  editor?.scrollIntoView({ block: "nearest" });
  editor?.select();
}

/** What the key does: as the card offers it, which may have to ask who leads; else it leads to what there is. */
export function carryOn(outcome: RecordOf<"outcome">, follow: (outcome: RecordOf<"outcome">) => void): void {
  const offered = document.querySelector<HTMLElement>(`[data-follow="${CSS.escape(outcome.id)}"]`);
  if (offered) offered.click();
  else if (outcome.kind !== "decision") follow(outcome);
}
