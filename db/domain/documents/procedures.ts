/** Answers a document's preview; how a document goes out is for the transfers of db/server. */
import type { documentProcedures } from "../../contract/documents.ts";
import type { Handlers } from "../../records/handlers.ts";
import { documentBlocks } from "./documents.ts";

export const documentHandlers: Handlers<{ document: Pick<typeof documentProcedures, "blocks"> }> = {
  document: { blocks: documentBlocks },
};
