/** The mark of a state that a record of any kind may be in: which drawing stands for which word. */
import type { MarkedState } from "./state-mark.tsx";

const STATES: Readonly<Record<string, MarkedState>> = {
  not_started: "not-started",
  open: "not-started",
  planned: "not-started",
  in_progress: "in-progress",
  active: "in-progress",
  live: "in-progress",
  blocked: "blocked",
  closed: "done",
  done: "done",
  verified: "done",
  solved: "done",
  sealed: "done",
  finished: "done",
  cancelled: "cancelled",
  dropped: "cancelled",
  unknown: "unknown",
};

/** Undefined: what it says is no state of work. */
export function stateOf(value: string): MarkedState | undefined {
  return Object.hasOwn(STATES, value) ? STATES[value] : undefined;
}
