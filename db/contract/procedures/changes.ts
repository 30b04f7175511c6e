/** Being told of what changes in the workspace. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { id } from "../fields.ts";
import { procedure } from "../procedure.ts";

export const changeProcedures = {
  /**
   * One event per committed user action; to whoever listens late, several as one. `touched`: the ids of the records that
   * were changed, by subject; null where they are many. `status`: something else than records is new. Clients fetch again
   * what of it they show.
   */
  watch: procedure("anyone", "room").output(
    eventIterator(
      z.object({ n: z.number(), touched: z.record(z.string(), z.array(id).nullable()), status: z.boolean() }),
    ),
  ),
};
