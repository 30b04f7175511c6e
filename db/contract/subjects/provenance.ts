/** The fields that records have which come from sources. */
import { oneOf, refs, texts } from "../fields.ts";
import { CONFIDENCE } from "../vocabulary.ts";

/** Fields whose text no source has: it was translated for the starter data. */
export const translated = () => texts({ apart: true, ofSources: true, fieldNames: true });

/** Where a record's facts come from and how far they can be trusted (best grade of its sources). */
export const provenance = {
  sources: refs("source", { apart: true }),
  confidence: oneOf(CONFIDENCE, { index: true, apart: true, ofSources: true, facet: true }),
  translated: translated(),
};
