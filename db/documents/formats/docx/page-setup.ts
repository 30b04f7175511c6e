/** What all parts of a Word file are set by, and its measures. Word counts in twips: twentieths of a point. */
import type { Block } from "../../../contract/blocks.ts";
import type { MinutesLanguage } from "../../../contract/vocabulary.ts";
import { markSize, PAGE, type PageStyle } from "../layout.ts";
import { type Printable, pageStyleOf, printableText } from "../printable.ts";
import { type FontNames, fontNames } from "./fonts.ts";

export interface PageSetup {
  layout: PageStyle;
  language: MinutesLanguage;
  fonts: FontNames;
  /** Of the type area, twips. */
  width: number;
  /** Size of 纪要标志, points, and the lines that stand above it. */
  mark: { size: number; above: number };
  /** The widest label of the details, with its colon, in Chinese characters. */
  label: number;
}

const MOST_LABEL = 12;

export function pageSetupOf(printable: Printable): PageSetup {
  const layout = pageStyleOf(printable);
  const { left, right } = layout.margins;
  const width = twips(PAGE.width) - twips(left) - twips(right);
  const { blocks } = printable;
  const words = kindOf(blocks, "mark")[0]?.text ?? "";
  const labels = kindOf(blocks, "fields").flatMap(({ rows, language }) =>
    rows.map(([label]) => labelWidth(label, language) + 0.5),
  );
  return {
    layout,
    language: printable.language,
    fonts: fontNames(layout, printable.wordFonts),
    width,
    mark: {
      size: layout.mark.size ?? markSize(charactersIn(printableText(words)), width / 20, layout.body),
      above: kindOf(blocks, "marking").reduce((sum, { lines }) => sum + lines.length, 0),
    },
    label: Math.min(Math.max(0, ...labels), MOST_LABEL),
  };
}

function kindOf<K extends Block["kind"]>(blocks: readonly Block[], kind: K): Extract<Block, { kind: K }>[] {
  return blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}

export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

export function ofPoints(points: number): number {
  return Math.round(points * 20);
}

/** Width of one Chinese character of the text, twips. */
export function characterOf({ layout }: PageSetup): number {
  return ofPoints(layout.body) + ofPoints(layout.tracking);
}

const WIDE =
  /[\u1100-\u115f\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** About how wide a text is, in Chinese characters: letters and digits are half as wide. */
export function charactersIn(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 1 : 0.5), 0);
}

/** A label with its colon, and in English the gap behind it; bold letters are wider than others. */
export function labelWidth(label: string, language: "zh" | "en"): number {
  return language === "zh" ? charactersIn(label) + 1 : 1.15 * charactersIn(label) + 1;
}
