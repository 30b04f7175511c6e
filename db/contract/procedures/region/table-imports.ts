/** Tables that are taken in: read, looked at, planned and run. Nothing is written before the last of these. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { id, line } from "../../fields.ts";
import { procedure } from "../../procedure.ts";
import { label, opId } from "../../records.ts";
import { LIKENESS_REASONS, TABLE_SUBJECTS } from "../../vocabulary.ts";
import { announced, uploading } from "../uploads.ts";

const params = z.record(z.string(), z.union([z.string(), z.number()]));
const reason = z.object({ code: z.string(), params });
/** How alike two names are, and why. */
const alike = z.object({
  score: z.number(),
  reasons: z.array(z.object({ reason: z.enum(LIKENESS_REASONS), weight: z.number() })),
});
export type RowReason = z.infer<typeof reason>;

const ENCODING = z.enum(["utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "windows-1252"]);
/** Pasted cells; a file has its own limits. */
const MOST_PASTED = 5_000_000;

const sheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  rows: z.number(),
  columns: z.number(),
});

const corrected = z.strictObject({ row: z.number().int(), at: z.number().int().min(0), text: z.string().max(20_000) });

/**
 * What becomes of a row that waits. `take`, `keep`, `both`, `skip`: the table's values, those that are there, both, nothing.
 * `same`: it is the record `id`. `different`, `parent`, `unsure`: it is one of its own, and that is kept of the two. `ask`:
 * nothing was decided.
 */
const decision = z.strictObject({
  row: z.number().int(),
  take: z.enum(["take", "keep", "both", "skip", "same", "different", "parent", "unsure", "ask"]),
  id: id.optional(),
});
export type RowDecision = z.infer<typeof decision>;

/** Which is what, as far as somebody has said it. */
export const importSettings = z.strictObject({
  sheet: z.number().int().min(0).max(1_000),
  /** Rows of the headings; none: there are none. */
  headings: z.array(z.number().int().min(1)).max(2),
  subject: z.enum(TABLE_SUBJECTS),
  /** The field of each column, by its place; null: it is not taken in. */
  columns: z.array(z.string().max(64).nullable()).max(500),
  /** What is meant by a text that is none of the field's values; null: nothing. */
  values: z
    .array(
      z.strictObject({ field: z.string().max(64), text: z.string().max(500), value: z.string().max(500).nullable() }),
    )
    .max(5_000),
  /** What records hold where no column says it. */
  otherwise: z.array(z.strictObject({ field: z.string().max(64), value: z.string().max(500) })).max(20),
  /** Of 05/01/2024: whether the day comes first. */
  dayFirst: z.boolean().nullable(),
  /** The year of figures whose heading names none. */
  year: z.string().max(10).nullable(),
  /** Names of two letters are taken as names. */
  doubtful: z.boolean(),
  /** Whether a row whose name is nearly that of an organization is asked about, or is another one. */
  alike: z.enum(["ask", "new"]),
  /** How good the source is, and who sent it. */
  grade: z.enum(["A", "B", "C", "D"]),
  sender: line(),
  /** Cells that were corrected. */
  cells: z.array(corrected).max(20_000),
  decisions: z.array(decision).max(100_000),
});
export type ImportSettings = z.infer<typeof importSettings>;

const column = z.object({
  at: z.number(),
  letter: z.string(),
  heading: z.string(),
  unit: z.string(),
  filled: z.number(),
  samples: z.array(z.string()),
  why: z.string(),
});

const looked = z.object({
  settings: importSettings,
  verdict: z.enum(["ready", "ask", "none"]),
  /** Kinds of records that the table may be of, the likeliest first. */
  subjects: z.array(z.enum(TABLE_SUBJECTS)),
  columns: z.array(column),
  /** Fields that columns can be. */
  fields: z.array(z.string()),
  /** The first rows as they stand. */
  rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
});
export type LookedAt = z.infer<typeof looked>;

export const ROW_RESULTS = ["new", "changed", "unchanged", "waiting", "alike", "left"] as const;
export type RowResult = (typeof ROW_RESULTS)[number];
const counts = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** Values of the table stand against better ones. */
  waiting: z.number(),
  /** They may be records that are there. */
  alike: z.number(),
  left: z.number(),
  /** Rows in which something is to be looked at. */
  remarks: z.number(),
});
export type RowCounts = z.infer<typeof counts>;

