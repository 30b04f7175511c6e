/**
 * Sizes of the printed page, shared by Word and PDF. Chinese minutes take the type area of GB/T 9704-2012 (156 x 225 mm,
 * 22 lines a page, sizes 二号, 三号, 四号, 五号); the others are set smaller.
 */
import type { MinutesLanguage } from "../contract/minutes.ts";

export interface Layout {
  /** Millimetres. */
  margins: { top: number; right: number; bottom: number; left: number };
  /** Points, font sizes. `other` is for what stands in English under the Chinese. */
  title: number;
  body: number;
  other: number;
  table: number;
  pageNumber: number;
  /** Points from one line to the next. */
  line: number;
  otherLine: number;
}

const OFFICE = { top: 37, right: 26, bottom: 35, left: 28 };
const EVEN = { top: 25.4, right: 25.4, bottom: 25.4, left: 25.4 };

export const LAYOUTS: Record<MinutesLanguage, Layout> = {
  zh: { margins: OFFICE, title: 22, body: 16, other: 16, table: 10.5, pageNumber: 14, line: 28.95, otherLine: 28.95 },
  en: { margins: EVEN, title: 16, body: 11, other: 11, table: 9.5, pageNumber: 9, line: 16, otherLine: 16 },
  both: { margins: EVEN, title: 18, body: 12, other: 10.5, table: 9, pageNumber: 10.5, line: 20, otherLine: 16 },
};

/** Whether a block stands in English under the Chinese. */
export function isUnder(block: { language: "zh" | "en" }, language: MinutesLanguage): boolean {
  return language === "both" && block.language === "en";
}
