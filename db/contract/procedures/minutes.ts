/** What may be asked of the minutes beside their text and files (`documents.ts`): the model, the pages as a picture, the paragraphs. */
import { z } from "zod";
import { id } from "../fields.ts";
import { minutesModel } from "../minutes.ts";
import { MINUTES_STYLES, minutesSettings } from "../minutes-style.ts";
import { query } from "../procedure.ts";
import { MINUTES_LANGUAGES } from "../vocabulary.ts";

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

const englishText = z.object({
  subject: z.string(),
  id,
  /** The field that has the English, and the one of which it is. */
  field: z.string(),
  of: z.string(),
  zh: z.string(),
  /** Null: nobody has written it. */
  en: z.string().nullable(),
  /** How another record says the same in English. */
  known: z.string().nullable(),
  /** Where nobody knows it in English it may stand in pinyin: the name of a person, or any other. */
  latin: z.enum(["person", "name"]).nullable(),
});
export type EnglishText = z.infer<typeof englishText>;

const share = z.number();
/** Where a paragraph stands on the pages, in shares of a page; one that goes on over the page has a part on each. */
const place = z.object({
  key: z.string(),
  language: z.enum(["zh", "en"]),
  parts: z.array(
    z.object({
      /** From 1. */
      page: z.number(),
      left: share,
      top: share,
      width: share,
      height: share,
    }),
  ),
});
export type Place = z.infer<typeof place>;

const pages = z.object({ svg: z.string(), pages: z.number(), places: z.array(place) });
/** Pages as one SVG picture, one under the other, and where their paragraphs stand. */
export type DrawnPages = z.infer<typeof pages>;

export const minutesProcedures = {
  model: query("room", "everything")
    .input(z.strictObject({ meeting: id }))
    .output(minutesModel),
  /** The pages as one SVG picture, one under the other as the PDF has them. `settings`: of a template that is being edited. */
  pages: query("room", "everything")
    .input(z.strictObject({ ...asked, settings: minutesSettings.optional() }))
    .output(pages),
  /** The paragraphs whose wording may be polished in this style, in their order; also wordings whose paragraph is gone. */
  paragraphs: query("room", "everything")
    .input(z.strictObject(asked))
    .output(z.object({ style: z.enum(MINUTES_STYLES), paragraphs: z.array(paragraph), orphans: z.array(paragraph) })),
  /**
   * What English minutes are made of, in the order in which they tell it. `quoted`: reports, reasons and other words of one
   * language, which are printed as they were said. `apart`: paragraphs whose Chinese wording was polished, and no English one.
   */
  english: query("room", "everything")
    .input(z.strictObject({ meeting: id }))
    .output(z.object({ texts: z.array(englishText), quoted: z.number(), apart: z.number() })),
  /** The number that follows on those of the series; counted in `year`, or over all years. */
  nextNumber: query("room", "everything")
    .input(z.strictObject({ meeting: id }))
    .output(z.object({ number: z.number(), year: z.string().nullable() })),
};
