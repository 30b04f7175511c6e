/** Sources: what rests on weak ones alone, or on none. */
import { z } from "zod";
import { id } from "../../fields.ts";
import { procedure, query } from "../../procedure.ts";
import { label, opId } from "../../records.ts";
import { GRADES, WEAKNESSES } from "../../vocabulary.ts";

const claims = z.object({
  subject: z.string(),
  total: z.number(),
  rows: z.array(
    z.object({
      id,
      label,
      /** The record whose page tells of it; null: its own. */
      shownWith: z.object({ subject: z.string(), id }).nullable(),
      sources: z.array(z.object({ id, label, grade: z.enum(GRADES).nullable() })),
    }),
  ),
});
export type WeakClaims = z.infer<typeof claims>;

export const sourceProcedures = {
  /** Records by their kind, the kinds that the region is known by first. */
  weak: query("room", "everything")
    .input(
      z.strictObject({ rest: z.enum(WEAKNESSES).default("D"), limit: z.number().int().min(1).max(500).default(100) }),
    )
    .output(z.array(claims)),
};

export const statementProcedures = {
  /**
   * Puts what a source says in the place of what stands there, and names the source.
   * @throws ConcordError E_UNKNOWN_RECORD, and what a change of the record would
   */
  take: procedure("write", "room").input(z.strictObject({ id, opId })).output(z.void()),
};
