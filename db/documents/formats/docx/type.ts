/** Faces, sizes and pitches from which styles are made. */
import type { FaceRole } from "../../../contract/vocabulary.ts";
import { characterOf, ofPoints, type PageSetup } from "./page-setup.ts";
import type { Indent, StyleParagraph, StyleRun } from "./style-sheet.ts";

export function official({ layout }: PageSetup): boolean {
  return layout.style === "gb";
}

export function committee({ layout }: PageSetup): boolean {
  return layout.style === "decisions" || layout.style === "robert";
}

/** 小标宋, 黑体 and 楷体 are never made bold; English has no faces of that kind. */
export function bold(setup: PageSetup): boolean {
  return !official(setup) && setup.language !== "zh";
}

/** In 黑体, digits and letters among Chinese words are in 黑体 too: thin serifs would look as if they were missing. */
export function fontOf(setup: PageSetup, role: FaceRole): { eastAsia: string; latin: string } {
  const { fonts, language } = setup;
  const sans = role === "hei" && (language === "zh" || (language === "both" && official(setup)));
  return { eastAsia: fonts[role], latin: sans ? fonts.hei : fonts.latin };
}

/** 28 characters on a line (5.2.3). */
export function tight({ layout, language }: PageSetup): StyleRun {
  return language === "en" || layout.tracking === 0 ? {} : { tracking: ofPoints(layout.tracking) };
}

/** Text is set flush on both sides in Chinese; in English the words would be torn apart. */
export function justified({ language }: PageSetup): StyleParagraph {
  return { align: language === "en" ? "left" : "both" };
}

/** English text outside the official layout is not indented; a gap parts its paragraphs. */
export function chinese(setup: PageSetup, indent: Omit<Indent, "unit">): { indent?: Indent } {
  return setup.language === "en" && !official(setup) ? {} : { indent: { unit: characterOf(setup), ...indent } };
}

export function pitch({ layout }: PageSetup): number {
  return ofPoints(layout.line);
}

export function line({ layout }: PageSetup) {
  return exactly(layout.line);
}

export function exactly(points: number) {
  return { twips: ofPoints(points), rule: "exact" } as const;
}

export function atLeast(points: number) {
  return { twips: ofPoints(points), rule: "atLeast" } as const;
}
