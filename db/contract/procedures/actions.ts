/** What may be asked about actions and task forces: progress, also in the round of a meeting, more time, and how far they are. */
import { z } from "zod";
import { date, id, instant, text } from "../fields.ts";
import { procedure, query } from "../procedure.ts";
import { done, labels, listQuery, opId } from "../records.ts";
import { subjects } from "../subjects/index.ts";
import { SECTORS } from "../vocabulary.ts";

const anyText = text().unwrap();
const none = z.void();

/** What is logged of an action's progress. */
const progress = {
  text: anyText.optional(),
  percent: z.number().int().min(0).max(100).optional(),
  status: z.enum(["not_started", "in_progress", "blocked", "done", "verified", "cancelled"]).optional(),
  evidence: anyText.optional(),
};

const groups = z.array(
  z.object({
    group: z.string(),
    counts: z.partialRecord(subjects.action.fields.status, z.number()),
    overdue: z.number(),
    total: z.number(),
  }),
);

export const actionProcedures = {
  /**
   * Logs progress: one update, and the action's percent and status with it.
   * `organization` is whose report it is, where whoever writes it down does so for another party.
   */
  report: procedure("write", "room")
    .input(z.strictObject({ id, ...progress, organization: id.optional(), opId }))
    .output(none),
  askExtension: procedure("write", "room")
    .input(z.strictObject({ id, due: date({ required: true }), reason: text({ required: true }), opId }))
    .output(done),
  decideExtension: procedure("decide_extension", "room")
    .input(z.strictObject({ request: id, approve: z.boolean(), note: anyText.optional(), opId }))
    .output(none),
  /** The status that was written, where another one counts because the percent contradicts it; null where they agree. */
  apart: query("room", ["action"])
    .input(z.strictObject({ id }))
    .output(z.object({ status: subjects.action.fields.status }).nullable()),
  /**
   * The cards of a board, open ones by their due day first, then those that ended last; and how many there are of each status,
   * also of those beyond what a board holds.
   */
  board: query(
    "room",
    ["action", "organization", "task_force", "meeting", "series", "paper", "action_update", "extension_request"],
    { labels: true },
  )
    .input(listQuery.pick({ filters: true, search: true }))
    .output(
      z.object({
        counts: z.partialRecord(subjects.action.fields.status, z.number()),
        cards: z.array(
          z.object({
            ...{ id, text: z.string(), text_en: z.string().nullable(), lead: id.nullable(), taskForce: id.nullable() },
            status: subjects.action.fields.status,
            percent: z.number().nullable(),
            due: z.string().nullable(),
            sector: z.enum(SECTORS).nullable(),
            ...{ city: z.string().nullable(), city_en: z.string().nullable() },
            /** Something proves how far it is. */
            evidence: z.boolean(),
            /** What somebody has to decide of it. */
            waits: z.enum(["extension", "verify"]).nullable(),
          }),
        ),
        labels,
      }),
    ),
  /** What has come of the actions of each sector and each task force. */
  followThrough: query("room", ["action", "meeting", "organization", "task_force", "setting"], { labels: true }).output(
    z.object({ sectors: groups, taskForces: groups, labels }),
  ),
};

export const taskForceProcedures = {
  /** How the task force stands: counts of its actions, its last sign of life, its next meeting. */
  health: query("room", ["action", "action_update", "meeting", "task_force", "organization", "person", "setting"], {
    labels: true,
  })
    .input(z.strictObject({ id }))
    .output(
      z.object({
        open: z.number(),
        overdue: z.number(),
        blocked: z.number(),
        done: z.number(),
        lastUpdate: instant(),
        nextMeeting: z.object({ id, day: z.string().nullable() }).nullable(),
        members: z.record(z.enum(SECTORS), z.number()),
        /** Its own and those of its meetings, open ones first. */
        actions: z.array(subjects.action.record),
        labels,
      }),
    ),
};

/** The turn of each party in a meeting, in which it tells how far its actions are. */
export const roundProcedures = {
  /** The sector round: each party with its open actions, what it reported here, and what it reported last. */
  round: query("room", ["meeting", "attendance", "organization", "action", "report"], { labels: true })
    .input(z.strictObject({ id }))
    .output(
      z.object({
        parties: z.array(
          z.object({
            organization: id,
            sector: z.enum(SECTORS),
            presence: subjects.attendance.fields.presence,
            actions: z.array(subjects.action.record),
            reported: subjects.report.record.nullable(),
            last: z.object({ report: subjects.report.record, day: z.string().nullable() }).nullable(),
          }),
        ),
        labels,
      }),
    ),
  /** Takes what a party reports in its turn: its report and the progress of its actions. */
  takeReport: procedure("write", "room")
    .input(
      z.strictObject({
        meeting: id,
        organization: id,
        item: id.nullable(),
        report: z.strictObject({
          progress: text().optional(),
          figures: text().optional(),
          difficulties: text().optional(),
          requests: text().optional(),
        }),
        actions: z.array(z.strictObject({ id, ...progress })).max(100),
        opId,
      }),
    )
    .output(none),
};
