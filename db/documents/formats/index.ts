/** Documents in every format. A format is one file that prints what a document says. */
import about from "../../../package.json" with { type: "json" };
import type { FaceUsed } from "../../contract/documents.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import type { WordFonts } from "../../contract/minutes-style.ts";
import type { DrawnPages } from "../../contract/procedures/minutes.ts";
import type { MinutesFormat, MinutesLanguage, PdfStandard } from "../../contract/vocabulary.ts";
import { symbolOf } from "../blocks/decisions.ts";
import { documentOf, titleOf } from "../blocks/document.ts";
import { footOf } from "../blocks/foot.ts";
import { numberOf, stageOf } from "../blocks/stage.ts";
import { envelopeOf, RECORD_NAME, type SealedRecord } from "../verify/sealed-record.ts";
import type { Dates } from "./calendar.ts";
import { pageOf } from "./layout.ts";
import type { Look } from "./look.ts";
import { type Printable, pageStyleOf } from "./printable.ts";
import type { Sheet } from "./sheet.ts";

/** A text that is ready to be printed in whichever format. */
export interface Paper {
  printable: Printable;
  /** What its file is called by, in order; see `fileName`. */
  called: readonly (string | null)[];
  /** What it tells of, for other programs. */
  model?: MinutesModel;
}

export interface Rendered {
  /** File name, safe on every system. */
  name: string;
  mime: string;
  bytes: Uint8Array;
  /** Of a PDF, the faces that the shipped fonts lent to it; of a Word file, the fonts that it names. */
  faces: FaceUsed[];
}

type Print = (printable: Printable) => Promise<Uint8Array>;

/** Formats that print blocks alone. Each is loaded when it is asked for: some bring large libraries along. */
const formats: Record<Exclude<MinutesFormat, "json">, { mime: string; load: () => Promise<Print> }> = {
  docx: {
    mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    load: async () => (await import("./docx.ts")).printDocx,
  },
  pdf: { mime: "application/pdf", load: async () => (await import("./pdf.ts")).printPdf },
  html: { mime: "text/html; charset=utf-8", load: async () => (await import("./html.ts")).printHtml },
  md: { mime: "text/markdown; charset=utf-8", load: async () => (await import("./markdown.ts")).printMarkdown },
  txt: { mime: "text/plain; charset=utf-8", load: async () => (await import("./text.ts")).printText },
};

export interface MinutesPrinting {
  language: MinutesLanguage;
  /** Otherwise than the model's own. */
  look?: Look | undefined;
  standard?: PdfStandard | undefined;
  wordFonts?: WordFonts | undefined;
  /** Of minutes that are sealed: documents that can carry it do. */
  sealed?: SealedRecord | null | undefined;
  /** What the record says of the program that printed it, where it was not this one. */
  program?: string | undefined;
}

/** Prints a text. @throws ConcordError E_EXPORT and what else its format throws */
export async function render({ printable, called, model }: Paper, format: MinutesFormat): Promise<Rendered> {
  const name = fileName(called, format);
  if (format === "json") {
    const { printJson } = await import("./json.ts");
    if (!model) throw new Error("only what has a model is printed as data");
    return { name, mime: "application/json", bytes: printJson(printable, model), faces: [] };
  }
  const { mime, load } = formats[format];
  const print = await load();
  return { name, mime, bytes: await print(printable), faces: await facesOf(format, printable) };
}

/** Minutes in one format. */
export function renderMinutes(
  model: MinutesModel,
  { format, ...printing }: MinutesPrinting & { format: MinutesFormat },
): Promise<Rendered> {
  return render(minutesPaper(model, printing), format);
}

export function minutesPaper(model: MinutesModel, printing: MinutesPrinting): Paper {
  return { printable: printableMinutes(model, printing), called: minutesCalled(model, printing), model };
}

/** What the file of minutes is called by: title, number, day and how far they have come, in their language. */
export function minutesCalled(
  model: MinutesModel,
  { language, look = model }: Pick<MinutesPrinting, "language" | "look">,
): Paper["called"] {
  const title = titleOf(model, language);
  const words = language === "en" ? "en" : "zh";
  const number = Array.from(numberOf(model, look.settings.number, words) ?? "")
    .slice(0, MAX_NUMBER)
    .join("");
  return [
    title,
    title.includes(number) ? null : number,
    model.day,
    stageOf(model, words),
    language === "zh" ? null : language,
  ];
}

