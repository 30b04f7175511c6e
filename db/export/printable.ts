/** What a format is given to print. */
import type { Block, MinutesLanguage } from "../contract/minutes.ts";

export interface Printable {
  title: string;
  language: MinutesLanguage;
  blocks: readonly Block[];
  /** Sizes of the page, where they are not those of the language. */
  layout?: MinutesLanguage;
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
