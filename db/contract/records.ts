/** What is asked of records and answered of them, whatever subject they are of. */
import { z } from "zod";
import { date, id } from "./fields.ts";

/**
 * `is` equals (null = empty), `in` one of a list (null among them = empty), `has` a list field holds the value or one of a list, `contains` text anywhere in it,
 * `from` / `to` inclusive bounds of text order (ISO dates compare so), `before` a day or `since` it by the last day of what
 * the field names, `within` a year or a month or one of a list, `empty` has no value (value is ignored), `asks` the question that `field` names (db/records/lists/asked.ts).
 */
export const FILTER_OPS = [
  "is",
  "not",
  "in",
  "has",
  "contains",
  "from",
  "to",
  "before",
  "since",
  "within",
  "empty",
  "filled",
  "asks",
] as const;

const value = z.union([z.string().max(500), z.number(), z.boolean(), z.null()]);

export const filter = z.strictObject({
  field: z.string().max(64),
  op: z.enum(FILTER_OPS),
  value: z.union([value, z.array(value).max(200)]).optional(),
});
export type Filter = z.infer<typeof filter>;

export const listQuery = z.strictObject({
  filters: z.array(filter).max(20).default([]),
  /** Words that the search index must find in the record. */
  search: z.string().max(200).optional(),
  sort: z
    .array(z.strictObject({ field: z.string().max(64), dir: z.enum(["asc", "desc"]) }))
    .max(3)
    .default([]),
  offset: z.number().int().min(0).max(100_000_000).default(0),
  limit: z.number().int().min(1).max(1_000).default(100),
});
export type ListQuery = z.input<typeof listQuery>;
/** The same with what was left out. */
export type ParsedListQuery = z.output<typeof listQuery>;

/**
 * Display name of a record in both languages; the caller picks, falling back to the other. `badge` is the value of the field
 * that is shown as one (the sector of a party), where the subject has such a field.
 */
export const label = z.object({
  subject: z.string(),
  zh: z.string().nullable(),
  en: z.string().nullable(),
  badge: z.string().optional(),
});
export type Label = z.infer<typeof label>;
/** Labels of all records that the answer's fields refer to, by id. */
export const labels = z.record(z.string(), label);
export type Labels = z.infer<typeof labels>;

export const warning = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

export const tallyQuery = listQuery
  .pick({ filters: true, search: true })
  .extend({ by: z.string().max(64), today: date().unwrap().optional() });
export type ParsedTally = z.output<typeof tallyQuery>;
export const tally = z.object({
  /** `late`: of actions, how many of these are overdue on the day asked for. Value null: they hold none. */
  values: z.array(z.object({ value: z.string().nullable(), count: z.number(), late: z.number() })),
  labels,
});
export type Tally = z.infer<typeof tally>;

/** Answer of a command that made or changed a record of its own: which, and what is to be looked at. */
export const done = z.object({ id, warnings: z.array(warning) });
export type Done = z.infer<typeof done>;

/** Identifies one user action, so that repeating a call after a lost answer does it once. */
export const opId = z.uuid().optional();

/** How much of long work is done, from 0 to 1. */
export const share = z.object({ share: z.number() });
