/** Styles of what is no running text: head, lists, ends, tables, and the edges of the page. */
import { characterOf, ofPoints, type PageSetup, twips } from "./page-setup.ts";
import type { Style, StyleParagraph } from "./style-sheet.ts";
import { atLeast, bold, exactly, fontOf, justified, official, pitch, tight } from "./type.ts";

const RED = "FF0000";
export const BLACK = "000000";

/** Of the table's type, twips: 五号 stands on 16 pt. */
export function tablePitch({ layout }: PageSetup): number {
  return Math.round((ofPoints(layout.table) * 320) / 210);
}

/** Of page numbers, twips. */
export function pageNumberPitch({ layout }: PageSetup): number {
  return Math.round((ofPoints(layout.pageNumberSize) * 320) / 280);
}

/** SHA-256 in the imprint: pitch in twips, size in points. */
const DIGEST_PITCH = 240;
const DIGEST_SIZE = 9;
/** Of the line at the foot of each page, twips; sizes of that and of the header, points. */
export const FOOT_PITCH = 180;
export const FOOT_SIZE = 7.5;
const HEADER_SIZE = 9;
/** Of its size: how high the line of 纪要标志 is, and how far the ink is below the line's top. */
const MARK_LINE = 1.2;
const MARK_RISE = 0.16;

/** 份号, 密级, 紧急程度; 纪要标志; 发文字号; the red rule (7.2, 10.3). */
export function head(setup: PageSetup): Style[] {
  const { layout } = setup;
  return [
    { name: "Minutes Marking", alias: "纪要密级", run: { font: fontOf(setup, "hei") } },
    {
      name: "Minutes Mark",
      alias: "纪要标志",
      paragraph: {
        snapToGrid: false,
        // Its top edge is 35 mm below that of the type area (10.3), whatever is marked above. Fonts differ in how far
        // they reach below their line: half of that is allowed for.
        before: Math.max(0, twips(35) - setup.mark.above * pitch(setup) - ofPoints(MARK_RISE * setup.mark.size)),
        line: exactly(MARK_LINE * setup.mark.size),
        align: "center",
      },
      run: {
        font: fontOf(setup, layout.faces.mark),
        color: layout.mark.red ? RED : BLACK,
        size: setup.mark.size,
      },
    },
    { name: "Minutes Number", alias: "纪要文号", paragraph: { before: 2 * pitch(setup), align: "center" } },
    {
      name: "Minutes Number Signed",
      alias: "纪要文号与签发",
      paragraph: {
        before: 2 * pitch(setup),
        align: "left",
        // One character from the left edge, the name one from the right (7.2.6).
        indent: { unit: characterOf(setup), left: 1, right: 1 },
        rightTab: setup.width - characterOf(setup),
      },
    },
    {
      name: "Minutes Signer",
      alias: "纪要签发人",
      kind: "character",
      run: { font: fontOf(setup, "kai") },
    },
    {
      name: "Minutes Rule",
      alias: "纪要红线",
      paragraph: {
        border: { side: "bottom", color: layout.mark.red ? RED : BLACK, eighths: 12 },
        snapToGrid: false,
        // 4 mm under the number.
        line: { twips: 227, rule: "exact" },
      },
      run: { size: FOOT_SIZE },
    },
  ];
}

/** Labels whose text turns over under its first character: 出席, 附件 and the details of the meeting. */
export function lists(setup: PageSetup): Style[] {
  const unit = characterOf(setup);
  const hanging = { unit, left: 5, hanging: 3 };
  const { label } = setup;
  return [
    {
      name: "Minutes Field",
      alias: "纪要要素",
      paragraph: { align: "left", indent: { unit, left: label + (official(setup) ? 2 : 0), hanging: label } },
      run: tight(setup),
    },
    { name: "Minutes Roll", alias: "纪要名单", paragraph: { ...justified(setup), indent: hanging }, run: tight(setup) },
    {
      // One blank line under the text (10.3).
      name: "Minutes Roll First",
      alias: "纪要名单首行",
      basedOn: "Minutes Roll",
      next: "Minutes Roll",
      paragraph: { before: pitch(setup) },
    },
    {
      name: "Minutes Annexes",
      alias: "附件说明",
      paragraph: { align: "left", indent: hanging },
      run: tight(setup),
    },
    {
      name: "Minutes Annexes First",
      alias: "附件说明首行",
      basedOn: "Minutes Annexes",
      next: "Minutes Annexes",
      paragraph: { before: pitch(setup) },
    },
  ];
}

