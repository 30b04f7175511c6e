/** What a format is given to print. */
import type { Block, MinutesLanguage } from "../contract/minutes.ts";

export interface Printable {
  title: string;
  language: MinutesLanguage;
  blocks: readonly Block[];
}

/** Text without what no document can hold: control characters and broken surrogates. Content is never markup. */
export function printableText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => (character === "\n" ? " " : character === "\t" ? " " : ""));
}
