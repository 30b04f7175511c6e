/** Text as runs of a paragraph. */
import { NoBreakHyphen, Tab, TextRun } from "docx";
import type { Run } from "../../../contract/blocks.ts";
import { printableText } from "../printable.ts";
import { styleId } from "./style-sheet.ts";

export type Language = "zh" | "en";
type Part = string | NoBreakHyphen;

/**
 * Lines of a text are runs with a break between them.
 * @param narrow in a column, where a date may be broken
 */
export function textRuns({ text, bold }: Run, language: Language, narrow = false): TextRun[] {
  return printableText(text)
    .split("\n")
    .map(
      (line, index) =>
        new TextRun({
          children: language === "en" && !narrow ? unbroken(line) : [line],
          // The hint sets “ ” — … in the Chinese font, full width: right for Chinese, wrong for English.
          ...(language === "zh" && { font: { hint: "eastAsia" } }),
          ...(bold && { style: styleId(language === "zh" ? "Minutes Label" : "Minutes Strong") }),
          ...(index > 0 && { break: 1 }),
        }),
    );
}

export function runsOf(runs: readonly Run[], language: Language): TextRun[] {
  return runs.flatMap((run) => textRuns(run, language));
}

export function tab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}

/** A label with its colon. */
export function labelRuns(label: string, language: Language, bold = true): TextRun[] {
  return textRuns({ text: `${label}${colonOf(language)}`, bold }, language);
}

/** Before a tab, a space would show. */
function colonOf(language: Language): string {
  return language === "zh" ? "：" : ":";
}

const ISO_DATE = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const WRITTEN_DATE =
  /\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\b/g;

/** Dates stay on one line: Word breaks 2026-09-08 at its hyphens. */
function unbroken(line: string): Part[] {
  const text = line.replace(WRITTEN_DATE, "$1\u00a0$2\u00a0$3");
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(ISO_DATE)) {
    const [date, year = "", month = "", day = ""] = match;
    parts.push(text.slice(end, match.index) + year, new NoBreakHyphen(), month, new NoBreakHyphen(), day);
    end = match.index + date.length;
  }
  return [...parts, text.slice(end)];
}
