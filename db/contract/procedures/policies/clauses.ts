/** The text of policies by clauses: taken in, compared, and who cites which. */
import { z } from "zod";
import { id, line, partialDate } from "../../fields.ts";
import { procedure, query } from "../../procedure.ts";
import { labels, opId } from "../../records.ts";
import { MAX_TEXT } from "../../tidy.ts";
import { CLAUSE_CHANGES, TEXT_ORIGINS } from "../../vocabulary.ts";
import { announced, uploading } from "../uploads.ts";

/** Of a subject, records that cite a clause, each with the version that they cite. */
const citation = z.object({
  subject: z.enum(["agenda_item", "outcome", "problem"]),
  id,
  /** The meeting of an item or an outcome, and the number that a decision has in its minutes. */
  meeting: id.nullable(),
  number: z.string().nullable(),
  day: z.string().nullable(),
  /** The clause itself, as its version has it. */
  clause: id,
  version: id,
});
export type Citation = z.infer<typeof citation>;

/** One line of a comparison: the clause in either version, as far as it is there. */
const compared = z.object({
  change: z.enum(CLAUSE_CHANGES),
  before: id.nullable(),
  after: id.nullable(),
  cited: z.number(),
});
export type ComparedClause = z.infer<typeof compared>;

const SHOWN = ["clause", "policy_version", "agenda_item", "outcome", "problem", "meeting"];

export const clauseProcedures = {
  /** Clauses of two versions of a policy beside each other, in the order of the later one; of one alone, `before` is null. */
  compare: query("room", SHOWN)
    .input(z.strictObject({ before: id.nullable(), after: id }))
    .output(z.array(compared)),
  /** What cites a clause, also as other versions have it. */
  citations: query("room", [...SHOWN, "policy"], { labels: true })
    .input(z.strictObject({ id }))
    .output(
      z.object({
        citations: z.array(citation),
        /** The same clause in other versions, and whether its words are others there. */
        others: z.array(z.object({ id, version: id, same: z.boolean() })),
        labels,
      }),
    ),
  /** Clauses that may be cited: those of the latest version of each policy, called by policy and number. */
  citable: query("room", ["clause", "policy_version", "policy"])
    .input(z.strictObject({}))
    .output(z.array(z.object({ id, policy: id, zh: z.string().nullable(), en: z.string().nullable() }))),
};

export const textProcedures = {
  /** Begins to look at a file with a policy's text, by `upload.append`. One of a window: it takes the place of the one before. */
  beginText: procedure("keep", "here").input(announced).output(uploading),
  /** Its paragraphs, with the numbers that stand before them. @throws ConcordError that says what is wrong with the file */
  readText: procedure("keep", "here")
    .input(z.strictObject({ upload: id }))
    .output(
      z.object({
        name: z.string(),
        taken_from: z.enum(["docx", "pdf"]),
        paragraphs: z.array(
          z.object({ text: z.string(), numbering: z.string().optional(), page: z.number().optional() }),
        ),
        /** There is more in it than is read. */
        cut: z.boolean(),
      }),
    ),
  /** Takes a text in as a version with its clauses, as one action. */
  takeText: procedure("keep", "room")
    .input(
      z.strictObject({
        policy: id,
        label: line({ required: true }),
        dated: partialDate(),
        draft: z.boolean().default(false),
        taken_from: z.enum(TEXT_ORIGINS),
        origin: line(),
        head: z.string().max(MAX_TEXT).nullable(),
        clauses: z
          .array(
            z.strictObject({
              number: line(),
              heading: line(),
              heading_en: line(),
              part: line(),
              text: z.string().min(1).max(MAX_TEXT),
              text_en: z.string().max(MAX_TEXT).nullable(),
              instruments: z.array(id).max(20).default([]),
              segments: z.array(id).max(50).default([]),
              amount: line(),
            }),
          )
          .min(1)
          .max(1_000),
        /** The day until which its own text says that it holds, taken over into the policy. */
        valid_to: partialDate().optional(),
        opId,
      }),
    )
    .output(z.object({ version: id })),
};
