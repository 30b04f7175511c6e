/** What a format is given to print. */
import type { Block } from "../../contract/blocks.ts";
import type { WordFonts } from "../../contract/minutes-style.ts";
import type { MinutesLanguage, PdfStandard } from "../../contract/vocabulary.ts";
import { type PageStyle, PLAIN_PAGES } from "./layout.ts";

export interface Printable {
  title: string;
  language: MinutesLanguage;
  blocks: readonly Block[];
  /** Page of a document beside the minutes, where it is not that of its language. */
  layout?: MinutesLanguage;
  /** Page of minutes. */
  page?: PageStyle;
  /** At the top right of each page: document symbol and status. */
  header?: string | null;
  /** At the foot of each page: fingerprint of the seal, number of errata. */
  foot?: string | null;
  /** Record of sealed minutes that the PDF carries along: JSON. */
  record?: { name: string; bytes: Uint8Array } | null;
  /** ISO 8601 day or instant of the document itself, not of its printing: the same input makes the same PDF. */
  made?: string | null;
  standard?: PdfStandard;
  wordFonts?: WordFonts;
}

export function pageStyleOf({ page, layout, language }: Printable): PageStyle {
  return page ?? PLAIN_PAGES[layout ?? language];
}

/**
 * Text without what no document can hold: control characters and broken surrogates. Marks that turn the direction of
 * writing go too, so that paper reads in the order in which the text is stored. Line breaks are `\n`.
 */
export function printableText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[\p{Noncharacter_Code_Point}]|(?!\n)\p{Cc}/gu, "")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML says it, without what no document can hold. */
export function escaped(text: string): string {
  return printableText(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
