/** Tables of a Word file: lists, signatures, lines to sign on, the imprint, and two languages side by side. */
import {
  BorderStyle,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  type ITableOptions,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Block } from "../../../contract/blocks.ts";
import { charactersIn, labelWidth, ofPoints, type PageSetup, twips } from "./page-setup.ts";
import { tablePitch } from "./part-styles.ts";
import { pngSize } from "./png.ts";
import { tab, textRuns } from "./runs.ts";
import { styleId } from "./style-sheet.ts";

type Kind<K extends Block["kind"]> = Extract<Block, { kind: K }>;
type Content = (Paragraph | Table)[];

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
/** Eighths of a point. */
const thin = (size: number) => ({ style: BorderStyle.SINGLE, size, color: "000000" });
const GRID = {
  top: thin(4),
  bottom: thin(4),
  left: thin(4),
  right: thin(4),
  insideHorizontal: thin(4),
  insideVertical: thin(4),
};
const CENTRED = { verticalAlign: VerticalAlignTable.CENTER };
/** Numbers, dates and states in columns of a smaller share of the line are centred. */
const NARROW = 0.13;
const PADDING = { left: 60, right: 60, top: 40, bottom: 40 };

export function listTable(block: Kind<"table">, setup: PageSetup): Table {
  const widths = columnWidths(block.widths, setup.width);
  const styles = widths.map((width) => (width < NARROW * setup.width ? "Minutes Table Short" : "Minutes Table"));
  const row = (texts: readonly string[], head: boolean) =>
    new TableRow({
      ...(head && { tableHeader: true }),
      ...((head || fitsPage(texts, widths, setup)) && { cantSplit: true }),
      children: widths.map((width, index) =>
        cell([lineOf(head ? "Minutes Table Head" : styles[index], texts[index] ?? "", block.language)], width, CENTRED),
      ),
    });
  const width = widths.reduce((sum, one) => sum + one, 0);
  // The head of a group stays with what is under it.
  const group = (text: string) => {
    const line = new Paragraph({
      style: styleId("Minutes Table"),
      keepNext: true,
      children: textRuns({ text, bold: true }, block.language),
    });
    return new TableRow({
      cantSplit: true,
      children: [cell([line], width, { ...CENTRED, columnSpan: widths.length })],
    });
  };
  const rows = block.rows.map((cells) =>
    cells.length === 1 && widths.length > 1 ? group(cells[0] as string) : row(cells, false),
  );
  return tableOf(widths, [row(block.head, true), ...rows], { borders: GRID });
}

/** Millimetres that handwriting needs. */
const SLIP_ROW = 10;

/** Empty rows to be filled in by hand, kept together and with the line below them. */
export function slipTable({ head, widths: shares, seats, language }: Kind<"slip">, setup: PageSetup): Table {
  const widths = columnWidths(shares, setup.width);
  const row = (texts: readonly string[], style: string) =>
    new TableRow({
      cantSplit: true,
      ...(texts !== head && { height: { value: twips(SLIP_ROW), rule: HeightRule.ATLEAST } }),
      children: widths.map((width, index) => cell([lineOf(style, texts[index] ?? "", language, true)], width, CENTRED)),
    });
  const rows = Array.from({ length: seats }, () => row([], "Minutes Table"));
  return tableOf(widths, [row(head, "Minutes Table Head"), ...rows], { borders: GRID });
}

const SIGNATURE_WIDTHS = [0.15, 0.31, 0.14, 0.2, 0.2];

/** Drawn signatures stand in the last column. */
export function signatureTable(block: Kind<"signatures">, setup: PageSetup): Table {
  const shares = block.widths ?? block.head.map((_, index) => SIGNATURE_WIDTHS[index] ?? 1 / block.head.length);
  // A row that is kept with the next one, up to the last, keeps the table on one page, where it fits one.
  const together = (index: number) => block.widths !== undefined && index < block.rows.length - 1;
  const widths = columnWidths(shares, setup.width);
  const last = widths.length - 1;
  const room = (widths[last] ?? 0) - PADDING.left - PADDING.right;
  const row = (cells: readonly string[], style: string, keepNext: boolean, end?: Paragraph) =>
    new TableRow({
      ...(!end && { tableHeader: true }),
      cantSplit: true,
      children: widths.map((width, index) =>
        cell(
          [end && index === last ? end : lineOf(style, cells[index] ?? "", block.language, keepNext)],
          width,
          CENTRED,
        ),
      ),
    });
  const rows = block.rows.map(({ cells, image, alt }, index) =>
    row(cells, "Minutes Table", together(index), picture(image, alt, room)),
  );
  return tableOf(widths, [row(block.head, "Minutes Table Head", false), ...rows], { borders: GRID });
}

const PIXELS_PER_TWIP = 96 / 1440;
const PICTURE_HEIGHT = twips(12);

/** A signature that is no picture leaves its cell empty. @param room twips */
function picture(image: string | null, alt: string, room: number): Paragraph {
  const data = image === null ? null : Buffer.from(image, "base64");
  const size = data && pngSize(data);
  const scale = size ? Math.min(room / size.width, PICTURE_HEIGHT / size.height) : 0;
  return new Paragraph({
    style: styleId("Minutes Picture"),
    children:
      data && size
        ? [
            new ImageRun({
              type: "png",
              data,
              transformation: {
                width: Math.max(1, Math.round(size.width * scale * PIXELS_PER_TWIP)),
                height: Math.max(1, Math.round(size.height * scale * PIXELS_PER_TWIP)),
              },
              altText: { name: alt, title: alt, description: alt },
            }),
          ]
        : [],
  });
}

