/**
 * The styles of a Word file. All looks are named styles, so that an office changes them in one place. The numbers of the
 * official style are those of GB/T 9704-2012; clauses stand beside them.
 */
import type { FaceRole } from "../../contract/minutes-style.ts";
import { characterOf, ofPoints, type Sheet, twips } from "./sheet.ts";
import type { Indent, Style, StyleParagraph, StyleRun } from "./style-sheet.ts";

export const RED = "FF0000";
const BLACK = "000000";

/** What holds where no style says otherwise. */
export function baseRun(sheet: Sheet): StyleRun {
  return { font: fontOf(sheet, sheet.layout.faces.body), size: sheet.layout.body };
}

export function stylesOf(sheet: Sheet): Style[] {
  return [normal(sheet), title(sheet), ...headings(sheet), ...text(sheet), ...head(sheet), ...lists(sheet)]
    .concat(ends(sheet), tables(sheet), edges(sheet), english(sheet), labels(sheet))
    .map((style) => (style.kind === "character" || style.name === "Normal" ? style : { basedOn: "Normal", ...style }));
}

/** Of the table's type, twips: 五号 stands on 16 pt. */
export function tablePitch({ layout }: Sheet): number {
  return Math.round((ofPoints(layout.table) * 320) / 210);
}

/** Of page numbers, twips. */
export function pageNumberPitch({ layout }: Sheet): number {
  return Math.round((ofPoints(layout.pageNumberSize) * 320) / 280);
}

/** Of the lines at the top and at the foot of each page: 9 pt. */
export const EDGE_PITCH = 240;
const EDGE_SIZE = 9;
/** Of its size: how high the line of 纪要标志 is, and how far the ink is below the line's top. */
const MARK_LINE = 1.2;
const MARK_RISE = 0.16;

function normal(sheet: Sheet): Style {
  return {
    name: "Normal",
    alias: "正文",
    paragraph: {
      // 22 lines on each page, whatever paragraphs they belong to (5.2.3).
      widowControl: !official(sheet),
      eastAsian: true,
      snapToGrid: official(sheet),
      line: line(sheet),
      before: 0,
      after: 0,
    },
    run: { ...baseRun(sheet), color: BLACK },
  };
}

/** 2号小标宋, two blank lines under the red rule, centred (7.3.1). */
function title(sheet: Sheet): Style {
  const { layout } = sheet;
  return {
    name: "Title",
    alias: "标题",
    next: "Minutes Text",
    paragraph: {
      keepNext: true,
      // Type that is higher than a line of the grid would take two of them.
      snapToGrid: false,
      ...(official(sheet)
        ? { before: 2 * pitch(sheet), after: pitch(sheet), line: exactly(Math.max(layout.line, 1.3 * layout.title)) }
        : { before: 0, after: ofPoints(layout.title / 2), line: atLeast(1.3 * layout.title) }),
      align: "center",
    },
    run: { font: fontOf(sheet, layout.faces.title), size: layout.title, bold: bold(sheet) },
  };
}

/** 一、 （一） 1. （1） in 黑体, 楷体, 仿宋, 仿宋, indented as text is (7.3.3); elsewhere a little larger than the text. */
function headings(sheet: Sheet): Style[] {
  const { layout } = sheet;
  return layout.faces.headings.map((face, level) => {
    const size = layout.body + (committee(sheet) ? Math.max(0, 2 - level / 2) : 0);
    return {
      name: `Heading ${level + 1}`,
      alias: `${"一二三四"[level]}级标题`,
      next: "Minutes Text",
      paragraph: {
        keepNext: true,
        ...(official(sheet)
          ? { line: line(sheet), ...chinese(sheet, { firstLine: 2 }) }
          : { before: ofPoints(size * (level === 0 ? 0.8 : 0.5)), after: ofPoints(2), line: atLeast(layout.line) }),
        outline: level,
      },
      run: { font: fontOf(sheet, face), size, bold: bold(sheet), ...tight(sheet) },
    };
  });
}

function text(sheet: Sheet): Style[] {
  const { layout, language } = sheet;
  const after = language === "en" ? { after: ofPoints(layout.body / 2) } : {};
  return [
    {
      name: "Minutes Text",
      alias: "纪要正文",
      paragraph: { ...justified(sheet), ...after, ...chinese(sheet, { firstLine: 2 }) },
      run: tight(sheet),
    },
    {
      name: "Minutes Indented",
      alias: "纪要缩进",
      paragraph: { ...justified(sheet), ...after, indent: { unit: characterOf(sheet), left: 2 } },
      run: tight(sheet),
    },
    {
      name: "Minutes Note",
      alias: "纪要提示",
      paragraph: { align: "center", after: official(sheet) ? pitch(sheet) : ofPoints(layout.body / 2) },
      run: { font: fontOf(sheet, "hei"), bold: bold(sheet), ...tight(sheet) },
    },
  ];
}

