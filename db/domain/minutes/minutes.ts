/** Minutes of a meeting as a document, as they are now or as they were sealed. */
import type { Reader } from "../../base/store.ts";
import type { Block } from "../../contract/blocks.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { MinutesFormat, MinutesLanguage, MinutesModel, PdfStandard } from "../../contract/minutes.ts";
import {
  DEFAULT_SETTINGS,
  type MinutesSettings,
  type MinutesStyle,
  type WordFonts,
} from "../../contract/minutes-style.ts";
import { documentOf } from "../../documents/blocks/document.ts";
import type { Look } from "../../documents/formats/look.ts";
import type { SealedRecord } from "../../documents/verify/record.ts";
import { requireRecord } from "../../records/rules.ts";
import { sealedMinutesOf } from "../../records/sealed.ts";
import { lookOf, minutesModelOf } from "./model.ts";

/** The minutes as they are now, or as they were sealed. Errata are always added. */
export function readMinutes(reader: Reader, meeting: string): MinutesModel {
  return minutesToPrint(reader, meeting).model;
}

/**
 * The same, with what a document of sealed minutes carries along. Whatever an action makes of minutes, it reads them once.
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function minutesToPrint(reader: Reader, meeting: string): { model: MinutesModel; sealed: SealedRecord | null } {
  requireRecord(reader, "meeting", meeting);
  const sealed = sealedMinutesOf(reader, meeting);
  return sealed
    ? { model: sealed.model, sealed: sealed.record }
    : { model: minutesModelOf(reader, meeting), sealed: null };
}

/** Which language and look a document is asked for in. */
export interface DocumentInput {
  meeting: string;
  language: MinutesLanguage;
  style?: MinutesStyle | undefined;
  template?: string | undefined;
}

/**
 * How minutes are set: by the template that is asked for, by a style with its defaults, by the minutes' own template, or,
 * where nobody chose, officially in Chinese and as decision minutes in English.
 */
export function lookFor(
  reader: Reader,
  model: MinutesModel,
  { language, style, template }: Omit<DocumentInput, "meeting">,
): Look {
  if (template) {
    // Head, number and issuer were sealed with the rest: no other office's head goes over the same fingerprint.
    if (model.seal) throw new ConcordError("E_SEALED_TEMPLATE");
    requireRecord(reader, "minutes_template", template);
    return lookOf(reader, template);
  }
  if (style && style !== model.style) return { style, settings: DEFAULT_SETTINGS[style] };
  if (!style && !model.template && language === "en")
    return { style: "decisions", settings: DEFAULT_SETTINGS.decisions };
  return { style: model.style, settings: model.settings };
}

/** The minutes as blocks of text, as every format prints them. */
export function minutesDocument(reader: Reader, input: DocumentInput): Block[] {
  const model = readMinutes(reader, input.meeting);
  return documentOf(model, input.language, lookFor(reader, model, input));
}

/** Pages of the minutes as one SVG picture. @param settings of a template that is being edited, in place of those it has */
export async function minutesPages(
  reader: Reader,
  { settings, ...input }: DocumentInput & { settings?: MinutesSettings | undefined },
): Promise<{ svg: string; pages: number }> {
  const { renderPages } = await import("../../documents/formats/index.ts");
  const model = readMinutes(reader, input.meeting);
  const look = lookFor(reader, model, input);
  return renderPages(model, { language: input.language, look: settings ? { ...look, settings } : look });
}

export interface ExportInput extends DocumentInput {
  format: MinutesFormat;
  standard?: PdfStandard | undefined;
  wordFonts?: WordFonts | undefined;
}

/** The minutes as a document. */
export async function exportMinutes(reader: Reader, input: ExportInput) {
  // Formats bring large libraries along: they are loaded when the first document is asked for.
  const { renderMinutes } = await import("../../documents/formats/index.ts");
  const { model, sealed } = minutesToPrint(reader, input.meeting);
  const look = lookFor(reader, model, input);
  const { name, mime, bytes, faces } = await renderMinutes(model, { ...input, look, sealed });
  return {
    name,
    mime,
    base64: Buffer.from(bytes).toString("base64"),
    faces,
  };
}
