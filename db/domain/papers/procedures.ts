/** Answers what may be asked of papers that are there; how they come and go is for the transfers of db/server. */
import type { paperProcedures } from "../../contract/procedures/papers.ts";
import type { Handlers } from "../../records/handlers.ts";
import { readPart } from "./papers.ts";

export const paperHandlers: Handlers<{ paper: Pick<typeof paperProcedures, "read"> }> = {
  paper: {
    read: async ({ reader }, input) => {
      const { bytes, more } = await readPart(reader, input);
      return { base64: Buffer.from(bytes).toString("base64"), more };
    },
  },
};
