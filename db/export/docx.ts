/** Minutes as a Word document. Fonts are named, not embedded: Chinese offices have their own. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphStyleOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Block, Run } from "../contract/blocks.ts";
import { isUnder, PAGE, type PageStyle } from "./layout.ts";
import { linesOf } from "./lines.ts";
import { type Printable, pageStyleOf, printableText } from "./printable.ts";

const BLACK = "000000";
const FACES = { body: "仿宋", head: "黑体", title: "宋体", number: "宋体" } as const;

export async function printDocx(printable: Printable): Promise<Uint8Array> {
  const { title, language, blocks } = printable;
  const layout = pageStyleOf(printable);
  const { top, right, bottom, left } = layout.margins;
  const document = new Document({
    title: printableText(title),
    creator: "Concord",
    lastModifiedBy: "Concord",
    description: "",
    styles: styles(layout),
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            // The page number stands 7 mm under the type area.
            margin: {
              top: twips(top),
              right: twips(right),
              bottom: twips(bottom),
              left: twips(left),
              footer: Math.max(twips(bottom - 7) - 20 * layout.pageNumberSize, twips(10)),
            },
          },
        },
        footers: { default: pageNumber() },
        children: blocks.flatMap((block) => printBlock(block, isUnder(block, language) ? "Under" : "", layout)),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** All looks are styles, so that an office can change them in one place. */
function styles(layout: PageStyle) {
  const { body, other, title } = layout;
  const line = (points: number, lineRule: "exact" | "atLeast" = "exact") => ({
    line: Math.round(20 * points),
    lineRule: LineRuleType[lineRule === "exact" ? "EXACT" : "AT_LEAST"],
  });
  const head = (size: number, level: number) => ({
    run: { font: face("head"), size: 2 * size, bold: true, color: BLACK },
    paragraph: {
      spacing: { ...line(layout.line, "atLeast"), before: 10 * size },
      keepNext: true,
      outlineLevel: level,
    },
  });
  const style = (id: string, size: number, pitch: number, more: Partial<IParagraphStyleOptions> = {}) => ({
    id,
    name: id,
    basedOn: "Normal",
    ...more,
    run: { size: 2 * size, color: BLACK, ...more.run },
    paragraph: { spacing: line(pitch), ...more.paragraph },
  });
  const indent = twice(body);
  const both = (suffix: string, size: number, pitch: number) => [
    style(`Minutes Text${suffix}`, size, pitch, { paragraph: { spacing: line(pitch), indent: { firstLine: indent } } }),
    style(`Minutes Indented${suffix}`, size, pitch, { paragraph: { spacing: line(pitch), indent: { left: indent } } }),
    style(`Minutes Note${suffix}`, size, pitch, {
      run: { font: face("head"), bold: true },
      paragraph: { spacing: { ...line(pitch), after: 6 * size }, alignment: AlignmentType.CENTER },
    }),
    style(`Minutes Field${suffix}`, size, pitch, {
      paragraph: { spacing: line(pitch), indent: { left: indent, hanging: indent } },
    }),
    style(`Minutes Title${suffix}`, suffix ? other + 3 : title, pitch, {
      run: { font: face("title"), bold: true },
      paragraph: { spacing: { ...line(1.3 * title, "atLeast"), after: 10 * title }, alignment: AlignmentType.CENTER },
    }),
    style(`Minutes Heading${suffix}`, size, pitch, {
      run: { font: face("head"), bold: true },
      paragraph: { spacing: line(pitch, "atLeast"), keepNext: true },
    }),
  ];
  return {
    default: {
      document: {
        run: { font: face("body"), size: 2 * body, language: { value: "en-GB", eastAsia: "zh-CN" } },
      },
      title: {
        run: { font: face("title"), size: 2 * title, bold: true, color: BLACK },
        paragraph: { spacing: { ...line(1.3 * title, "atLeast"), after: 10 * title }, alignment: AlignmentType.CENTER },
      },
      heading1: head(body, 0),
      heading2: head(body, 1),
      heading3: head(body, 2),
      heading4: head(body, 3),
      heading5: head(body, 4),
      heading6: head(body, 5),
    },
    paragraphStyles: [
      { id: "Normal", name: "Normal", run: { font: face("body"), size: 2 * body, color: BLACK } },
      ...both("", body, layout.line),
      ...both("Under", other, layout.otherLine),
      style("Minutes Table", layout.table, 1.45 * layout.table, {
        paragraph: { spacing: line(1.45 * layout.table, "atLeast") },
      }),
    ],
  };
}

