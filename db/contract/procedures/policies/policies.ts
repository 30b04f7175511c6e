/** What is to be known of policies beside their records: what holds of each, what hangs on it, what two places have. */
import { z } from "zod";
import { id } from "../../fields.ts";
import { query } from "../../procedure.ts";
import { labels } from "../../records.ts";
import { POLICY_EFFECTS, POLICY_LEVELS, POLICY_MOVES } from "../../vocabulary.ts";

const day = z.string();
const effect = z.enum(POLICY_EFFECTS);
const move = z.enum(POLICY_MOVES);

/** One step of a policy: recorded, or (`id` null) as its own dates tell it. */
const step = z.object({
  id: id.nullable(),
  move,
  day,
  /** The step of the same axis before it. */
  from: move.nullable(),
  until: day.nullable(),
  planned: z.boolean(),
  version: id.nullable(),
  meeting: id.nullable(),
  outcome: id.nullable(),
  replaced_by: id.nullable(),
  note: z.string().nullable(),
  sources: z.array(id),
});
export type CourseStep = z.infer<typeof step>;

/** Ids of what rests on a policy and is not done with. */
const hanging = z.object({
  decisions: z.array(id),
  actions: z.array(z.object({ id, lead: id.nullable(), due: day.nullable() })),
  problems: z.array(id),
  /** Items of meetings that are still to come, and name it. */
  items: z.array(z.object({ id, meeting: id })),
});
export type Hanging = z.infer<typeof hanging>;

const related = z.object({ id, level: z.enum(POLICY_LEVELS), effect });

const course = z.object({
  effect,
  stage: move.nullable(),
  /** What its dates and its state say of it are two things. */
  apart: z.enum(["over", "holds"]).nullable(),
  steps: z.array(step),
  hanging,
  parents: z.array(related),
  answers: z.array(related),
  /** Places that have nothing of their own below it, where one has and the other has not. */
  missing: z.array(z.object({ zh: z.string(), en: z.string() })),
  labels,
});
export type Course = z.infer<typeof course>;

const ahead = z.object({
  id,
  level: z.enum(POLICY_LEVELS),
  effect,
  apart: z.enum(["over", "holds"]).nullable(),
  /** When it ends or is to be looked at again. */
  day,
  why: z.enum(["ends", "review", "over"]),
  hanging,
});
export type PolicyAhead = z.infer<typeof ahead>;

const place = z.object({ zh: z.string(), en: z.string() });
export const VERDICTS_OF_PLACES = ["both_apart", "first_only", "second_only", "both_joined", "joint_only"] as const;
const cell = z.object({
  instrument: id,
  segment: id,
  first: z.array(id),
  joint: z.array(id),
  second: z.array(id),
  verdict: z.enum(VERDICTS_OF_PLACES),
});
export type BoardCell = z.infer<typeof cell>;

const SHOWN = [
  "setting",
  "policy",
  "policy_event",
  "policy_version",
  "outcome",
  "agenda_item",
  "action",
  "problem",
  "clause",
];

export const policyProcedures = {
  /** How far it has come, what holds today, and what hangs on it. */
  course: query("room", [...SHOWN, "meeting", "organization", "term"], { labels: true })
    .input(z.strictObject({ id }))
    .output(course),
  /** What ends or is to be looked at again within so many months, what has ended and does not say so, the nearest first. */
  ahead: query("room", [...SHOWN, "meeting"], { labels: true })
    .input(z.strictObject({ months: z.number().int().min(1).max(60).default(6) }))
    .output(z.object({ policies: z.array(ahead), labels })),
  /** National policies that hold and to which none below is an answer. */
  unanswered: query("room", ["setting", "policy", "policy_event"], { labels: true })
    .input(z.strictObject({}))
    .output(z.object({ policies: z.array(related), checked: z.number(), labels })),
  /** What two places have for each instrument and segment, what they have together, and what that comes to. */
  board: query("room", ["setting", "policy", "policy_event", "organization", "segment", "term"], { labels: true })
    .input(z.strictObject({}))
    .output(
      z.object({
        places: z.array(place),
        cells: z.array(cell),
        instruments: z.array(id),
        segments: z.array(id),
        counted: z.partialRecord(z.enum(POLICY_LEVELS), z.number()),
        /** Policies that hold and whose place nobody can tell. */
        nowhere: z.array(id),
        labels,
      }),
    ),
};