/** 署名 and 成文日期, annexes, imprint (7.3.5, 7.3.7, 7.4). */
export function ends(setup: PageSetup): Style[] {
  const { layout } = setup;
  const imprint = ofPoints(layout.imprint);
  return [
    {
      name: "Minutes Signature",
      alias: "纪要署名",
      paragraph: { keepLines: true, align: "right", indent: { unit: characterOf(setup), right: 2 } },
      run: tight(setup),
    },
    {
      name: "Minutes Annex",
      alias: "附件标识",
      next: "Minutes Annex Title",
      paragraph: { keepNext: true, pageBreakBefore: true },
      run: { font: fontOf(setup, "hei") },
    },
    {
      // On the third line (7.3.7).
      name: "Minutes Annex Title",
      alias: "附件标题",
      basedOn: "Title",
      next: "Minutes Text",
      paragraph: { before: pitch(setup), outline: 0 },
    },
    {
      // 4号, one character from either side, turning over under the first name (7.4.2, 7.4.3).
      name: "Minutes Imprint",
      alias: "版记",
      paragraph: {
        snapToGrid: false,
        line: { twips: Math.round(1.3 * imprint), rule: "exact" },
        indent: { unit: imprint, left: 1, right: 1 },
        rightTab: setup.width - imprint,
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
      name: "Minutes Digest",
      alias: "版记校验值",
      basedOn: "Minutes Imprint",
      paragraph: { snapToGrid: false, line: { twips: DIGEST_PITCH, rule: "exact" } },
      run: { size: DIGEST_SIZE },
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

export function tables(setup: PageSetup): Style[] {
  const { layout } = setup;
  const exact = { twips: tablePitch(setup), rule: "exact" } as const;
  const small = { size: layout.table };
  return [
    {
      name: "Minutes Table",
      alias: "纪要表格",
      paragraph: { snapToGrid: false, line: exact, align: "left" },
      run: { font: fontOf(setup, layout.faces.table), ...small },
    },
    {
      name: "Minutes Table Head",
      alias: "纪要表头",
      paragraph: { keepNext: true, snapToGrid: false, line: exact, align: "center" },
      run: { font: fontOf(setup, "hei"), bold: bold(setup), ...small },
    },
    {
      name: "Minutes Table Short",
      alias: "纪要表格居中",
      basedOn: "Minutes Table",
      paragraph: { align: "center" },
    },
    {
      // A picture is higher than a line.
      name: "Minutes Picture",
      alias: "纪要签名",
      basedOn: "Minutes Table",
      paragraph: { line: { twips: exact.twips, rule: "atLeast" } },
    },
    {
      name: "Minutes Approval",
      alias: "纪要签批",
      paragraph: { keepLines: true, snapToGrid: false, line: atLeast(1.4 * layout.body), align: "left" },
    },
    { name: "Minutes Gap", alias: "纪要间隔", paragraph: { snapToGrid: false, line: exact }, run: small },
  ];
}

/** Header, foot and page number (7.5: 4号宋体, one character from the outer edge). */
export function edges(setup: PageSetup): Style[] {
  const { layout } = setup;
  const song = fontOf(setup, "song");
  const edge: StyleParagraph = { snapToGrid: false, line: { twips: FOOT_PITCH, rule: "exact" } };
  const number: Style = {
    name: "Minutes Page Number",
    alias: "页码",
    basedOn: "Footer",
    paragraph: { line: { twips: pageNumberPitch(setup), rule: "exact" }, align: "center" },
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
    {
      name: "Header",
      alias: "页眉",
      paragraph: { ...edge, line: exactly(12), align: "right" },
      run: { font: song, size: HEADER_SIZE },
    },
    { name: "Footer", alias: "页脚", paragraph: { ...edge, align: "center" }, run: { font: song, size: FOOT_SIZE } },
    number,
    outer("Odd", "单页页码", "right"),
    outer("Even", "双页页码", "left"),
  ];
}
