/** What a paragraph is told from the others by, and the draft of its wording. Pure. */
import type { MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";

/** In both languages, a paragraph stands twice. */
export function rowName({ language, key }: { language: string; key?: string | undefined }): string {
  return `${language} ${key}`;
}

export function draftKey(meeting: string, style: MinutesStyle, { language, key }: MinutesParagraph): string {
  return `wording:${meeting}:${style}:${language}:${key}`;
}
