/** Minutes in every format. A format is one file that prints the document's blocks. */
import type { MinutesFormat, MinutesLanguage, MinutesModel } from "../contract/minutes.ts";
import { type CalendarEvent, calendar } from "./calendar.ts";
import { documentOf, titleOf } from "./document.ts";
import type { Printable } from "./printable.ts";

export interface Rendered {
  /** File name, safe on every system. */
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** Loaded when asked for: formats bring large libraries along. */
const formats: Record<
  MinutesFormat,
  { mime: string; load: () => Promise<(printable: Printable) => Promise<Uint8Array>> }
> = {
  docx: {
    mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    load: async () => (await import("./docx.ts")).printDocx,
  },
  pdf: { mime: "application/pdf", load: async () => (await import("./pdf.ts")).printPdf },
  md: { mime: "text/markdown; charset=utf-8", load: async () => (await import("./markdown.ts")).printMarkdown },
};

export async function renderMinutes(
  model: MinutesModel,
  { format, language }: { format: MinutesFormat; language: MinutesLanguage },
): Promise<Rendered> {
  const { mime, load } = formats[format];
  const title = titleOf(model, language);
  const print = await load();
  const bytes = await print({ title, language, blocks: documentOf(model, language) });
  return { name: fileName([title, model.day, language === "zh" ? null : language], format), mime, bytes };
}

/** A document beside the minutes. @param day on which it is made; stands in the file's name */
export async function renderBlocks(printable: Printable, format: MinutesFormat, day: string): Promise<Rendered> {
  const { mime, load } = formats[format];
  const print = await load();
  const bytes = await print(printable);
  const { title, language } = printable;
  return { name: fileName([title, day, language === "zh" ? null : language], format), mime, bytes };
}

export function renderDates(title: string, events: readonly CalendarEvent[], made: string): Rendered {
  return {
    name: fileName([title, made.slice(0, 10)], "ics"),
    mime: "text/calendar; charset=utf-8",
    bytes: calendar(title, events, made),
  };
}

const MAX_NAME = 120;
const MAX_BYTES = 255;
// Windows' device names, with any ending.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that Windows, macOS, Linux and FAT sticks all take: at most 120 characters and 255 bytes. A long title is cut,
 * what follows it is kept.
 */
export function fileName([title, ...rest]: (string | null)[], ending: string): string {
  const end = [
    ...rest
      .map((part) => safe(part ?? ""))
      .filter(Boolean)
      .map((part) => ` ${part}`),
    `.${ending}`,
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
