/** Many records changed at once: a field of all that a list shows, or cells that were pasted into it. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { id } from "../../fields.ts";
import { procedure } from "../../procedure.ts";
import { listQuery, opId } from "../../records.ts";
import { SUBJECTS, type Subject } from "../../subjects/index.ts";

/** Records that are named one by one, and cells of a paste. */
export const MOST_NAMED = 10_000;
export const MOST_CELLS = 50_000;

/** One whose records are listed. */
const subject = z.enum(SUBJECTS as [Subject, ...Subject[]]);
const value = z.union([
  z.string().max(20_000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(500)).max(200),
]);

const change = z.union([
  z.strictObject({
    subject,
    /** The records themselves, or all that a list shows. */
    of: z.union([
      z.strictObject({ ids: z.array(id).min(1).max(MOST_NAMED) }),
      listQuery.pick({ filters: true, search: true }).extend({
        /** All but these. */
        but: z.array(id).max(MOST_NAMED).default([]),
      }),
    ]),
    field: z.string().max(64),
    /** Of a field that holds several: the value in place of them, or beside them, or no longer among them. */
    how: z.enum(["set", "add", "take"]).default("set"),
    value,
  }),
  z.strictObject({
    subject,
    /** Texts as somebody reads them; an empty one empties the field. */
    cells: z
      .array(z.strictObject({ id, field: z.string().max(64), text: z.string().max(20_000) }))
      .min(1)
      .max(MOST_CELLS),
  }),
]);
export type ManyChange = z.infer<typeof change>;

const reason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  count: z.number(),
});

const came = z.object({
  total: z.number(),
  changed: z.number(),
  /** Hold the value already. */
  same: z.number(),
  /** Why some stay as they are, the most frequent reason first, and how many these are. */
  refused: z.array(reason),
});
export type ManyResult = z.infer<typeof came>;

const progress = z.object({ share: z.number() });

export const manyProcedures = {
  /** What would come of it. Nothing is written. @throws ConcordError E_UNKNOWN_FIELD, and those of a value that does not fit */
  look: procedure("write", "room").input(z.strictObject({ change })).output(eventIterator(progress, came)),
  /** One action of many parts, taken back as one. Given up, it is taken back at once. @throws ConcordError E_CANCELLED */
  run: procedure("write", "room").input(z.strictObject({ change, opId })).output(eventIterator(progress, came)),
};
