/** What points at a record. */
import { z } from "zod";
import { id } from "../fields.ts";
import { query } from "../procedure.ts";
import { label } from "../records.ts";

export const referenceProcedures = {
  /** Records that point at this one. */
  to: query("room", "everything")
    .input(z.strictObject({ id, limit: z.number().int().min(1).max(500).default(100) }))
    .output(
      z.object({
        references: z.array(z.object({ subject: z.string(), id, field: z.string(), label })),
        more: z.boolean(),
      }),
    ),
};