async function facesOf(format: MinutesFormat, printable: Printable): Promise<FaceUsed[]> {
  if (format !== "pdf" && format !== "docx") return [];
  const { textsByRole } = await import("./roles.ts");
  const texts = textsByRole(printable);
  if (format === "docx") {
    const { fontNames } = await import("./docx/fonts.ts");
    const names = fontNames(pageStyleOf(printable), printable.wordFonts);
    return [...texts.keys()].map((role) => ({ role, face: { zh: names[role], en: names[role] }, instead: [] }));
  }
  const { FAMILIES, facesUsed } = await import("./faces.ts");
  return (await facesUsed(texts)).map(({ role, family, characters = [] }) => ({
    role,
    face: family && { zh: FAMILIES[family].zh, en: FAMILIES[family].en },
    instead: characters,
  }));
}

/** The pages of the minutes as one SVG picture, as the PDF has them. */
export async function renderPages(model: MinutesModel, printing: MinutesPrinting): Promise<DrawnPages> {
  const { drawPages } = await import("./pdf.ts");
  return drawPages(printableMinutes(model, printing));
}

/** What the formats are given of minutes. */
export function printableMinutes(
  model: MinutesModel,
  { language, look = model, standard, wordFonts, sealed, program = about.version }: MinutesPrinting,
): Printable {
  const { style, settings } = look;
  const printing = { language, style, settings, standard: standard ?? "plain", program };
  return {
    title: titleOf(model, language),
    language,
    blocks: documentOf(model, language, look),
    page: pageOf(look, language),
    header: look.style === "gb" ? null : symbolOf(model, language === "en" ? "en" : "zh"),
    foot: footOf(model, language, look.style),
    record: sealed ? { name: RECORD_NAME, bytes: new TextEncoder().encode(envelopeOf(sealed, printing)) } : null,
    made: model.seal?.sealedAt ?? model.issued ?? model.lastDay ?? model.day,
    ...(standard && { standard }),
    ...(wordFonts && { wordFonts }),
  };
}

/** A calendar. @param day on which it is made; stands in the file's name @param made the same moment, ISO 8601 */
export async function renderDates(
  dates: Dates,
  day: string,
  made: string,
  dueAs: "events" | "todos",
): Promise<Rendered> {
  const { calendar } = await import("./calendar.ts");
  return {
    name: fileName([dates.title, day], "ics"),
    mime: "text/calendar; charset=utf-8",
    bytes: calendar(dates, made, dueAs),
    faces: [],
  };
}

/** What the file of a table is called by. @param day on which it is made */
export function sheetCalled({ title, language }: Sheet, day: string): Paper["called"] {
  return [title, day, language === "zh" ? null : language];
}

/** A table. @param day on which it is made; stands in the file's name @param made the same moment, ISO 8601 */
export async function renderSheet(sheet: Sheet, day: string, made: string): Promise<Rendered> {
  const { printSheet } = await import("./sheet.ts");
  return {
    name: fileName(sheetCalled(sheet, day), "xlsx"),
    mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes: await printSheet(sheet, made),
    faces: [],
  };
}

/** The same as text between commas. */
export async function renderCsv(sheet: Sheet, day: string): Promise<Rendered> {
  const { printCsv } = await import("./tables/csv.ts");
  return {
    name: fileName(sheetCalled(sheet, day), "csv"),
    mime: "text/csv; charset=utf-8",
    bytes: printCsv(sheet),
    faces: [],
  };
}

/** Characters of a number in a file name: an office may write a long one, and the title needs room. */
const MAX_NUMBER = 40;
const MAX_NAME = 120;
const MAX_BYTES = 255;
// Windows' device names, with any ending.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that Windows, macOS, Linux and FAT sticks all take: at most 120 characters and 255 bytes. A long title is cut,
 * what follows it is kept.
 */
export function fileName([title, ...rest]: readonly (string | null | undefined)[], ending: string | null): string {
  const end = [
    ...rest
      .map((part) => safe(part ?? ""))
      .filter(Boolean)
      .map((part) => ` ${part}`),
    ...(ending === null ? [] : [`.${ending}`]),
  ].join("");
  let start = safe(title ?? "");
  if (start === "" || RESERVED.test(start)) start = `minutes ${start}`.trim();
  const characters = Array.from(start);
  while (characters.length + end.length > MAX_NAME || Buffer.byteLength(characters.join("") + end) > MAX_BYTES)
    characters.pop();
  return `${characters.join("").replace(/[. ]+$/, "")}${end}`;
}

function safe(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufffd]/gu, "")
    .replace(/[\\/:*?"<>|]/g, "_")
    .trim()
    .replace(/[. ]+$/, "");
}
