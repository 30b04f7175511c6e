/** What holds of a policy on a day: by what moved it, by its period, and by what is said of it. Pure. */
import { isBefore } from "../contract/dates.ts";
import type { RecordOf } from "../contract/subjects/index.ts";
import { type EFFECT_MOVES, MAKING_MOVES, type PolicyEffect } from "../contract/vocabulary.ts";

type Policy = Pick<RecordOf<"policy">, "status" | "valid_from" | "valid_to">;
type Event = Pick<RecordOf<"policy_event">, "move" | "day">;

export interface Standing {
  effect: PolicyEffect;
  /** The last step of its text that has come. */
  stage: Event["move"] | null;
  /** Its period is over and its state still says that it holds (`over`), or the other way round (`holds`). */
  apart: "over" | "holds" | null;
}

/** What the terms say that every workspace begins with; a state that somebody added says nothing here. */
const SAID: Readonly<Record<string, PolicyEffect>> = {
  "ps-in-force-per-source": "in_force",
  "ps-issued": "in_force",
  "ps-signed": "in_force",
  "ps-in-force": "in_force",
  "ps-partly-void": "partly_void",
  "ps-draft": "not_yet",
  "ps-reviewed": "not_yet",
  "ps-superseded": "replaced",
  "ps-expired": "over",
  "ps-repealed": "repealed",
};
const ENDED: ReadonlySet<PolicyEffect> = new Set(["over", "replaced", "repealed"]);
const OF_MOVE = {
  in_force: "in_force",
  extended: "in_force",
  partly_void: "partly_void",
  expired: "over",
  repealed: "repealed",
  replaced: "replaced",
} as const satisfies Record<(typeof EFFECT_MOVES)[number], PolicyEffect>;

/** @param events in the order of their days; those that lie ahead are planned. @param today `YYYY-MM-DD` */
export function standingOf(policy: Policy, events: readonly Event[], today: string): Standing {
  const come = events.filter(({ day }) => !isBefore(today, day));
  const last = come.findLast(({ move }) => move in OF_MOVE)?.move as keyof typeof OF_MOVE | undefined;
  const stage = come.findLast(({ move }) => (MAKING_MOVES as readonly string[]).includes(move))?.move ?? null;
  const moved = last && OF_MOVE[last];
  const said = policy.status === null ? undefined : SAID[policy.status];
  const over = policy.valid_to !== null && isBefore(policy.valid_to, today);
  if (moved && ENDED.has(moved)) return { effect: moved, stage, apart: null };
  if (said && ENDED.has(said) && !moved)
    return { effect: said, stage, apart: said === "over" && policy.valid_to !== null && !over ? "holds" : null };
  if (over) return { effect: "over", stage, apart: said && !ENDED.has(said) ? "over" : null };
  const begun = policy.valid_from !== null && !isBefore(today, policy.valid_from);
  if (policy.valid_from !== null && !begun) return { effect: "not_yet", stage, apart: null };
  return { effect: moved ?? said ?? (begun ? "in_force" : "unknown"), stage, apart: null };
}

/** It is not known to have ended. */
export function mayHold({ effect }: Pick<Standing, "effect">): boolean {
  return !ENDED.has(effect);
}
