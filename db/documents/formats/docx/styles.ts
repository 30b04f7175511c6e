/**
 * The styles of a Word file. All looks are named styles, so that an office changes them in one place. The numbers of the
 * official style are those of GB/T 9704-2012; clauses stand beside them.
 */
import { BLACK, edges, ends, head, lists, tables } from "./part-styles.ts";
import { characterOf, ofPoints, type Sheet } from "./sheet.ts";
import type { Style, StyleRun } from "./style-sheet.ts";
import { atLeast, bold, chinese, committee, exactly, fontOf, justified, line, official, pitch, tight } from "./type.ts";

/** What holds where no style says otherwise. */
export function baseRun(sheet: Sheet): StyleRun {
  return { font: fontOf(sheet, sheet.layout.faces.body), size: sheet.layout.body };
}

export function stylesOf(sheet: Sheet): Style[] {
  return [normal(sheet), title(sheet), ...headings(sheet), ...text(sheet), ...head(sheet), ...lists(sheet)]
    .concat(ends(sheet), tables(sheet), edges(sheet), english(sheet), labels(sheet))
    .map((style) => (style.kind === "character" || style.name === "Normal" ? style : { basedOn: "Normal", ...style }));
}

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
    const size = layout.body * (committee(sheet) ? (LARGER[level] ?? 1) : 1);
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

/** Than the text, by level. */
const LARGER = [1.15, 1.05];

function text(sheet: Sheet): Style[] {
  const { layout, language } = sheet;
  const after = language === "en" && !official(sheet) ? { after: ofPoints(layout.body / 2) } : {};
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
      // In official minutes, each line but the first is flush (7.3.3).
      paragraph: {
        ...justified(sheet),
        ...after,
        indent: { unit: characterOf(sheet), ...(official(sheet) ? { firstLine: 2 } : { left: 2 }) },
      },
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

/** What stands in English under the Chinese, or beside it. */
function english(sheet: Sheet): Style[] {
  const { layout } = sheet;
  const size = { size: layout.other };
  const plain = { snapToGrid: false, line: exactly(layout.otherLine), align: "left" } as const;
  const unit = characterOf(sheet);
  const first = { unit, firstLine: 2 };
  const inside = official(sheet) ? first : { unit, left: 2 };
  return [
    { name: "Minutes Text Under", alias: "英文正文", paragraph: { ...plain, indent: first }, run: size },
    { name: "Minutes Indented Under", alias: "英文缩进", paragraph: { ...plain, indent: inside }, run: size },
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
      paragraph: { ...plain, keepNext: true, ...(official(sheet) && { indent: first }) },
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
  const { hei, latin } = sheet.fonts;
  return [
    {
      name: "Minutes Label",
      alias: "纪要标签",
      kind: "character",
      run: { font: fontOf(sheet, "hei"), bold: bold(sheet) },
    },
    {
      name: "Minutes Strong",
      alias: "英文标签",
      kind: "character",
      run: { font: { eastAsia: hei, latin }, bold: true },
    },
  ];
}
