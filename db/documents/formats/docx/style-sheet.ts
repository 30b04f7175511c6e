/**
 * Writes named styles as `word/styles.xml`, because the docx library cannot write overflowPunct=0, snapToGrid or indents
 * in characters. Elements stand in the order of the schema (ECMA-376, 17.3.1.26, 17.3.2.28 and 17.7.4.17), without which
 * Word refuses a file.
 */
import { element } from "./xml.ts";

export interface StyleRun {
  /** East Asian and Latin font. */
  font?: { eastAsia: string; latin: string };
  bold?: boolean;
  /** RRGGBB. */
  color?: string;
  /** Between characters, twips. */
  tracking?: number;
  /** Points. */
  size?: number;
}

export interface StyleParagraph {
  keepNext?: boolean;
  keepLines?: boolean;
  pageBreakBefore?: boolean;
  /** Off: lines of a paragraph may stand alone on a page, so that each page is full. */
  widowControl?: boolean;
  border?: { side: "top" | "bottom"; color: string; eighths: number };
  /** Right tab, twips from the left. */
  rightTab?: number;
  leftTab?: number;
  /** How lines of Chinese are broken. */
  eastAsian?: true;
  snapToGrid?: boolean;
  /** Twips. */
  before?: number;
  after?: number;
  line?: { twips: number; rule: "exact" | "atLeast" };
  indent?: Indent;
  align?: "both" | "center" | "left" | "right";
  /** From 0. */
  outline?: number;
}

/** Indents in Chinese characters, and how wide one of them is: Word takes the former, other readers the latter. */
export interface Indent {
  unit: number;
  left?: number;
  right?: number;
  firstLine?: number;
  hanging?: number;
}

export interface Style {
  /** The id is the name without spaces. */
  name: string;
  /** How it is called in Chinese. */
  alias?: string;
  kind?: "paragraph" | "character";
  basedOn?: string;
  /** Style of the paragraph that is typed after it. */
  next?: string;
  paragraph?: StyleParagraph;
  run?: StyleRun;
}

/** @param base what holds for every style */
export function styleSheet(base: StyleRun, styles: readonly Style[]): string {
  return [
    element(
      "w:docDefaults",
      {},
      element("w:rPrDefault", {}, runProperties(base, true)),
      element("w:pPrDefault", {}, element("w:pPr")),
    ),
    ...styles.map(writeStyle),
    TABLE_NORMAL,
  ].join("");
}

export function styleId(name: string): string {
  return name.replaceAll(" ", "");
}

const TABLE_NORMAL =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';

function writeStyle({ name, alias, kind = "paragraph", basedOn, next, paragraph, run }: Style): string {
  return element(
    "w:style",
    {
      "w:type": kind,
      "w:default": name === "Normal" ? 1 : undefined,
      // Word's own styles are known by name.
      "w:customStyle": name.startsWith("Minutes") ? 1 : undefined,
      "w:styleId": styleId(name),
    },
    element("w:name", { "w:val": /^(Heading|Header|Footer)/.test(name) ? name.toLowerCase() : name }),
    alias ? element("w:aliases", { "w:val": alias }) : "",
    basedOn ? element("w:basedOn", { "w:val": styleId(basedOn) }) : "",
    next ? element("w:next", { "w:val": styleId(next) }) : "",
    element("w:qFormat"),
    paragraph ? paragraphProperties(paragraph) : "",
    run ? runProperties(run, false) : "",
  );
}

function paragraphProperties(of: StyleParagraph): string {
  const { border, line, indent, align, outline } = of;
  const tabs = [
    ...(of.leftTab === undefined ? [] : [{ "w:val": "left", "w:pos": of.leftTab }]),
    ...(of.rightTab === undefined ? [] : [{ "w:val": "right", "w:pos": of.rightTab }]),
  ];
  return element(
    "w:pPr",
    {},
    flag("w:keepNext", of.keepNext),
    flag("w:keepLines", of.keepLines),
    flag("w:pageBreakBefore", of.pageBreakBefore),
    flag("w:widowControl", of.widowControl),
    border
      ? element(
          "w:pBdr",
          {},
          element(`w:${border.side}`, {
            "w:val": "single",
            "w:sz": border.eighths,
            "w:space": 0,
            "w:color": border.color,
          }),
        )
      : "",
    tabs.length > 0 ? element("w:tabs", {}, ...tabs.map((tab) => element("w:tab", tab))) : "",
    of.eastAsian ? EAST_ASIAN : "",
    flag("w:snapToGrid", of.snapToGrid),
    element("w:spacing", {
      "w:before": of.before,
      "w:after": of.after,
      "w:line": line?.twips,
      "w:lineRule": line?.rule,
    }).replace("<w:spacing/>", ""),
    indent ? indentation(indent) : "",
    align ? element("w:jc", { "w:val": align }) : "",
    outline === undefined ? "" : element("w:outlineLvl", { "w:val": outline }),
  );
}

/**
 * Which characters begin and end lines, and that none hangs out of the type area. No gap between Chinese and Latin, so
 * that a line holds as many characters as it is to hold.
 */
const EAST_ASIAN =
  '<w:kinsoku w:val="1"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>';

function indentation({ unit, left, right, firstLine, hanging }: Indent): string {
  const hundredths = (characters: number | undefined) =>
    characters === undefined ? undefined : Math.round(100 * characters);
  const width = (characters: number | undefined) =>
    characters === undefined ? undefined : Math.round(unit * characters);
  return element("w:ind", {
    "w:leftChars": hundredths(left),
    "w:left": width(left),
    "w:rightChars": hundredths(right),
    "w:right": width(right),
    "w:hangingChars": hundredths(hanging),
    "w:hanging": width(hanging),
    "w:firstLineChars": hundredths(firstLine),
    "w:firstLine": width(firstLine),
  });
}

function runProperties({ font, bold, color, tracking, size }: StyleRun, languages: boolean): string {
  return element(
    "w:rPr",
    {},
    font
      ? element("w:rFonts", {
          "w:ascii": font.latin,
          "w:eastAsia": font.eastAsia,
          "w:hAnsi": font.latin,
          "w:cs": font.latin,
        })
      : "",
    flag("w:b", bold),
    flag("w:bCs", bold),
    color ? element("w:color", { "w:val": color }) : "",
    tracking === undefined ? "" : element("w:spacing", { "w:val": tracking }),
    size === undefined
      ? ""
      : element("w:sz", { "w:val": Math.round(2 * size) }) + element("w:szCs", { "w:val": Math.round(2 * size) }),
    languages ? element("w:lang", { "w:val": "en-GB", "w:eastAsia": "zh-CN" }) : "",
  );
}

function flag(name: string, on: boolean | undefined): string {
  return on === undefined ? "" : element(name, { "w:val": on ? undefined : 0 });
}
