/** Pasted text as paragraphs: lines that a page broke are put together again, a blank line ends a paragraph. Pure. */
import { markOf } from "./marks.ts";
import type { TextParagraph } from "./read.ts";

/** Where most lines are about as long as the longest, they were broken by a page and not by whoever wrote them. */
const BROKEN = 0.8;
const FEWEST = 4;

export function pastedParagraphs(text: string): TextParagraph[] {
  const lines = text
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .replaceAll("\u000b", "\n")
    .split("\n")
    .map((line) => line.trim());
  const longest = Math.max(0, ...lines.map((line) => line.length));
  const open = lines.filter((line) => line.length >= longest * BROKEN && !/[。.；;：:！!？?”"）)]$/u.test(line));
  if (open.length < FEWEST) return lines.filter(Boolean).map((line) => ({ text: line }));
  const paragraphs: string[] = [];
  let before = "";
  for (const line of lines) {
    const goesOn =
      before.length >= longest * BROKEN && !/[。；;！!？?]$/u.test(before) && line !== "" && markOf(line) === null;
    if (goesOn) paragraphs.push(joined(paragraphs.pop() ?? "", line));
    else if (line !== "") paragraphs.push(line);
    before = line;
  }
  return paragraphs.map((paragraph) => ({ text: paragraph }));
}

/** Between Latin letters a broken line was a blank, between Chinese characters nothing. */
export function joined(before: string, after: string): string {
  if (/[a-z]-$/u.test(before) && /^[a-z]/u.test(after)) return before.slice(0, -1) + after;
  return /[A-Za-z0-9,;.)]$/u.test(before) && /^[A-Za-z0-9("]/u.test(after) ? `${before} ${after}` : before + after;
}