function printBlock(block: Block, under: "" | "Under", layout: PageStyle): (Paragraph | Table)[] {
  const { language } = block;
  const children = (runs: readonly Run[]) => runs.flatMap((run) => textRuns(run, language));
  switch (block.kind) {
    case "title":
      return [
        new Paragraph(
          under
            ? { style: "Minutes TitleUnder", children: children([block]) }
            : { heading: HeadingLevel.TITLE, children: children([block]) },
        ),
      ];
    case "note":
      return [new Paragraph({ style: `Minutes Note${under}`, children: children([block]) })];
    case "heading":
      // One entry of the document map for each item: English under the Chinese is a line of the same heading.
      return [
        new Paragraph({
          ...(under
            ? { style: "Minutes HeadingUnder" }
            : { heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 }),
          children: children([block]),
        }),
      ];
    case "paragraph":
      return [
        new Paragraph({
          style: `Minutes ${block.indent ? "Indented" : "Text"}${under}`,
          ...(language === "en" && !block.indent && !under && { indent: { firstLine: 0 } }),
          children: children(block.runs),
        }),
      ];
    case "fields":
      return block.rows.map(
        ([label, value]) =>
          new Paragraph({
            style: "Minutes Field",
            children: children([{ text: `${label}${language === "zh" ? "：" : ": "}`, bold: true }, { text: value }]),
          }),
      );
    case "table":
      return [table(block, layout), new Paragraph({ style: "Minutes Table" })];
    default:
      return linesOf(block).map(
        (text) => new Paragraph({ style: `Minutes Text${under}`, children: children([{ text }]) }),
      );
  }
}

function table(block: Extract<Block, { kind: "table" }>, { margins }: PageStyle): Table {
  const lineWidth = twips(PAGE.width - margins.left - margins.right);
  const line = { style: BorderStyle.SINGLE, size: 4, color: BLACK };
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: Math.round((block.widths[index] ?? 0) * lineWidth), type: WidthType.DXA },
            margins: { left: 60, right: 60, top: 40, bottom: 40 },
            children: [
              new Paragraph({
                style: "Minutes Table",
                ...(head && { alignment: AlignmentType.CENTER }),
                children: textRuns({ text, bold: head }, block.language),
              }),
            ],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: lineWidth, type: WidthType.DXA },
    columnWidths: block.widths.map((share) => Math.round(share * lineWidth)),
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
  });
}

/** Lines of a text are runs with a break between them. */
function textRuns({ text, bold }: Run, language: "zh" | "en"): TextRun[] {
  return printableText(text)
    .split("\n")
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          // The hint sets “ ” — … in the Chinese font, full width: right for Chinese, wrong for English.
          font: face(bold ? "head" : undefined, language === "zh"),
          ...(bold && { bold }),
          ...(index > 0 && { break: 1 }),
        }),
    );
}

function pageNumber(): Footer {
  const children = ["— ", PageNumber.CURRENT, " —"];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: face("number", true), children })],
      }),
    ],
  });
}

/** A run without a face of its own takes that of its style. */
function face(name?: keyof typeof FACES, hint = false) {
  const latin = "Times New Roman";
  return {
    ...(name && { ascii: latin, hAnsi: latin, cs: latin, eastAsia: FACES[name] }),
    ...(hint && { hint: "eastAsia" }),
  };
}

/** Two characters, in twips. */
function twice(points: number): number {
  return 40 * points;
}

function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}
