/** Keeping what is being typed. */
import { z } from "zod";
import { id } from "../fields.ts";
import { procedure } from "../procedure.ts";
import { windowName } from "./windows.ts";

const none = z.void();
/**
 * What is being typed where, and by whom; each window has drafts of its own, so that two do not write over each other's.
 * What one person typed is refused when another has logged in meanwhile.
 */
const draftPlace = { key: z.string().max(200), by: id };

export const draftProcedures = {
  /** Text that is being typed and is not a record yet: durable on this laptop, never in the ledger. */
  put: procedure("write", "room")
    .input(z.strictObject({ ...draftPlace, text: z.string().max(50_000) }))
    .output(none),
  /** The window's own draft, or the last one of a window that is not open any more, which becomes its own. */
  take: procedure("person", "room")
    .input(z.strictObject({ ...draftPlace, open: z.array(windowName).max(100) }))
    .output(z.object({ text: z.string().nullable() })),
  clear: procedure("person", "room").input(z.strictObject(draftPlace)).output(none),
};