const planned = z.object({
  counts,
  rows: z.number(),
  /** Texts that are no value of their field, each once, the most frequent first; what they may mean. */
  asks: z.array(
    z.object({
      field: z.string(),
      text: z.string(),
      count: z.number(),
      choices: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
  /** Required fields that no column says, with what is proposed. */
  missing: z.array(z.object({ field: z.string(), value: z.string() })),
  /** Whether days of the table can be read in two ways; whether figures lack their year. */
  unclear: z.object({ dayFirst: z.boolean(), year: z.boolean() }),
});
export type PlannedImport = z.infer<typeof planned>;

const plannedRow = z.object({
  row: z.number(),
  result: z.enum(ROW_RESULTS),
  id: id.nullable(),
  cells: z.array(z.string()),
  /** By place of the column: what stands in the record instead. */
  before: z.array(z.string().nullable()),
  reasons: z.array(
    reason.extend({
      at: z.number().nullable(),
      /** What the cell should probably say. */
      fix: z.string().nullable(),
    }),
  ),
  /** Records that it may be, the likeliest first. */
  near: z.array(alike.extend({ id, label, city: z.string().nullable() })),
  /** What was decided of it. */
  decided: z.array(decision.shape.take),
});
export type PlannedRow = z.infer<typeof plannedRow>;

const table = z.strictObject({ table: z.uuid() });
/** In which values of records are told. */
const language = z.enum(["zh", "en"]).default("zh");

export const tableImportProcedures = {
  /** Begins to take a file in, by `upload.append`. One of a window: it takes the place of the one before. */
  begin: procedure("keep", "here").input(announced).output(uploading),
  /** Reads it, a file of this computer (`file` is a grant of the host), or cells that were copied. @throws ConcordError that says what is wrong with the file */
  read: procedure("keep", "here")
    .input(
      z.union([
        z.strictObject({ upload: id, encoding: ENCODING.optional() }),
        z.strictObject({ file: z.uuid(), encoding: ENCODING.optional() }),
        z.strictObject({ text: z.string().max(MOST_PASTED) }),
        table.extend({ encoding: ENCODING }),
      ]),
    )
    .output(
      z.object({
        table: z.uuid(),
        name: z.string(),
        format: z.string(),
        encoding: ENCODING.nullable(),
        notices: z.array(
          z.object({ kind: z.string(), count: z.number().optional(), others: z.array(ENCODING).optional() }),
        ),
        sheets: z.array(sheet),
      }),
    ),
  /** What is proposed, of the whole or of what somebody has said already. */
  look: procedure("keep", "here")
    .input(
      table.extend({
        sheet: z.number().int().min(0).optional(),
        headings: z.array(z.number().int().min(1)).max(2).optional(),
        subject: z.enum(TABLE_SUBJECTS).optional(),
      }),
    )
    .output(looked),
  /** What would come of it. Nothing is written. */
  plan: procedure("keep", "here")
    .input(table.extend({ settings: importSettings, language }))
    .output(planned),
  /**
   * Plans some rows again, of which something was corrected or decided; it stands until the file is looked at otherwise.
   * `all` decides the same of all rows that are still open with such a result; of those that may be another, each is its
   * likeliest.
   */
  amend: procedure("keep", "here")
    .input(
      table.extend({
        cells: z.array(corrected).max(1_000).default([]),
        decisions: z.array(decision).max(1_000).default([]),
        all: z.strictObject({ of: z.enum(["waiting", "alike"]), take: decision.shape.take }).optional(),
        language,
      }),
    )
    .output(planned),
  /** The rows of the plan, page by page. */
  rows: procedure("keep", "here")
    .input(
      table.extend({
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
        only: z.enum([...ROW_RESULTS, "remarks"]).optional(),
        language,
      }),
    )
    .output(z.object({ rows: z.array(plannedRow), total: z.number() })),
  /** Writes what was planned, as one action that can be undone, telling how far it is. Given up, it is taken back. */
  run: procedure("keep", "here", "first")
    .input(table.extend({ opId }))
    .output(eventIterator(z.object({ done: z.number(), total: z.number() }), z.object({ id: id.nullable(), counts }))),
  /** Lets a table go. */
  forget: procedure("keep", "here").input(table).output(z.void()),
  /** Rows that a kept import did not take, with the reasons. */
  leftOf: procedure("read", "room")
    .input(z.strictObject({ id }))
    .output(
      z.object({
        columns: z.array(z.string()),
        rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()), reasons: z.array(reason) })),
      }),
    ),
};
