/**
 * Percent and status of an action say the same: what is done is 100 %, what is begun is not "not started". Where only one of
 * them is given the other follows, if it can be only one thing; what contradicts is refused, and 100 % offers "done".
 */
import { standingStatus } from "../contract/questions.ts";
import type { RecordOf } from "../contract/subjects/index.ts";
import { DONE_STATUS } from "../contract/vocabulary.ts";

type State = Pick<RecordOf<"action">, "status" | "percent">;

const BEGINNING: State = { status: "not_started", percent: 0 };

const isDone = (status: string) => (DONE_STATUS as readonly string[]).includes(status);

/** What changes with a percent or a status that is given. @param before undefined: the action is being made */
export function following(before: State | undefined, given: Partial<State>): Partial<State> {
  const was = before ?? BEGINNING;
  const { status, percent } = given;
  if (status !== undefined && (percent === undefined || percent === null)) {
    if (isDone(status)) return was.percent === 100 && percent === undefined ? {} : { percent: 100 };
    // Opened again: how far it is has to be said anew.
    if (isDone(was.status) && was.percent === 100 && percent === undefined)
      return { percent: status === "not_started" ? 0 : null };
    return {};
  }
  if (status === undefined && percent && percent < 100 && was.status === "not_started")
    return { status: "in_progress" };
  return {};
}

/** Whether they say the same, as far as both say something. */
export function agree(state: State): boolean {
  return standingStatus(state) === state.status;
}

/** All of the work, but nobody said that it is done. */
export function asksForDone({ status, percent }: State): boolean {
  return percent === 100 && (status === "in_progress" || status === "blocked");
}

/** What a form shows beside the one that was just entered: 100 % offers "done", and "done" is 100 %. */
export function offered<P, S extends string | null>(
  now: { percent: P; status: S },
  entered: { percent: P } | { status: S },
): { percent: P | number; status: S | "done" } {
  const next = { ...now, ...entered };
  if ("percent" in entered && next.percent === 100 && next.status === null) return { ...next, status: "done" };
  if ("status" in entered && next.status !== null && isDone(next.status)) return { ...next, percent: 100 };
  return next;
}
