/** The fields that records have which come from sources. */
import { oneOf, refs } from "../fields.ts";
import { CONFIDENCE } from "../vocabulary.ts";

/** Where a record's facts come from and how far they can be trusted (best grade of its sources). */
export const provenance = {
  sources: refs("source", { apart: true }),
  confidence: oneOf(CONFIDENCE, { index: true, apart: true, width: 110 }),
};
