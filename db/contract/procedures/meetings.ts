/** What may be asked about meetings: their life, the room, what they take up, and what came of it. */
import { z } from "zod";
import { id, line, partialDate, text } from "../fields.ts";
import { procedure, query } from "../procedure.ts";
import { done, label, opId } from "../records.ts";
import { ITEM_KINDS, STANCES } from "../vocabulary.ts";

const anyLine = line().unwrap();
const anyText = text().unwrap();
const none = z.void();
/** More is no agenda of one meeting. */
export const MOST_ITEMS = 100;
/** An item is planned to take so many minutes where nobody has said how many. */
export const USUAL_MINUTES = 10;
const made = z.object({ id });

const proposal = z.object({
  why: z.enum(["overdue", "blocked", "open", "deferred", "undecided", "parked", "promised", "problem", "review"]),
  subject: z.enum(["action", "outcome", "organization", "problem", "policy"]),
  id,
  label,
  /** Due or review day, where it has one. */
  day: z.string().nullable(),
});
export type Proposal = z.infer<typeof proposal>;

export const meetingProcedures = {
  /** planned -> live. `today`: held now, whatever had been announced (true), or as announced (false). */
  start: procedure("run_meeting", "room")
    .input(z.strictObject({ id, today: z.boolean().optional(), opId }))
    .output(none),
  /** live -> closed, once each point of the check list is mended or ticked */
  close: procedure("run_meeting", "room", "first").input(z.strictObject({ id, opId })).output(none),
  /** closed -> live, while it is not sealed */
  reopen: procedure("run_meeting", "room").input(z.strictObject({ id, opId })).output(none),
  /** Makes an agenda item current: the running item's time is kept, the new one's runs. */
  moveTo: procedure("run_meeting", "room")
    .input(z.strictObject({ item: id, opId }))
    .output(none),
  pauseTimer: procedure("run_meeting", "room")
    .input(z.strictObject({ meeting: id, opId }))
    .output(none),
  /** Puts items into the given order. */
  orderItems: procedure("keep", "room")
    .input(z.strictObject({ meeting: id, items: z.array(id).max(1_000), opId }))
    .output(none),
  /** Puts what came out of the meeting under an item (null: under none), in the given order. */
  orderEntries: procedure("run_meeting", "room")
    .input(
      z.strictObject({
        meeting: id,
        item: id.nullable(),
        entries: z.array(z.strictObject({ subject: z.enum(["report", "outcome", "action"]), id })).max(2_000),
        opId,
      }),
    )
    .output(none),
  /** The next sitting of a series, with its members expected, its default agenda and its rules. */
  planNext: procedure("keep", "room", "first")
    .input(z.strictObject({ series: id, day: partialDate().unwrap().optional(), opId }))
    .output(done),
  checkIn: procedure("write", "room")
    .input(
      z.strictObject({
        meeting: id,
        organization: id,
        presence: z.enum(["expected", "present", "left", "excused", "absent"]).default("present"),
        name: anyLine.optional(),
        deputyFor: anyLine.optional(),
        role: z.enum(["member", "observer"]).optional(),
        opId,
      }),
    )
    .output(done),
  /** Notes that nobody came of all the parties that are still expected. */
  noteAbsent: procedure("keep", "room")
    .input(z.strictObject({ meeting: id, opId }))
    .output(none),
  /** Sets, changes or (null) takes back a party's position; without a stance, the reason of one that is held. */
  takePosition: procedure("write", "room")
    .input(
      z.strictObject({
        outcome: id,
        organization: id,
        stance: z.enum(STANCES).nullable().optional(),
        note: anyText.optional(),
        /** The reason that is being replaced. */
        was: z.strictObject({ note: anyText.nullable() }).optional(),
        opId,
      }),
    )
    .output(none),
  /**
   * A decision is adopted or rejected: as the positions say, by ruling of the chair, or although the rule is not met.
   */
  decide: procedure("run_meeting", "room")
    .input(
      z.strictObject({
        outcome: id,
        state: z.enum(["adopted", "rejected"]),
        how: z.enum(["positions", "chair", "despite"]),
        opId,
      }),
    )
    .output(none),
  /** A party begins to speak, and waits no longer; null: nobody speaks any more. `point`: to this point of order. */
  speak: procedure("keep", "room")
    .input(z.strictObject({ meeting: id, organization: id.nullable(), point: id.optional(), opId }))
    .output(none),
  /** A party asks to speak on the current item. */
  askFloor: procedure("keep", "room")
    .input(z.strictObject({ meeting: id, organization: id, opId }))
    .output(none),
  /** A party that waits does not want to speak any more. */
  leaveFloor: procedure("keep", "room")
    .input(z.strictObject({ request: id, opId }))
    .output(none),
  /** Puts a party that waits to a place (1: the next), where it stays; null: where the order has it. */
  moveFloor: procedure("keep", "room")
    .input(z.strictObject({ request: id, turn: z.number().int().min(1).max(1_000).nullable(), opId }))
    .output(none),
  /**
   * Accepts (its text becomes the outcome's) or rejects an amendment. `positions`: those taken on the text before it are
   * kept, and marked, or taken back to be asked for again.
   */
  decideAmendment: procedure("run_meeting", "room")
    .input(
      z.strictObject({
        amendment: id,
        accept: z.boolean(),
        positions: z.enum(["keep", "again"]).default("keep"),
        opId,
      }),
    )
    .output(none),
  /** What the meeting should take up, the most pressing first. */
  proposals: query("room", [
    "action",
    "outcome",
    "organization",
    "problem",
    "policy",
    "meeting",
    "agenda_item",
    "attendance",
    "report",
  ])
    .input(z.strictObject({ id }))
    .output(z.array(proposal)),
  /** Puts items on the agenda behind those that stand there, in one action. */
  addItems: procedure("keep", "room")
    .input(
      z.strictObject({
        meeting: id,
        items: z
          .array(
            z.strictObject({
              title_zh: anyLine.nullable(),
              title_en: anyLine.nullable(),
              kind: z.enum(ITEM_KINDS),
              presenter: id.nullable(),
              minutes: z.int().min(1).max(999).nullable(),
            }),
          )
          .min(1)
          .max(MOST_ITEMS),
        opId,
      }),
    )
    .output(none),
  /** Puts proposals on the agenda, one item each. */
  takeUp: procedure("keep", "room")
    .input(
      z.strictObject({
        meeting: id,
        proposals: z
          .array(z.strictObject({ subject: proposal.shape.subject, id }))
          .min(1)
          .max(100),
        opId,
      }),
    )
    .output(none),
};

export const seriesProcedures = {
  /** The next days by the series' rule, each with the meeting that there is on it. */
  days: query("room", ["series", "meeting", "setting"])
    .input(z.strictObject({ series: id, count: z.number().int().min(1).max(50).default(10) }))
    .output(z.array(z.object({ day: z.string(), meeting: id.nullable() }))),
};

export const templateProcedures = {
  /** Begins a series or a meeting with it, or adds its agenda to a meeting that is there. */
  use: procedure("keep", "room")
    .input(
      z.strictObject({
        template: id,
        as: z.union([z.enum(["series", "meeting"]), z.strictObject({ meeting: id })]),
        opId,
      }),
    )
    .output(made),
  /** Keeps the agenda and rules of a series or meeting as a template. */
  save: procedure("keep", "room", "needed")
    .input(z.strictObject({ from: z.union([z.strictObject({ series: id }), z.strictObject({ meeting: id })]), opId }))
    .output(made),
};
