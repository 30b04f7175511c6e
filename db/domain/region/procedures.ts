/** Answers what is asked of organizations beside their records: lists of parties, and which of them may be one. */
import type { duplicateProcedures } from "../../contract/procedures/region/duplicates.ts";
import type { partyListProcedures } from "../../contract/procedures/region/party-lists.ts";
import type { Handlers } from "../../records/handlers.ts";
import { near, pairs } from "./duplicates/candidates.ts";
import { judge } from "./duplicates/judgements.ts";
import { merge, mergePlan } from "./duplicates/merge.ts";
import { addList, readList } from "./party-lists.ts";

export const regionHandlers: Handlers<{ organization: typeof partyListProcedures & typeof duplicateProcedures }> = {
  organization: {
    readList: ({ reader }, { text }) => readList(reader, text),
    addList,
    near,
    pairs,
    judge,
    mergePlan,
    merge,
  },
};
