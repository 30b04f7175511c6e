/**
 * The printed page, shared by Word and PDF: what a template's settings come to in points and millimetres. Documents
 * beside the minutes have pages of their own.
 */

import type { MinutesSettings, MinutesStyle, PageNumbering } from "../../contract/minutes-style.ts";
import type { FaceRole, MinutesLanguage } from "../../contract/vocabulary.ts";
import type { Look } from "./look.ts";

/** Width and height of A4, millimetres. */
export const PAGE = { width: 210, height: 297 } as const;
const TWIPS_PER_MM = 1440 / 25.4;

export interface PageStyle {
  style: MinutesStyle | "plain";
  /** Millimetres. */
  margins: { top: number; right: number; bottom: number; left: number };
  /** Points, font sizes. `other` is for what stands in English under the Chinese. */
  title: number;
  body: number;
  other: number;
  table: number;
  imprint: number;
  pageNumberSize: number;
  /** Points from one line to the next. */
  line: number;
  otherLine: number;
  /** Points between characters; negative where the line must hold more of them than their size allows. */
  tracking: number;
  /** 纪要标志; a size of null is as large as one line allows. */
  mark: { size: number | null; red: boolean };
  faces: MinutesSettings["faces"];
  wordFaces: MinutesSettings["wordFaces"];
  pageNumber: PageNumbering;
}

/** The page of minutes. */
export function pageOf({ style, settings }: Look, language: MinutesLanguage): PageStyle {
  const { page, sizes, mark, faces, wordFaces, pageNumber } = settings;
  const margins = {
    top: page.top / 10,
    right: page.right / 10,
    bottom: page.bottom / 10,
    left: page.left / 10,
  };
  const body = sizes.body / 2;
  const other = language === "both" ? Math.round(body * 1.75) / 2 : body;
  const line = linePitch(PAGE.height - margins.top - margins.bottom, page.lines) ?? Math.round(body * 29) / 20;
  return {
    style,
    margins,
    title: sizes.title / 2,
    body,
    other,
    table: sizes.table / 2,
    imprint: sizes.imprint / 2,
    pageNumberSize: sizes.pageNumber / 2,
    line,
    otherLine: Math.round((line * other * 20) / body) / 20,
    tracking: trackingFor(PAGE.width - margins.left - margins.right, page.characters, body),
    mark: { size: mark.size === null ? null : mark.size / 2, red: mark.red },
    faces,
    wordFaces,
    pageNumber,
  };
}

/**
 * GB/T 9704-2012, 5.2.3: 22 lines on 225 mm are 579 twentieths of a point each; 580 would leave room for 21.
 * @param height millimetres
 */
function linePitch(height: number, lines: number | null): number | null {
  return lines === null ? null : Math.floor((height * TWIPS_PER_MM) / lines) / 20;
}

/** 28 characters of 16 pt need 448 pt and 156 mm are 442: each gives up a quarter of a point. */
function trackingFor(width: number, characters: number | null, size: number): number {
  if (characters === null) return 0;
  return Math.min(0, Math.floor((width * TWIPS_PER_MM) / characters - size * 20) / 20);
}

/**
 * 纪要标志 stands on one line as wide as the type area, in type of at most 62 pt; only what would become smaller than the
 * text is broken.
 * @param characters how many Chinese characters wide it is
 * @param width of the type area, points
 * @param least points
 */
export function markSize(characters: number, width: number, least: number): number {
  return Math.max(least, Math.min(62, Math.floor(width / Math.max(1, characters))));
}

const NO_NAMES = { fang: "", kai: "", hei: "", title: "", song: "", latin: "" };
const PLAIN = {
  style: "plain",
  tracking: 0,
  mark: { size: null, red: false },
  faces: { body: "song", title: "title", mark: "title", table: "song", headings: repeat("hei") },
  wordFaces: NO_NAMES,
  pageNumber: "centre",
} as const;
const OFFICE = { top: 37, right: 26, bottom: 35, left: 28 };
const EVEN = { top: 25.4, right: 25.4, bottom: 25.4, left: 25.4 };

/** Pages of lists and reports, and of notices in English or both, by language. Lists and reports take the smaller one of `both`. */
export const PLAIN_PAGES: Record<MinutesLanguage, PageStyle> = {
  zh: { ...PLAIN, ...plainSizes(22, 16, 16, 10.5, 14), margins: OFFICE, line: 28.95, otherLine: 28.95 },
  en: { ...PLAIN, ...plainSizes(16, 11, 11, 9.5, 9), margins: EVEN, line: 16, otherLine: 16 },
  both: { ...PLAIN, ...plainSizes(18, 12, 10.5, 9, 10.5), margins: EVEN, line: 20, otherLine: 16 },
};

function plainSizes(title: number, body: number, other: number, table: number, pageNumberSize: number) {
  return { title, body, other, table, imprint: table, pageNumberSize };
}

function repeat(face: FaceRole): [FaceRole, FaceRole, FaceRole, FaceRole] {
  return [face, face, face, face];
}

/** Whether a block stands in English under the Chinese. */
export function isUnder(block: { language: "zh" | "en" }, language: MinutesLanguage): boolean {
  return language === "both" && block.language === "en";
}
