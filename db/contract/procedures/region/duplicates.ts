/** Organizations that may be one: found by their names, judged, and merged into one. */
import { z } from "zod";
import { id, line } from "../../fields.ts";
import { procedure, query } from "../../procedure.ts";
import { label, opId } from "../../records.ts";
import { subjects } from "../../subjects/index.ts";
import { LIKENESS_REASONS, SECTORS, VERDICTS } from "../../vocabulary.ts";

/** Organizations that are merged into another one at once. */
export const MOST_MERGED = 20;

const party = z.object({ id, label, sector: z.enum(SECTORS), city: z.string(), code: z.string().nullable() });
export type LikeParty = z.infer<typeof party>;

const alike = z.object({
  /** 0 to 1: from 0.9 on it is proposed that they are one, from 0.6 on it is asked. */
  score: z.number(),
  /** Why, with what each adds or takes away. */
  reasons: z.array(z.object({ reason: z.enum(LIKENESS_REASONS), weight: z.number() })),
});

const pair = alike.extend({ one: party, other: party, verdict: z.enum(VERDICTS).nullable() });
export type LikePair = z.infer<typeof pair>;

const judged = z.strictObject({
  one: id,
  other: id,
  /** `parent`: the second belongs to the first, which is recorded as a link; so they are two. */
  verdict: z.enum([...VERDICTS, "parent"]),
  opId,
});
export type Judged = z.infer<typeof judged>;

const plan = z.object({
  /** How many records of each subject name another one then. */
  moves: z.record(z.string(), z.number()),
  /** Of sealed minutes: they stay. */
  sealed: z.number(),
  /** Become part of one that is there already. */
  twice: z.number(),
});
export type MergePlan = z.infer<typeof plan>;

const merged = z.strictObject({
  /** The one that stays. */
  keep: id,
  /** Those that become part of it. */
  gone: z.array(id).min(1).max(MOST_MERGED),
  /** What its fields are to hold, where that was chosen from the others. */
  fields: subjects.organization.patch,
  opId,
});
export type Merging = z.infer<typeof merged>;

export const duplicateProcedures = {
  /** Organizations that may go by this name already, the likeliest first. Nothing is written. */
  near: query("room", ["organization"])
    .input(
      z.strictObject({
        name: line(),
        city: line().optional(),
        not: id.optional(),
        limit: z.number().int().min(1).max(20).default(5),
      }),
    )
    .output(z.array(alike.extend({ party }))),
  /**
   * Pairs of the register that may be one, the likeliest first.
   * @throws nothing but what reading does: a call that nobody waits for any more ends
   */
  pairs: query("room", ["organization", "judgement"])
    .input(z.strictObject({ judged: z.boolean().default(false), limit: z.number().int().min(1).max(500).default(200) }))
    .output(z.object({ pairs: z.array(pair), total: z.number() })),
  /** Says of a pair what it is, so that it is not asked about again. @throws ConcordError E_SAME_ENDS, E_UNKNOWN_RECORD */
  judge: procedure("keep", "room").input(judged).output(z.void()),
  /** What a merge would move: records by subject, how many lie in sealed meetings and stay, and what stands in its way. */
  mergePlan: query("room", "everything")
    .input(z.strictObject({ keep: id, gone: z.array(id).min(1).max(MOST_MERGED) }))
    .output(plan),
  /**
   * Makes several organizations one: fields as chosen, names of the others kept as aliases, every reference moved. What sealed
   * minutes name stays as it is, and so does the organization that they name, marked as merged.
   * @throws ConcordError E_MERGE_SELF, E_MERGE_POSITIONS (both took a position on one decision, and not the same), E_UNKNOWN_RECORD
   */
  merge: procedure("keep", "room")
    .input(merged)
    .output(z.object({ moved: z.number(), kept: z.array(id) })),
};
