/** What all files have in common that come in parts. */
import { z } from "zod";

/** A file that is to come: one that is too large is refused before any of it is sent. */
export const announced = z.strictObject({ name: z.string().min(1).max(1_000), bytes: z.number().int().min(0) });
