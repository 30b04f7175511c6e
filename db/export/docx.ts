/** Minutes as a Word document. Fonts are named, not embedded: Chinese offices have their own. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Block, Run } from "../contract/minutes.ts";
import { type Printable, printableText } from "./printable.ts";

/** Half-points: 二号, 三号, 四号, 五号. */
const SIZE = { title: 44, body: 32, small: 28, table: 21 } as const;
const BODY = {
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  cs: "Times New Roman",
  eastAsia: "仿宋",
  hint: "eastAsia",
} as const;
const HEADING = { ...BODY, eastAsia: "黑体" } as const;
/** Twips. A4, and the type area of GB/T 9704: 37 mm above, 28 mm left, 156 mm wide. */
const PAGE = { width: 11906, height: 16838, top: 2098, left: 1587, right: 1474, bottom: 1984 } as const;
const LINE_WIDTH = PAGE.width - PAGE.left - PAGE.right;
/** 22 lines a page. */
const LINE = { line: 579, lineRule: "exact" } as const;
const BLACK = "000000";

export async function printDocx({ title, blocks }: Printable): Promise<Uint8Array> {
  const document = new Document({
    title: printableText(title),
    creator: "Concord",
    lastModifiedBy: "Concord",
    description: "",
    styles: {
      default: { document: { run: { font: BODY, size: SIZE.body, language: { value: "en-GB", eastAsia: "zh-CN" } } } },
      paragraphStyles: [
        { id: "Normal", name: "Normal", run: { font: BODY, size: SIZE.body } },
        {
          id: "Title",
          name: "Title",
          basedOn: "Normal",
          next: "Normal",
          run: { font: HEADING, size: SIZE.title, color: BLACK },
        },
        {
          id: "Heading1",
          name: "heading 1",
          basedOn: "Normal",
          next: "Normal",
          run: { font: HEADING, size: SIZE.body, color: BLACK },
        },
        {
          id: "Heading2",
          name: "heading 2",
          basedOn: "Normal",
          next: "Normal",
          run: { font: HEADING, size: SIZE.body, color: BLACK },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.top, left: PAGE.left, right: PAGE.right, bottom: PAGE.bottom, footer: 1443 },
          },
        },
        footers: { default: pageNumber() },
        children: blocks.flatMap(printBlock),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function printBlock(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case "title":
      return [
        new Paragraph({
          heading: HeadingLevel.TITLE,
          alignment: AlignmentType.CENTER,
          spacing: { line: 640, lineRule: "atLeast", after: 240 },
          children: [text(block.text, { size: SIZE.title, font: HEADING })],
        }),
      ];
    case "note":
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { ...LINE, after: 120 },
          children: [text(block.text, { size: SIZE.small, bold: true })],
        }),
      ];
    case "heading":
      return [
        paragraph([{ text: block.text }], {
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { line: 579, lineRule: "atLeast", before: 160 },
        }),
      ];
    case "paragraph":
      return [
        paragraph(block.runs, {
          spacing: LINE,
          indent: block.indent ? { left: 630 } : { firstLine: block.language === "zh" ? 630 : 0 },
        }),
      ];
    case "fields":
      return block.rows.map(([label, value]) =>
        paragraph([{ text: `${label}${block.language === "zh" ? "：" : ": "}`, bold: true }, { text: value }], {
          spacing: LINE,
          indent: { left: 1575, hanging: 1575 },
        }),
      );
    case "table":
      return [table(block)];
  }
}

function paragraph(runs: readonly Run[], options: IParagraphOptions): Paragraph {
  const heading = options.heading !== undefined;
  const children = runs.map(({ text: words, bold }) =>
    text(words, { size: SIZE.body, font: heading || bold ? HEADING : BODY, ...(bold && { bold }) }),
  );
  return new Paragraph({ ...options, children });
}

function table(block: Extract<Block, { kind: "table" }>): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: BLACK };
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (cell, index) =>
          new TableCell({
            width: { size: Math.round((block.widths[index] ?? 0) * LINE_WIDTH), type: WidthType.DXA },
            margins: { left: 60, right: 60, top: 40, bottom: 40 },
            children: [
              new Paragraph({
                spacing: { line: 320, lineRule: "atLeast" },
                ...(head && { alignment: AlignmentType.CENTER }),
                children: [text(cell, { size: SIZE.table, font: head ? HEADING : BODY })],
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: LINE_WIDTH, type: WidthType.DXA },
    columnWidths: block.widths.map((share) => Math.round(share * LINE_WIDTH)),
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
  });
}

function text(words: string, options: { size: number; font?: typeof BODY | typeof HEADING; bold?: boolean }): TextRun {
  return new TextRun({ text: printableText(words), font: BODY, color: BLACK, ...options });
}

function pageNumber(): Footer {
  const run = { size: SIZE.small, font: { ...BODY, eastAsia: "宋体" } };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ ...run, children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}
