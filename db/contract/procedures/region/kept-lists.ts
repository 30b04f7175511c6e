/** Lists that the register is kept by: segments, which form a tree, and the words of each list of terms. */
import { z } from "zod";
import { id } from "../../fields.ts";
import { procedure, query } from "../../procedure.ts";
import { opId } from "../../records.ts";
import { subjects } from "../../subjects/index.ts";
import { VOCABULARIES } from "../../vocabulary.ts";

const place = z.strictObject({
  id,
  /** Before this one; null: as the last. */
  before: id.nullable(),
  opId,
});
export type Placing = z.infer<typeof place>;

const merged = z.strictObject({
  /** The one that stays. */
  keep: id,
  gone: id,
  opId,
});
export type MergingKept = z.infer<typeof merged>;

const node = z.object({
  record: subjects.segment.record,
  /** Organizations of it or of what is below it, each once. */
  firms: z.number(),
  /** Links that exist or are planned, of it or of what is below it: what they are about, or where one of the ends is. */
  links: z.number(),
});
export type SegmentNode = z.infer<typeof node>;

const moved = z.object({ moved: z.number(), stays: z.boolean() });

export const segmentProcedures = {
  /** All of them, in no order. */
  tree: query("room", ["segment", "organization", "link"]).output(z.array(node)),
  /** Puts one among the parts of another one, or among the first. @throws ConcordError E_CYCLE, E_UNKNOWN_RECORD */
  place: procedure("keep", "room")
    .input(place.extend({ parent: id.nullable() }))
    .output(z.void()),
  /**
   * Makes two one: whatever names the one that goes names the other. It stays, marked as merged, where sealed minutes name it.
   * @throws ConcordError E_MERGE_SELF, E_UNKNOWN_RECORD
   */
  merge: procedure("keep", "room").input(merged).output(moved),
};

export const termProcedures = {
  /** The terms of a list in their order, with how often records name each. */
  used: query("room", "everything")
    .input(z.strictObject({ vocabulary: z.enum(VOCABULARIES) }))
    .output(z.array(z.object({ record: subjects.term.record, uses: z.number() }))),
  /** Puts one at its place in its list. @throws ConcordError E_UNKNOWN_RECORD */
  place: procedure("keep", "room").input(place).output(z.void()),
  /** As segments are; one that sealed minutes name is retired. @throws ConcordError E_MERGE_SELF, E_WRONG_VOCABULARY, E_UNKNOWN_RECORD */
  merge: procedure("keep", "room").input(merged).output(moved),
};
