/** Answers what is asked of the region beside its records: lists of parties, which of them may be one, what rests on weak sources. */
import type { duplicateProcedures } from "../../contract/procedures/region/duplicates.ts";
import type { segmentProcedures, termProcedures } from "../../contract/procedures/region/kept-lists.ts";
import type { partyListProcedures } from "../../contract/procedures/region/party-lists.ts";
import type { sourceProcedures, statementProcedures } from "../../contract/procedures/region/sources.ts";
import type { Handlers } from "../../records/handlers.ts";
import { near, pairs } from "./duplicates/candidates.ts";
import { judge } from "./duplicates/judgements.ts";
import { merge, mergePlan } from "./duplicates/merge.ts";
import { mergeSegments, mergeTerms, placeSegment, placeTerm, segmentTree, termsUsed } from "./kept-lists.ts";
import { addList, readList } from "./party-lists.ts";
import { takeStatement } from "./statements.ts";
import { weakClaims } from "./weak-claims.ts";

export const regionHandlers: Handlers<{
  organization: typeof partyListProcedures & typeof duplicateProcedures;
  source: typeof sourceProcedures;
  statement: typeof statementProcedures;
  segment: typeof segmentProcedures;
  term: typeof termProcedures;
}> = {
  organization: {
    readList: ({ reader }, { text }) => readList(reader, text),
    addList,
    near,
    pairs,
    judge,
    mergePlan,
    merge,
  },
  segment: {
    tree: ({ reader }) => segmentTree(reader),
    place: placeSegment,
    merge: mergeSegments,
  },
  term: {
    used: ({ reader }, { vocabulary }) => termsUsed(reader, vocabulary),
    place: placeTerm,
    merge: mergeTerms,
  },
  source: {
    weak: ({ reader }, input) => weakClaims(reader, input),
  },
  statement: {
    take: takeStatement,
  },
};
