/** The check list of a meeting: one for its closing, the circulation of its minutes and their seal. */
import { z } from "zod";
import { id } from "../fields.ts";
import { bilingual } from "../minutes.ts";
import { procedure, query } from "../procedure.ts";
import { opId } from "../records.ts";
import { CHECKS, SEAL_NEEDS, SECTORS } from "../vocabulary.ts";

/** What the list is asked for: each stage asks for all that the stages before it do. */
export const CHECK_STAGES = ["close", "circulate", "seal"] as const;
export type CheckStage = (typeof CHECK_STAGES)[number];

/** As many as a meeting of hundreds of parties may have. */
const MOST_POINTS = 1_000;

/** Names a point: its kind, what it is about, and what was seen of it. */
const key = z.string().min(1).max(400);

export const check = z.object({
  kind: z.enum([...CHECKS, ...SEAL_NEEDS]),
  /** It cannot be ticked: without it there is no seal. */
  must: z.boolean(),
  key,
  /** The card on which it is mended: a record of the meeting. Null: it is mended elsewhere. */
  about: z.object({ subject: z.enum(["outcome", "action", "agenda_item"]), id, text: bilingual }).nullable(),
  /** The party that it is about. */
  party: z.object({ id, name: bilingual }).nullable(),
  /** Of what has to be confirmed: for whom; null: for the chair. */
  sector: z.enum(SECTORS).nullable(),
  day: z.string().nullable(),
  count: z.number().nullable(),
  /** Who let it stand so, and when. */
  tick: z.object({ at: z.string(), by: z.string() }).nullable(),
});
export type Check = z.infer<typeof check>;

export const checkProcedures = {
  /** What is to be looked at before this stage, ticked or not; empty when all is as it should be. */
  checks: query("room", "everything")
    .input(z.strictObject({ id, stage: z.enum(CHECK_STAGES) }))
    .output(z.array(check)),
  /** Somebody lets points stand as they are, and is on record for each; or takes that back. */
  tick: procedure("run_meeting", "room")
    .input(z.strictObject({ meeting: id, keys: z.array(key).min(1).max(MOST_POINTS), ticked: z.boolean(), opId }))
    .output(z.void()),
};
