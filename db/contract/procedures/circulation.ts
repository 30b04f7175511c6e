/** What may be asked about the circulation of minutes (comments, confirmations), and the seal. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { date, id, text } from "../fields.ts";
import { procedure, query } from "../procedure.ts";
import { label, opId, share } from "../records.ts";
import { subjects } from "../subjects/index.ts";
import { CONFIRMATION_RULES, MINUTES_STATES, SECTORS } from "../vocabulary.ts";

const none = z.void();

export const minutesCirculation = z.object({
  /** As it follows from what the minutes say now. */
  state: z.enum(MINUTES_STATES),
  rule: z.enum(CONFIRMATION_RULES),
  circulatedAt: z.string().nullable(),
  commentsUntil: z.string().nullable(),
  /** Who has to confirm; no sector means the chair. */
  claims: z.array(
    z.object({
      sector: z.enum(SECTORS).nullable(),
      parties: z.array(id),
      /** The last one given, also one of an earlier text, which counts no more. */
      confirmation: subjects.confirmation.record.nullable(),
      holds: z.boolean(),
    }),
  ),
  comments: z.array(
    subjects.comment.record.extend({
      /** False: accepted, and the paragraph still reads as it did. Null: not accepted, or about the whole. */
      workedIn: z.boolean().nullable(),
    }),
  ),
  labels: z.record(z.string(), label),
});
export type MinutesCirculation = z.infer<typeof minutesCirculation>;

export const circulationProcedures = {
  circulation: query("room", "everything")
    .input(z.strictObject({ meeting: id }))
    .output(minutesCirculation),
  /** draft -> circulated; again: moves the day until which comments are asked for. */
  circulate: procedure("run_meeting", "room", "needed")
    .input(z.strictObject({ meeting: id, commentsUntil: date(), opId }))
    .output(none),
  /** circulated or confirmed -> draft */
  withdraw: procedure("run_meeting", "room")
    .input(z.strictObject({ meeting: id, opId }))
    .output(none),
  answerComment: procedure("run_meeting", "room")
    .input(z.strictObject({ comment: id, accept: z.boolean(), answer: text().unwrap().optional(), opId }))
    .output(none),
  /** Somebody confirms what the minutes say now, for the own sector or as the chair. `signature`: PNG, Base64. */
  confirm: procedure("write", "room", "needed")
    .input(
      z.strictObject({
        meeting: id,
        profile: id,
        pin: z.string().max(64).optional(),
        signature: z.base64().max(12_000).nullable().optional(),
        opId,
      }),
    )
    .output(none),
};

export const sealProcedures = {
  /**
   * closed -> sealed: freezes the meeting and its minutes, once each point of the check list is mended or ticked.
   * Tells now and then how much is done, from 0 to 1, and returns the SHA-256 of the canonical minutes model; given up, it
   * seals nothing.
   */
  seal: procedure("seal", "here", "needed")
    .input(z.strictObject({ id, opId }))
    .output(eventIterator(share, z.object({ hash: z.string() }))),
};