/** Whose line it is; lines for signature and date, the name under the former. */
export function approvalTable({ rows, signed, dated, language }: Kind<"approval">, setup: PageSetup): Table {
  const widths = columnWidths([0.2, 0.14, 0.32, 0.03, 0.1, 0.21], setup.width);
  const written = (children: TextRun[], more: Partial<IParagraphOptions> = {}) => [
    new Paragraph({ style: styleId("Minutes Approval"), ...more, children }),
  ];
  const line = { borders: { bottom: thin(4) } };
  return tableOf(
    widths,
    rows.flatMap(({ label, name }) => {
      const above = [textRuns({ text: label, bold: true }, language), textRuns({ text: signed }, language), [], []];
      const lines = [...above, textRuns({ text: dated }, language), []];
      return [
        new TableRow({
          cantSplit: true,
          height: { value: twips(14), rule: HeightRule.ATLEAST },
          children: lines.map((runs, index) =>
            cell(written(runs, { keepNext: true }), widths[index] ?? 0, {
              verticalAlign: VerticalAlignTable.BOTTOM,
              ...((index === 2 || index === 5) && line),
            }),
          ),
        }),
        new TableRow({
          cantSplit: true,
          children: widths.map((width, index) =>
            cell(written(index === 2 ? textRuns({ text: name }, language) : [], { alignment: "center" }), width),
          ),
        }),
      ];
    }),
    { borders: NO_BORDERS },
  );
}

/**
 * 版记 (7.4): at the bottom of the last page, the last rule being that of the type area; first and last rule 0.35 mm, the
 * one between them 0.25 mm.
 */
export function imprintTable({ copies, issuer, date, digest, language }: Kind<"imprint">, setup: PageSetup): Table {
  const row = (paragraph: Paragraph) =>
    new TableRow({
      cantSplit: true,
      children: [cell([paragraph], setup.width, { margins: { left: 0, right: 0, top: 90, bottom: 90 } })],
    });
  const unit = ofPoints(setup.layout.imprint);
  const hanging = Math.round(labelWidth(copies?.label ?? "", language) * unit);
  const own = copies !== null && (language === "en" || hanging !== 3 * unit);
  return tableOf(
    [setup.width],
    [
      ...(copies
        ? [
            row(
              new Paragraph({
                style: styleId("Minutes Copies"),
                ...(own && { indent: { left: unit + hanging, hanging, right: unit } }),
                children: [
                  ...textRuns({ text: `${copies.label}${language === "zh" ? "：" : ":"}` }, language),
                  ...(own ? [tab()] : []),
                  ...textRuns({ text: copies.text }, language),
                ],
              }),
            ),
          ]
        : []),
      ...(issuer || date
        ? [
            row(
              new Paragraph({
                style: styleId("Minutes Imprint"),
                children: [...textRuns({ text: issuer }, language), tab(), ...textRuns({ text: date }, language)],
              }),
            ),
          ]
        : []),
      ...(digest
        ? [
            row(
              new Paragraph({
                style: styleId("Minutes Digest"),
                children: textRuns(
                  { text: `${digest.label}${language === "zh" ? "：" : ": "}${digest.text}` },
                  language,
                  true,
                ),
              }),
            ),
          ]
        : []),
    ],
    {
      borders: { ...NO_BORDERS, top: thin(8), bottom: thin(8), insideHorizontal: thin(6) },
      float: {
        horizontalAnchor: TableAnchorType.MARGIN,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
        leftFromText: 0,
        rightFromText: 0,
        topFromText: 0,
        bottomFromText: 0,
      },
    },
  );
}

/** Two languages side by side. */
export function pairTable(pairs: readonly (readonly [Content, Content])[], setup: PageSetup): Table {
  const widths = columnWidths([0.5, 0.5], setup.width);
  const gutter = twips(4);
  return tableOf(
    widths,
    pairs.map(
      (pair) =>
        new TableRow({
          children: pair.map((content, index) =>
            cell(content, widths[index] ?? 0, {
              margins: {
                left: index * gutter,
                right: (1 - index) * gutter,
                top: 0,
                bottom: ofPoints(setup.layout.body / 4),
              },
            }),
          ),
        }),
    ),
    { borders: NO_BORDERS },
  );
}

function tableOf(widths: readonly number[], rows: TableRow[], more: Omit<ITableOptions, "rows">): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    ...more,
    rows,
  });
}

function cell(children: Content, width: number, more: Partial<ConstructorParameters<typeof TableCell>[0]> = {}) {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, margins: PADDING, ...more, children });
}

function lineOf(style = "Minutes Table", text: string, language: "zh" | "en", keepNext = false): Paragraph {
  return new Paragraph({
    style: styleId(style),
    ...(keepNext && { keepNext }),
    children: textRuns({ text }, language, true),
  });
}

/** Shares of a width, without remainder. */
function columnWidths(shares: readonly number[], width: number): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0) || 1;
  let end = 0;
  let from = 0;
  return shares.map((share) => {
    end += (share / whole) * width;
    const column = Math.round(end) - from;
    from = Math.round(end);
    return column;
  });
}

/** Rows stay whole, except those that are higher than most of a page: Word would cut off what does not fit. */
function fitsPage(texts: readonly string[], widths: readonly number[], setup: PageSetup): boolean {
  const { margins, table } = setup.layout;
  const height = twips(297 - margins.top - margins.bottom);
  const lines = texts.map((text, index) => {
    const room = Math.max(1, ((widths[index] ?? 0) - PADDING.left - PADDING.right) / ofPoints(table) - 1);
    return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(charactersIn(line) / room)), 0);
  });
  return Math.max(0, ...lines) * tablePitch(setup) < 0.6 * height;
}
