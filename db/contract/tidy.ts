/**
 * Text as it is written down: without characters that nobody sees and that make two of one name, and without blanks around a
 * line. Apart from any record, so that the interface knows what the workspace makes of what was typed.
 */

/** Characters of a line, and of a text of several paragraphs: the most that a field takes. */
export const MAX_LINE = 500;
export const MAX_TEXT = 20_000;

// Soft hyphen, zero width, marks and overrides of direction (UAX 9), joiners of words, fillers, byte order mark, tags.
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5/gu;
/** Joiners mean something inside a picture of several, and between letters that join: Arabic, the scripts of India. */
const JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}])(?:\u200c|\u200d)|(?:\u200c|\u200d)(?=$|[\s\p{P}\p{Script=Han}\p{Script=Latin}\p{N}])/gu;
/** Ways of ending a line: of Word (vertical tab), of a page, of Windows, of Unicode. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const LINE_END = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/gu;

/** Nothing of this has any of all that: letters of English, Chinese, and their ordinary marks. Most texts are of these alone. */
const ORDINARY = /^[\t\n -~\u00b7\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*$/;

/** Text of several paragraphs: its blanks are somebody's layout, and stay. */
export function tidyText(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text.replace(LINE_END, "\n").replace(UNSEEN, "").replace(JOINER, "");
}

/** A name or another line: without blanks around it, of any width. */
export function tidyLine(text: string): string {
  return tidyText(text).trim();
}

/** Whether two texts are one to whoever reads them. */
export function readsAlike(one: string, other: string): boolean {
  return one === other || tidyLine(one) === tidyLine(other);
}
