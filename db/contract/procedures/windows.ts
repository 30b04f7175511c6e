/** What a page tells of itself once it is connected, before it asks for anything. */
import { z } from "zod";
import { procedure } from "../procedure.ts";

export const windowName = z.string().regex(/^[\w-]{1,64}$/);

export const windowProcedures = {
  /**
   * Which window it is, by a name that it keeps over a reload and made up so that nobody guesses it; and the window that it
   * was opened from. It goes on with the person that the one, or else the other, has.
   */
  enter: procedure("anyone", "here")
    .input(z.strictObject({ window: windowName, from: windowName.nullable() }))
    .output(z.void()),
};
