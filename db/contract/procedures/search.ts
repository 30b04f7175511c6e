/** Searching all records and papers at once. */
import { z } from "zod";
import { id } from "../fields.ts";
import { procedure, query } from "../procedure.ts";
import { label } from "../records.ts";
import { SECTORS } from "../vocabulary.ts";

/** Where in a paper something stands; null: in the text of a document, which has no pages before it is printed. */
const paperPlace = z
  .union([
    z.object({ page: z.number() }),
    z.object({ slide: z.number() }),
    z.object({ sheet: z.string() }),
    z.object({ notes: z.literal(true) }),
  ])
  .nullable();
export type PaperPlace = z.infer<typeof paperPlace>;

const day = z.string().regex(/^\d{4}(-\d{2}){0,2}$/);

const narrowing = z.strictObject({
  /** City and sector of the party that a record is, or names. */
  city: z.string().max(200).optional(),
  sector: z.enum(SECTORS).optional(),
  /** Days, months or years, both included. */
  from: day.optional(),
  until: day.optional(),
});
export type Narrowing = z.infer<typeof narrowing>;

const hit = z.object({
  subject: z.string(),
  id,
  label,
  /** The words around the first match, from the record's own text or the paper's. */
  snippet: z.string(),
  /** Where it was said: the meeting that the record belongs to. */
  meeting: z.object({ label, day: z.string().nullable() }).nullable(),
  /** What tells it from others, of an organization: its city and sector. */
  city: z.string().nullable(),
  sector: z.enum(SECTORS).nullable(),
  /** It is a name that was found, and how near: 3 exactly, 2 its beginning, 1 by its sound; 0: words in its text. */
  near: z.number(),
  /** What stands in the text of a paper. */
  paper: z
    .object({
      place: paperPlace,
      heading: z.string().nullable(),
      /** For `search.page`. */
      at: z.number(),
      /** So many other places of it hold the words. */
      more: z.number(),
      /** Only its beginning is searched. */
      cut: z.boolean(),
    })
    .nullable(),
});
export type SearchHit = z.infer<typeof hit>;

const MOST_WORDS = 200;

export const searchProcedures = {
  /**
   * Records that hold the words, best first, then papers in whose text they stand. Finds Chinese by any neighbouring
   * characters, Latin by beginnings, names by their pinyin too.
   */
  query: query("room", "everything")
    .input(
      z.strictObject({
        text: z.string().max(MOST_WORDS),
        subjects: z.array(z.string().max(64)).max(30).optional(),
        narrowed: narrowing.optional(),
        limit: z.number().int().min(1).max(100).default(50),
      }),
    )
    .output(
      z.object({
        hits: z.array(hit),
        /** Papers whose text is not read yet: it is, while nothing else is asked. */
        unread: z.number(),
      }),
    ),
  /** The text of a paper around one place of it, piece by piece. */
  page: query("room", "everything")
    .input(z.strictObject({ paper: id, at: z.number().int().min(0).max(100_000) }))
    .output(
      z.object({
        name: z.string(),
        /** `read`, `waiting`, or the code of what is wrong with the file. */
        state: z.string(),
        cut: z.boolean(),
        pieces: z.array(
          z.object({ at: z.number(), place: paperPlace, heading: z.string().nullable(), text: z.string() }),
        ),
        /** Pieces of the paper. */
        of: z.number(),
      }),
    ),
  /** What the person who is logged in looked for and opened last, on this laptop. */
  recent: query("room", "everything").output(
    z.object({ words: z.array(z.string()), records: z.array(z.object({ subject: z.string(), id, label })) }),
  ),
  /** Remembers words that led somewhere, and the record that was opened. */
  note: procedure("person", "room")
    .input(
      z.strictObject({
        words: z.string().max(MOST_WORDS).optional(),
        record: z.strictObject({ subject: z.string().max(64), id }).optional(),
      }),
    )
    .output(z.object({})),
  /** Forgets them all. */
  forget: procedure("person", "room").output(z.object({})),
};
