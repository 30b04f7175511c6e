/** Problems and what is done about them. */
import { z } from "zod";
import { id } from "../../fields.ts";
import { query } from "../../procedure.ts";
import { labels } from "../../records.ts";
import { ACTION_STATUS, OUTCOME_STATES, POLICY_EFFECTS } from "../../vocabulary.ts";

const day = z.string();

const decision = z.object({
  id,
  meeting: id,
  /** As in the minutes: 2/1. */
  number: z.string(),
  day: day.nullable(),
  state: z.enum(OUTCOME_STATES),
  /** How many parties were for it, and against it or with a reservation. */
  support: z.number(),
  reserved: z.number(),
});
const action = z.object({
  id,
  status: z.enum(ACTION_STATUS),
  percent: z.number().nullable(),
  lead: id.nullable(),
  due: day.nullable(),
  late: z.boolean(),
});
/** A paper (`id`), or what somebody wrote of where the proof is. */
const evidence = z.object({ id: id.nullable(), text: z.string(), day: day.nullable() });

export const TRAIL_PLACES = ["policy", "decision", "action", "evidence"] as const;

/** One line from the problem to what proves that something was done; it ends where nothing is recorded. */
const line = z.object({
  policy: z.object({ id, effect: z.enum(POLICY_EFFECTS), ends: day.nullable(), clauses: z.array(id) }).nullable(),
  decision: decision.nullable(),
  action: action.nullable(),
  evidence: z.array(evidence),
  /** The first thing that is missing; null: it goes through. */
  breaks: z.enum(TRAIL_PLACES).nullable(),
});
export type TrailLine = z.infer<typeof line>;

const figure = z.object({
  id,
  year: day,
  value: z.string(),
  unit: z.string().nullable(),
  /** The same counted earlier; null: nowhere. */
  earlier: z.object({ year: day, value: z.string() }).nullable(),
});

const trail = z.object({
  lines: z.array(line),
  figures: z.array(figure),
  raised: z.object({ by: id.nullable(), meeting: id.nullable(), day: day.nullable() }),
  /** How many meetings have taken it up, and how many days it has been known. */
  meetings: z.number(),
  days: z.number().nullable(),
  labels,
});
export type Trail = z.infer<typeof trail>;

const REASONS = ["nothing", "only_said", "all_done", "stopped"] as const;

export const problemProcedures = {
  /** From the problem over policies and decisions to actions and what proves them. */
  trail: query(
    "room",
    [
      ...["setting", "problem", "policy", "policy_event", "clause", "outcome", "agenda_item", "meeting", "position"],
      ...["action", "action_update", "paper", "figure", "organization"],
    ],
    { labels: true },
  )
    .input(z.strictObject({ id }))
    .output(trail),
  /**
   * Open problems that nobody works on: nothing names them, or they were only talked about, or all that was decided is done and
   * the problem is still there. `stopped`: what was begun has rested for half a year.
   */
  idle: query(
    "room",
    ["setting", "problem", "outcome", "agenda_item", "meeting", "action", "action_update", "task_force"],
    {
      labels: true,
    },
  )
    .input(z.strictObject({}))
    .output(
      z.object({
        problems: z.array(z.object({ id, why: z.enum(REASONS), since: day.nullable() })),
        /** Open ones in all. */
        open: z.number(),
        labels,
      }),
    ),
};
export type IdleReason = (typeof REASONS)[number];
