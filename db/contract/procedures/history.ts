/** What may be asked about what was done in the workspace: the entries, newest first, and taking actions back. */
import { z } from "zod";
import { id } from "../fields.ts";
import { procedure, query } from "../procedure.ts";
import { label, opId } from "../records.ts";

const historyEntry = z.object({
  n: z.number(),
  hash: z.string(),
  device: z.string(),
  deviceName: z.string().nullable(),
  seq: z.number(),
  /** Laptop clock at the time, ISO 8601. */
  at: z.string(),
  by: z.string().nullable(),
  byName: z.string().nullable(),
  /** What the user did, as a key the locales translate: "put", "remove", "undo", "meeting.start", "starter" ... */
  act: z.string(),
  operations: z.number(),
  /** The first operations of it, each with the values before where this laptop knows them. */
  changes: z.array(
    z.object({
      /** `make`: the first that the ledger says of the record. */
      op: z.enum(["make", "set", "delete", "restore"]),
      subject: z.string(),
      id: z.string(),
      label: label.nullable(),
      /** An error's code: what had been sealed was to be removed, which had no effect. */
      misfit: z.string().nullable(),
      /**
       * `misfit`, an error's code: the value has not the form of its field and is shown as empty everywhere else; or, of what
       * had been sealed, it had no effect.
       */
      fields: z.array(
        z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), misfit: z.string().nullable() }),
      ),
    }),
  ),
  undone: z.boolean(),
  /** Whoever asks can take it back, as far as that is known before it is tried. */
  undoable: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** What an undo took back, or a redo brought forward again. */
const taken = z.object({
  /** What the user had done first, as `act` of an entry. */
  act: z.string(),
  /** What that did to the record that it was about. */
  op: z.enum(["make", "set", "delete"]),
  subject: z.string(),
  id,
  label: label.nullable(),
  /** So many other records were touched by it. */
  more: z.number(),
});
export type Taken = z.infer<typeof taken>;

/** All that a field ever held, the last value first. */
const fieldWrites = z.object({
  field: z.string(),
  times: z.number(),
  writes: z.array(
    z.object({
      /** Of the entry, by which the others name it. */
      n: z.number(),
      at: z.string(),
      by: z.string().nullable(),
      device: z.string(),
      deviceName: z.string().nullable(),
      act: z.string(),
      value: z.unknown(),
      /** It has not the form of the field. */
      misfit: z.boolean(),
      /** `unchosen`: another was written elsewhere at the same time, and that one counted. */
      state: z.enum(["now", "before", "unchosen"]),
      /** The first that had seen this one and took its place. */
      until: z.number().nullable(),
      /** What stood there for whoever wrote it; none: nothing. */
      seen: z.number().nullable(),
      /** Those that were written elsewhere at the same time. */
      apart: z.array(z.number()),
    }),
  ),
});
export type FieldWrites = z.infer<typeof fieldWrites>;

/** Of a value of a record: the write that gave it. */
const origin = z.object({
  field: z.string(),
  /** By the clock of the laptop, ISO 8601. */
  at: z.string(),
  /** Name of who wrote it. */
  by: z.string().nullable(),
  act: z.string(),
  /** What stood there before; null: nothing. */
  before: z.unknown(),
  /** Sources that the record got with it. */
  sources: z.array(id),
  /** The table by which it came, where it stood there, and how good that is. */
  table: z
    .object({
      id,
      name: z.string(),
      sheet: z.string().nullable(),
      sender: z.string().nullable(),
      grade: z.string().nullable(),
      row: z.number().nullable(),
    })
    .nullable(),
});
export type Origin = z.infer<typeof origin>;

export const historyProcedures = {
  /** Each value that the fields of a record ever held. */
  fields: query("room", "everything")
    .input(z.strictObject({ subject: z.string().max(64), id }))
    .output(z.object({ fields: z.array(fieldWrites), labels: z.record(z.string(), label) })),
  /** Of each filled field of a record the write that gave its value. */
  origins: query("room", "everything")
    .input(z.strictObject({ subject: z.string().max(64), id }))
    .output(z.object({ origins: z.array(origin), labels: z.record(z.string(), label) })),
  /** Newest first; `before` is the `n` of the last entry of the previous page. */
  list: query("room", "everything")
    .input(
      z.strictObject({
        subject: z.string().max(64).optional(),
        id: id.optional(),
        by: id.optional(),
        before: z.number().int().optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ entries: z.array(historyEntry), labels: z.record(z.string(), label), more: z.boolean() })),
  /** What undo and redo would act on now; null where there is nothing. */
  state: query("room", "everything").output(z.object({ undo: historyEntry.nullable(), redo: historyEntry.nullable() })),
  /**
   * Undoes the last action of the current profile; or that of the given entry, or that which was asked for under the id
   * `action`, while nothing it touched has changed since. Asked again under the same `opId` it says the same; null only where
   * the laptop has no note of it any more.
   */
  undo: procedure("write", "room", "first")
    .input(z.strictObject({ n: z.number().int().optional(), action: opId, opId }))
    .output(taken.nullable()),
  redo: procedure("write", "room", "first").input(z.strictObject({ opId })).output(taken.nullable()),
};
