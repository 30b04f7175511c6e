/** What may be asked of the minutes beside their text and files (`documents.ts`): the model, the pages as a picture, the paragraphs. */
import { z } from "zod";
import { id } from "../fields.ts";
import { MINUTES_LANGUAGES, minutesModel } from "../minutes.ts";
import { MINUTES_STYLES, minutesSettings } from "../minutes-style.ts";
import { query } from "../procedure.ts";

const asked = {
  meeting: id,
  language: z.enum(MINUTES_LANGUAGES),
  /** Otherwise than the minutes' own template has it. A style alone means its default settings. */
  style: z.enum(MINUTES_STYLES).optional(),
  template: id.optional(),
};

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
  /** The pages as one SVG picture, one under the other as the PDF has them. `settings`: of a template that is being edited. */
  pages: query("room", "everything")
    .input(z.strictObject({ ...asked, settings: minutesSettings.optional() }))
    .output(z.object({ svg: z.string(), pages: z.number() })),
  /** The paragraphs whose wording may be polished in this style, in their order; also wordings whose paragraph is gone. */
  paragraphs: query("room", "everything")
    .input(z.strictObject(asked))
    .output(z.object({ style: z.enum(MINUTES_STYLES), paragraphs: z.array(paragraph), orphans: z.array(paragraph) })),
  /** The number that follows on those of the series; counted in `year`, or over all years. */
  nextNumber: query("room", "everything")
    .input(z.strictObject({ meeting: id }))
    .output(z.object({ number: z.number(), year: z.string().nullable() })),
};
