/** Being told of what changes in the workspace. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { procedure } from "../procedure.ts";

export const changeProcedures = {
  /** One event per committed user action: the subjects it touched. Clients refetch what they show. */
  watch: procedure("anyone", "room").output(
    eventIterator(z.object({ n: z.number(), subjects: z.array(z.string()), status: z.boolean() })),
  ),
};
