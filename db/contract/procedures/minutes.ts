/** What may be asked of the minutes: the model, the document, its pages as pictures, its paragraphs, and the files. */
import { z } from "zod";
import { block } from "../blocks.ts";
import { id } from "../fields.ts";
import { MINUTES_FORMATS, MINUTES_LANGUAGES, minutesModel, PDF_STANDARDS } from "../minutes.ts";
import { FACE_ROLES, MINUTES_STYLES, minutesSettings, WORD_FONTS } from "../minutes-style.ts";
import { procedure, query } from "../procedure.ts";

const document = {
  meeting: id,
  language: z.enum(MINUTES_LANGUAGES),
  /** Otherwise than the minutes' own template has it. A style alone means its default settings. */
  style: z.enum(MINUTES_STYLES).optional(),
  template: id.optional(),
};

/** Which face was used for a role, and the characters that it supplied in place of the first choice. */
const faceUsed = z.object({
  role: z.enum(FACE_ROLES),
  /** Null: no face has these characters; an empty box stands for each. */
  face: z.object({ zh: z.string(), en: z.string() }).nullable(),
  instead: z.array(z.string()),
});

const paragraph = z.object({
  key: z.string(),
  language: z.enum(["zh", "en"]),
  /** What is printed now, without its bold label. */
  text: z.string(),
  /** What Concord writes of the record as it is now. */
  written: z.string(),
  label: z.string(),
  /** Record of the polished wording, where there is one. */
  wording: id.nullable(),
  /** The record changed since its wording was polished: what Concord had written then. */
  before: z.string().nullable(),
  /** What the paragraph tells of. */
  about: z.object({ subject: z.string(), id }).nullable(),
});
export type MinutesParagraph = z.infer<typeof paragraph>;

export const minutesProcedures = {
  model: query("room", "everything")
    .input(z.strictObject({ meeting: id }))
    .output(minutesModel),
  /** The minutes as blocks of text, as every format prints them. */
  document: query("room", "everything").input(z.strictObject(document)).output(z.array(block)),
  /** The pages as one SVG picture, one under the other as the PDF has them. `settings`: of a template that is being edited. */
  pages: query("room", "everything")
    .input(z.strictObject({ ...document, settings: minutesSettings.optional() }))
    .output(z.object({ svg: z.string(), pages: z.number() })),
  /** The paragraphs whose wording may be polished in this style, in their order; also wordings whose paragraph is gone. */
  paragraphs: query("room", "everything")
    .input(z.strictObject(document))
    .output(z.object({ style: z.enum(MINUTES_STYLES), paragraphs: z.array(paragraph), orphans: z.array(paragraph) })),
  /** The number that follows on those of the series; counted in `year`, or over all years. */
  nextNumber: query("room", "everything")
    .input(z.strictObject({ meeting: id }))
    .output(z.object({ number: z.number(), year: z.string().nullable() })),
  /** The document itself, Base64. */
  export: procedure("read", "room", "needed")
    .input(
      z.strictObject({
        ...document,
        format: z.enum(MINUTES_FORMATS),
        standard: z.enum(PDF_STANDARDS).optional(),
        wordFonts: z.enum(WORD_FONTS).optional(),
      }),
    )
    .output(
      z.object({
        name: z.string(),
        mime: z.string(),
        base64: z.string(),
        faces: z.array(faceUsed),
      }),
    ),
};
