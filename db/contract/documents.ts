/** Documents beside the minutes: what may be exported, in which formats. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { block } from "./blocks.ts";
import { id } from "./fields.ts";
import { MINUTES_LANGUAGES } from "./minutes.ts";

/**
 * `invitation` with agenda, of a meeting · `supervision` list (督办清单), of a meeting, series, task force or of all open
 * actions · `task_force` report on one page · `dates` of a meeting and of the actions due.
 */
export const DOCUMENTS = ["invitation", "supervision", "task_force", "dates"] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];
export const DOCUMENT_FORMATS = ["docx", "pdf", "md", "ics"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

const document = {
  kind: z.enum(DOCUMENTS),
  /** Meeting, series or task force; a supervision list without it names all open actions. */
  of: id.optional(),
  language: z.enum(MINUTES_LANGUAGES),
};

export const documentProcedures = {
  /** The document as blocks of text, for the preview. */
  blocks: oc.input(z.strictObject(document)).output(z.array(block)),
  /** The document itself, Base64; also written to `file` when one is given (atomically). */
  export: oc
    .input(
      z.strictObject({ ...document, format: z.enum(DOCUMENT_FORMATS), file: z.string().min(1).max(1_000).optional() }),
    )
    .output(z.object({ name: z.string(), mime: z.string(), base64: z.string(), file: z.string().nullable() })),
};
