/**
 * The styles of a Word file. All looks are named styles, so that an office changes them in one place. The numbers of the
 * official style are those of GB/T 9704-2012; clauses stand beside them.
 */

import { characterOf, ofPoints, type PageSetup } from "./page-setup.ts";
import { BLACK, edges, ends, head, lists, tables } from "./part-styles.ts";
import type { Style, StyleRun } from "./style-sheet.ts";
import { atLeast, bold, chinese, committee, exactly, fontOf, justified, line, official, pitch, tight } from "./type.ts";

/** What holds where no style says otherwise. */
export function baseRun(setup: PageSetup): StyleRun {
  return { font: fontOf(setup, setup.layout.faces.body), size: setup.layout.body };
}

export function stylesOf(setup: PageSetup): Style[] {
  return [normal(setup), title(setup), ...headings(setup), ...text(setup), ...head(setup), ...lists(setup)]
    .concat(ends(setup), tables(setup), edges(setup), english(setup), labels(setup))
    .map((style) => (style.kind === "character" || style.name === "Normal" ? style : { basedOn: "Normal", ...style }));
}

function normal(setup: PageSetup): Style {
  return {
    name: "Normal",
    alias: "正文",
    paragraph: {
      // 22 lines on each page, whatever paragraphs they belong to (5.2.3).
      widowControl: !official(setup),
      eastAsian: true,
      snapToGrid: official(setup),
      line: line(setup),
      before: 0,
      after: 0,
    },
    run: { ...baseRun(setup), color: BLACK },
  };
}

/** 2号小标宋, two blank lines under the red rule, centred (7.3.1). */
function title(setup: PageSetup): Style {
  const { layout } = setup;
  return {
    name: "Title",
    alias: "标题",
    next: "Minutes Text",
    paragraph: {
      keepNext: true,
      // Type that is higher than a line of the grid would take two of them.
      snapToGrid: false,
      ...(official(setup)
        ? { before: 2 * pitch(setup), after: pitch(setup), line: exactly(Math.max(layout.line, 1.3 * layout.title)) }
        : { before: 0, after: ofPoints(layout.title / 2), line: atLeast(1.3 * layout.title) }),
      align: "center",
    },
    run: { font: fontOf(setup, layout.faces.title), size: layout.title, bold: bold(setup) },
  };
}

/** 一、 （一） 1. （1） in 黑体, 楷体, 仿宋, 仿宋, indented as text is (7.3.3); elsewhere a little larger than the text. */
function headings(setup: PageSetup): Style[] {
  const { layout } = setup;
  return layout.faces.headings.map((face, level) => {
    const size = layout.body * (committee(setup) ? (LARGER[level] ?? 1) : 1);
    return {
      name: `Heading ${level + 1}`,
      alias: `${"一二三四"[level]}级标题`,
      next: "Minutes Text",
      paragraph: {
        keepNext: true,
        ...(official(setup)
          ? { line: line(setup), ...chinese(setup, { firstLine: 2 }) }
          : { before: ofPoints(size * (level === 0 ? 0.8 : 0.5)), after: ofPoints(2), line: atLeast(layout.line) }),
        outline: level,
      },
      run: { font: fontOf(setup, face), size, bold: bold(setup), ...tight(setup) },
    };
  });
}

/** Than the text, by level. */
const LARGER = [1.15, 1.05];

function text(setup: PageSetup): Style[] {
  const { layout, language } = setup;
  const after = language === "en" && !official(setup) ? { after: ofPoints(layout.body / 2) } : {};
  return [
    {
      name: "Minutes Text",
      alias: "纪要正文",
      paragraph: { ...justified(setup), ...after, ...chinese(setup, { firstLine: 2 }) },
      run: tight(setup),
    },
    {
      name: "Minutes Indented",
      alias: "纪要缩进",
      // In official minutes, each line but the first is flush (7.3.3).
      paragraph: {
        ...justified(setup),
        ...after,
        indent: { unit: characterOf(setup), ...(official(setup) ? { firstLine: 2 } : { left: 2 }) },
      },
      run: tight(setup),
    },
    {
      name: "Minutes Note",
      alias: "纪要提示",
      paragraph: { align: "center", after: official(setup) ? pitch(setup) : ofPoints(layout.body / 2) },
      run: { font: fontOf(setup, "hei"), bold: bold(setup), ...tight(setup) },
    },
  ];
}

/** What stands in English under the Chinese, or beside it. */
function english(setup: PageSetup): Style[] {
  const { layout } = setup;
  const size = { size: layout.other };
  const plain = { snapToGrid: false, line: exactly(layout.otherLine), align: "left" } as const;
  const unit = characterOf(setup);
  const first = { unit, firstLine: 2 };
  const inside = official(setup) ? first : { unit, left: 2 };
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
      paragraph: { ...plain, keepNext: true, ...(official(setup) && { indent: first }) },
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
function labels(setup: PageSetup): Style[] {
  const { hei, latin } = setup.fonts;
  return [
    {
      name: "Minutes Label",
      alias: "纪要标签",
      kind: "character",
      run: { font: fontOf(setup, "hei"), bold: bold(setup) },
    },
    {
      name: "Minutes Strong",
      alias: "英文标签",
      kind: "character",
      run: { font: { eastAsia: hei, latin }, bold: true },
    },
  ];
}