/** 份号, 密级, 紧急程度; 纪要标志; 发文字号; the red rule (7.2, 10.3). */
function head(sheet: Sheet): Style[] {
  const { layout } = sheet;
  return [
    { name: "Minutes Marking", alias: "纪要密级", run: { font: fontOf(sheet, "hei") } },
    {
      name: "Minutes Mark",
      alias: "纪要标志",
      paragraph: {
        snapToGrid: false,
        // Its top edge is 35 mm below that of the type area (10.3), whatever is marked above. Fonts differ in how far
        // they reach below their line: half of that is allowed for.
        before: Math.max(0, twips(35) - sheet.mark.above * pitch(sheet) - ofPoints(MARK_RISE * sheet.mark.size)),
        line: exactly(MARK_LINE * sheet.mark.size),
        align: "center",
      },
      run: {
        font: fontOf(sheet, layout.faces.mark),
        color: layout.mark.red ? RED : BLACK,
        size: sheet.mark.size,
      },
    },
    { name: "Minutes Number", alias: "纪要文号", paragraph: { before: 2 * pitch(sheet), align: "center" } },
    {
      name: "Minutes Rule",
      alias: "纪要红线",
      paragraph: {
        border: { side: "bottom", color: layout.mark.red ? RED : BLACK, eighths: 12 },
        snapToGrid: false,
        // 4 mm under the number.
        line: { twips: 227, rule: "exact" },
      },
      run: { size: EDGE_SIZE },
    },
  ];
}

/** Labels whose text turns over under its first character: 出席, 附件 and the details of the meeting. */
function lists(sheet: Sheet): Style[] {
  const unit = characterOf(sheet);
  const hanging = { unit, left: 5, hanging: 3 };
  const { label } = sheet;
  return [
    {
      name: "Minutes Field",
      alias: "纪要要素",
      paragraph: { align: "left", indent: { unit, left: label + (official(sheet) ? 2 : 0), hanging: label } },
      run: tight(sheet),
    },
    { name: "Minutes Roll", alias: "纪要名单", paragraph: { ...justified(sheet), indent: hanging }, run: tight(sheet) },
    {
      // One blank line under the text (10.3).
      name: "Minutes Roll First",
      alias: "纪要名单首行",
      basedOn: "Minutes Roll",
      next: "Minutes Roll",
      paragraph: { before: pitch(sheet) },
    },
    {
      name: "Minutes Annexes",
      alias: "附件说明",
      paragraph: { align: "left", indent: hanging },
      run: tight(sheet),
    },
    {
      name: "Minutes Annexes First",
      alias: "附件说明首行",
      basedOn: "Minutes Annexes",
      next: "Minutes Annexes",
      paragraph: { before: pitch(sheet) },
    },
  ];
}

/** 署名 and 成文日期, annexes, imprint (7.3.5, 7.3.7, 7.4). */
function ends(sheet: Sheet): Style[] {
  const { layout } = sheet;
  const imprint = ofPoints(layout.imprint);
  return [
    {
      name: "Minutes Signature",
      alias: "纪要署名",
      paragraph: { keepLines: true, align: "right", indent: { unit: characterOf(sheet), right: 2 } },
      run: tight(sheet),
    },
    {
      name: "Minutes Annex",
      alias: "附件标识",
      next: "Minutes Annex Title",
      paragraph: { keepNext: true, pageBreakBefore: true },
      run: { font: fontOf(sheet, "hei") },
    },
    {
      // On the third line (7.3.7).
      name: "Minutes Annex Title",
      alias: "附件标题",
      basedOn: "Title",
      next: "Minutes Text",
      paragraph: { before: pitch(sheet), outline: 0 },
    },
    {
      // 4号, one character from either side, turning over under the first name (7.4.2, 7.4.3).
      name: "Minutes Imprint",
      alias: "版记",
      paragraph: {
        snapToGrid: false,
        line: { twips: Math.round(1.3 * imprint), rule: "exact" },
        indent: { unit: imprint, left: 1, right: 1 },
        rightTab: sheet.width - imprint,
      },
      run: { size: layout.imprint },
    },
    {
      name: "Minutes Copies",
      alias: "版记抄送",
      basedOn: "Minutes Imprint",
      paragraph: { indent: { unit: imprint, left: 4, hanging: 3, right: 1 } },
    },
    {
      // Word needs a paragraph after a table; this one takes no room.
      name: "Minutes End",
      alias: "纪要结尾",
      paragraph: { snapToGrid: false, line: { twips: 20, rule: "exact" } },
      run: { size: 1 },
    },
  ];
}

function tables(sheet: Sheet): Style[] {
  const { layout } = sheet;
  const exact = { twips: tablePitch(sheet), rule: "exact" } as const;
  const small = { size: layout.table };
  return [
    {
      name: "Minutes Table",
      alias: "纪要表格",
      paragraph: { snapToGrid: false, line: exact, align: "left" },
      run: { font: fontOf(sheet, layout.faces.table), ...small },
    },
    {
      name: "Minutes Table Head",
      alias: "纪要表头",
      paragraph: { keepNext: true, snapToGrid: false, line: exact, align: "center" },
      run: { font: fontOf(sheet, "hei"), bold: bold(sheet), ...small },
    },
    {
      // A picture is higher than a line.
      name: "Minutes Picture",
      alias: "纪要签名",
      basedOn: "Minutes Table",
      paragraph: { line: { twips: exact.twips, rule: "atLeast" } },
    },
    { name: "Minutes Gap", alias: "纪要间隔", paragraph: { snapToGrid: false, line: exact }, run: small },
  ];
}

