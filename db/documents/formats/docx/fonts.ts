/** Names of fonts in Word files. They are named, not embedded: offices have their own, and may not pass them on. */

import type { WordFonts } from "../../../contract/minutes-style.ts";
import { FACE_ROLES, type FaceRole } from "../../../contract/vocabulary.ts";
import type { PageStyle } from "../layout.ts";
import { printableText } from "../printable.ts";
import { element } from "./xml.ts";

export type FontNames = Record<FaceRole | "latin", string>;

const LATIN = "Times New Roman";
// Windows has neither the *_GB2312 fonts nor a 小标宋, unless an office has put them in.
const USUAL: Record<WordFonts, FontNames> = {
  office: {
    fang: "仿宋_GB2312",
    kai: "楷体_GB2312",
    hei: "黑体",
    title: "方正小标宋简体",
    song: "宋体",
    latin: LATIN,
  },
  windows: { fang: "仿宋", kai: "楷体", hei: "黑体", title: "华文中宋", song: "宋体", latin: LATIN },
};
/** What Word takes where a font is missing. */
const INSTEAD: FontNames = {
  fang: "FangSong",
  kai: "KaiTi",
  hei: "SimHei",
  title: "STZhongsong",
  song: "SimSun",
  latin: "Times",
};

/** The template's own names, else the usual ones. */
export function fontNames({ wordFaces }: PageStyle, wordFonts: WordFonts = "office"): FontNames {
  const usual = USUAL[wordFonts];
  const name = (role: keyof FontNames) => printableText(wordFaces[role]).replaceAll("\n", " ").trim() || usual[role];
  return {
    fang: name("fang"),
    kai: name("kai"),
    hei: name("hei"),
    title: name("title"),
    song: name("song"),
    latin: name("latin"),
  };
}

/** `word/fontTable.xml` (ECMA-376, 17.8.3.10): character set 86 is GB2312. */
export function fontTable(fonts: FontNames): string {
  const rows = new Map<string, string>();
  for (const role of [...FACE_ROLES, "latin"] as const) {
    const name = fonts[role];
    if (rows.has(name)) continue;
    const instead = USUAL.office[role] === name && USUAL.windows[role] !== name ? USUAL.windows[role] : INSTEAD[role];
    rows.set(
      name,
      element(
        "w:font",
        { "w:name": name },
        name === instead ? "" : element("w:altName", { "w:val": instead }),
        element("w:charset", { "w:val": role === "latin" ? "00" : "86" }),
        element("w:family", { "w:val": role === "hei" || role === "fang" || role === "kai" ? "modern" : "roman" }),
        element("w:pitch", { "w:val": "variable" }),
      ),
    );
  }
  return [...rows.values()].join("");
}
