/** Minutes of a meeting to be printed, as they are now or as they were sealed, and how they are set. */
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import { DEFAULT_SETTINGS, type MinutesStyle } from "../../contract/minutes-style.ts";
import type { MinutesLanguage } from "../../contract/vocabulary.ts";
import { polishedApart } from "../../documents/blocks/composer.ts";
import type { Look } from "../../documents/formats/look.ts";
import type { SealedRecord } from "../../documents/verify/sealed-record.ts";
import { requireRecord } from "../../records/rules.ts";
import { sealedMinutesOf } from "../../records/sealed.ts";
import { englishOf, lookOf, minutesModelOf, ofOffice } from "./model.ts";

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

/** What of the minutes is written in English, and what is not; of sealed minutes nothing can be written any more. */
export function minutesEnglish(reader: Reader, meeting: string) {
  requireRecord(reader, "meeting", meeting);
  if (sealedMinutesOf(reader, meeting)) return { texts: [], quoted: 0, apart: 0 };
  const { model, ...english } = englishOf(reader, meeting);
  return { ...english, apart: polishedApart(model).length };
}

/** Which language and look minutes are asked for in. */
export interface MinutesAsked {
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
  { language, style, template }: Omit<MinutesAsked, "meeting">,
): Look {
  if (template) {
    // Head, number and issuer were sealed with the rest: no other office's head goes over the same fingerprint.
    if (model.seal) throw new ConcordError("E_SEALED_TEMPLATE");
    requireRecord(reader, "minutes_template", template);
    return lookOf(reader, template);
  }
  const wanted = style ?? (!model.template && language === "en" ? "decisions" : model.style);
  if (wanted === model.style) return { style: model.style, settings: model.settings };
  const settings = DEFAULT_SETTINGS[wanted];
  return { style: wanted, settings: model.seal ? settings : ofOffice(reader, settings) };
}