/** Header, foot and page number (7.5: 4号宋体, one character from the outer edge). */
function edges(sheet: Sheet): Style[] {
  const { layout } = sheet;
  const small = { font: fontOf(sheet, "song"), size: EDGE_SIZE };
  const edge: StyleParagraph = { snapToGrid: false, line: { twips: EDGE_PITCH, rule: "exact" } };
  const number: Style = {
    name: "Minutes Page Number",
    alias: "页码",
    basedOn: "Footer",
    paragraph: { line: { twips: pageNumberPitch(sheet), rule: "exact" }, align: "center" },
    run: { size: layout.pageNumberSize },
  };
  const unit = ofPoints(layout.pageNumberSize);
  const outer = (name: string, alias: string, side: "left" | "right"): Style => ({
    name: `Minutes Page Number ${name}`,
    alias,
    basedOn: number.name,
    paragraph: { align: side, indent: { unit, [side]: 1 } },
  });
  return [
    { name: "Header", alias: "页眉", paragraph: { ...edge, align: "right" }, run: small },
    { name: "Footer", alias: "页脚", paragraph: { ...edge, align: "center" }, run: small },
    number,
    outer("Odd", "单页页码", "right"),
    outer("Even", "双页页码", "left"),
  ];
}

/** What stands in English under the Chinese, or beside it. */
function english(sheet: Sheet): Style[] {
  const { layout } = sheet;
  const size = { size: layout.other };
  const plain = { snapToGrid: false, line: exactly(layout.otherLine), align: "left" } as const;
  const indent = { unit: characterOf(sheet), left: 2 };
  return [
    { name: "Minutes Text Under", alias: "英文正文", paragraph: plain, run: size },
    { name: "Minutes Indented Under", alias: "英文缩进", paragraph: { ...plain, indent }, run: size },
    {
      name: "Minutes Note Under",
      alias: "英文提示",
      paragraph: { ...plain, align: "center", after: ofPoints(layout.other / 2) },
      run: { ...size, bold: true },
    },
    {
      name: "Minutes Heading Under",
      alias: "英文小标题",
      next: "Minutes Text Under",
      paragraph: { ...plain, keepNext: true },
      run: { ...size, bold: true },
    },
    {
      name: "Minutes Title Under",
      alias: "英文标题",
      next: "Minutes Text",
      paragraph: { ...plain, line: atLeast(1.3 * (layout.other + 3)), after: ofPoints(layout.other), align: "center" },
      run: { size: layout.other + 3, bold: true },
    },
  ];
}

/** Bold words: Chinese changes its face, English becomes bold. */
function labels(sheet: Sheet): Style[] {
  const { hei } = sheet.fonts;
  return [
    {
      name: "Minutes Label",
      alias: "纪要标签",
      kind: "character",
      run: { font: { eastAsia: hei, latin: hei } },
    },
    { name: "Minutes Strong", alias: "英文标签", kind: "character", run: { font: fontOf(sheet, "hei"), bold: true } },
  ];
}

export function official({ layout }: Sheet): boolean {
  return layout.style === "gb";
}

function committee({ layout }: Sheet): boolean {
  return layout.style === "decisions" || layout.style === "robert";
}

/** 小标宋, 黑体 and 楷体 are never made bold; English has no faces of that kind. */
function bold(sheet: Sheet): boolean {
  return !official(sheet) && sheet.language !== "zh";
}

function fontOf({ fonts }: Sheet, role: FaceRole): { eastAsia: string; latin: string } {
  return { eastAsia: fonts[role], latin: fonts.latin };
}

/** 28 characters on a line (5.2.3). */
function tight({ layout, language }: Sheet): StyleRun {
  return language === "en" || layout.tracking === 0 ? {} : { tracking: ofPoints(layout.tracking) };
}

/** Text is set flush on both sides in Chinese; in English the words would be torn apart. */
function justified({ language }: Sheet): StyleParagraph {
  return { align: language === "en" ? "left" : "both" };
}

function chinese(sheet: Sheet, indent: Omit<Indent, "unit">): { indent?: Indent } {
  return sheet.language === "en" ? {} : { indent: { unit: characterOf(sheet), ...indent } };
}

function pitch({ layout }: Sheet): number {
  return ofPoints(layout.line);
}

function line({ layout }: Sheet) {
  return exactly(layout.line);
}

function exactly(points: number) {
  return { twips: ofPoints(points), rule: "exact" } as const;
}

function atLeast(points: number) {
  return { twips: ofPoints(points), rule: "atLeast" } as const;
}
