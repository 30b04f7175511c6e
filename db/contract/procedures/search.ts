/** Searching all records at once. */
import { z } from "zod";
import { id } from "../fields.ts";
import { query } from "../procedure.ts";
import { label } from "../records.ts";

export const searchProcedures = {
  /** Records that hold the words, best first. Finds Chinese by any two neighbouring characters, Latin by beginnings. */
  query: query("room", "everything")
    .input(
      z.strictObject({
        text: z.string().max(200),
        subjects: z.array(z.string().max(64)).max(30).optional(),
        limit: z.number().int().min(1).max(100).default(50),
      }),
    )
    .output(
      z.object({
        hits: z.array(
          z.object({
            subject: z.string(),
            id,
            label,
            snippet: z.string(),
            meeting: z.object({ label, day: z.string().nullable() }).nullable(),
          }),
        ),
      }),
    ),
};
