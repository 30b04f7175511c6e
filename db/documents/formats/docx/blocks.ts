/** Blocks of a document as paragraphs and tables of a Word file. */
import { HeadingLevel, type IIndentAttributesProperties, Paragraph, type Table, TabStopType, TextRun } from "docx";
import type { Block, FlatBlock } from "../../../contract/blocks.ts";
import { isUnder } from "../layout.ts";
import { printableText } from "../printable.ts";
import { titleLines } from "../title-lines.ts";
import { characterOf, charactersIn, labelWidth, ofPoints, type PageSetup } from "./page-setup.ts";
import { type Language, labelRuns, runsOf, tab, textRuns } from "./runs.ts";
import { styleId } from "./style-sheet.ts";
import { approvalTable, imprintTable, listTable, pairTable, signatureTable, slipTable } from "./tables.ts";
import { official } from "./type.ts";

type Printed = (Paragraph | Table)[];
type Kind<K extends Block["kind"]> = Extract<Block, { kind: K }>;

export function printBlocks(blocks: readonly Block[], setup: PageSetup): Printed {
  const groups = grouped(blocks);
  return groups.flatMap((block, index) => {
    if (Array.isArray(block)) {
      const pairs = block.map(({ left, right }) => [printSide(left, setup), printSide(right, setup)] as const);
      const next = groups[index + 1];
      return [pairTable(pairs, setup), ...(next && !isTable(next) ? [] : [gap()])];
    }
    return printBlock(block, groups[index - 1], setup);
  });
}

function isTable(block: FlatBlock | unknown[]): boolean {
  return Array.isArray(block) || ["table", "signatures", "approval", "imprint"].includes((block as FlatBlock).kind);
}

/** Pairs of columns that follow one another are rows of one table. */
function grouped(blocks: readonly Block[]): (FlatBlock | Kind<"columns">[])[] {
  const groups: (FlatBlock | Kind<"columns">[])[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind !== "columns") groups.push(block);
    else if (Array.isArray(last)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function printSide(blocks: readonly FlatBlock[], setup: PageSetup): Printed {
  return blocks.flatMap((block, index) => printBlock(block, blocks[index - 1], setup));
}

function printBlock(block: FlatBlock, before: FlatBlock | unknown[] | undefined, setup: PageSetup): Printed {
  const under = isUnder(block, setup.language) ? " Under" : "";
  const { language } = block;
  const first = !before || Array.isArray(before) || (before as FlatBlock).kind !== block.kind;
  switch (block.kind) {
    case "marking":
      return block.lines.map((text) => marking(text, block, setup));
    case "mark":
      return [styled("Minutes Mark", textRuns(block, language))];
    case "number":
      return [number(block)];
    case "rule":
      return [styled("Minutes Rule", [])];
    case "title":
      return under
        ? [styled("Minutes Title Under", textRuns(block, language))]
        : [new Paragraph({ heading: HeadingLevel.TITLE, children: titleRuns(block.text, language, setup) })];
    case "note":
      return [styled(`Minutes Note${under}`, textRuns(block, language))];
    case "heading":
      // One entry of the document map for each item: English under the Chinese is a line of the same heading.
      return under
        ? [styled("Minutes Heading Under", textRuns(block, language))]
        : [
            new Paragraph({
              heading: LEVELS[block.level],
              ...(block.newPage && { pageBreakBefore: true }),
              children: textRuns(block, language),
            }),
          ];
    case "paragraph":
      return [
        styled(`Minutes ${block.indent ? "Indented" : "Text"}${under}`, runsOf(block.runs, language), {
          ...(block.flush && { indent: { firstLine: 0 } }),
          ...(block.keep && { keepNext: true }),
        }),
      ];
    case "fields":
      return fields(block);
    case "roll":
      return [roll(block, first, setup)];
    case "annexes":
      return annexes(block, setup);
    case "signature":
      return signature(block, setup);
    case "approval":
      return [approvalTable(block, setup), gap()];
    case "annex":
      return [
        styled("Minutes Annex", textRuns({ text: block.label }, language)),
        styled("Minutes Annex Title", titleRuns(block.title, language, setup)),
      ];
    case "table":
      return [listTable(block, setup), gap()];
    case "slip":
      return [
        new Paragraph({
          style: styleId("Minutes Field"),
          keepNext: true,
          indent: { left: 0, hanging: 0 },
          spacing: { before: ofPoints(setup.layout.line) },
          children: textRuns({ text: block.title, bold: true }, language),
        }),
        slipTable(block, setup),
        styled("Minutes Field", textRuns({ text: block.foot }, language), { indent: { left: 0, hanging: 0 } }),
      ];
    case "signatures":
      return [signatureTable(block, setup), gap()];
    case "imprint":
      return [imprintTable(block, setup), styled("Minutes End", [])];
  }
}

const LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

/** Lines of a title end where it looks well and no word is cut (7.3.1). */
function titleRuns(text: string, language: Language, { layout, width }: PageSetup): TextRun[] {
  const lines = titleLines(printableText(text), Math.floor(width / ofPoints(layout.title)));
  return textRuns({ text: lines.join("\n") }, language);
}

/** 份号 is written in the face of the text, 密级 and 紧急程度 in 黑体 (7.2.1 to 7.2.3). */
function marking(text: string, { language }: FlatBlock, setup: PageSetup): Paragraph {
  return styled(/^\d+$/.test(text) && official(setup) ? "Normal" : "Minutes Marking", textRuns({ text }, language));
}

/** With 签发人 on the same line, its name in 楷体 (7.2.6). */
function number({ text, signer, language }: Kind<"number">): Paragraph {
  if (!signer) return styled("Minutes Number", textRuns({ text }, language));
  return styled("Minutes Number Signed", [
    ...textRuns({ text }, language),
    tab(),
    ...labelRuns(signer.label, language, false),
    ...(language === "en" ? textRuns({ text: " " }, language) : []),
    new TextRun({
      text: printableText(signer.name),
      style: styleId("Minutes Signer"),
      ...(language === "zh" && { font: { hint: "eastAsia" } }),
    }),
  ]);
}

function fields({ rows, language }: Kind<"fields">): Paragraph[] {
  return rows.map(([label, value]) =>
    styled("Minutes Field", [...labelRuns(label, language), tab(), ...textRuns({ text: value }, language)]),
  );
}

/** A Chinese label of two characters fits the style; after others, the text begins at an indent of its own. */
function roll({ label, text, language }: Kind<"roll">, first: boolean, setup: PageSetup): Paragraph {
  const runs = textRuns({ text }, language);
  const indent = ownIndent(label, language, setup);
  return styled(
    first ? "Minutes Roll First" : "Minutes Roll",
    [...labelRuns(label, language), ...(indent ? [tab()] : []), ...runs],
    indent && { indent },
  );
}

function ownIndent(label: string, language: Language, setup: PageSetup): IIndentAttributesProperties | undefined {
  if (language === "zh" && charactersIn(label) === 2) return undefined;
  const unit = characterOf(setup);
  const hanging = Math.round((labelWidth(label, language) + 0.5) * unit);
  return { left: 2 * unit + hanging, hanging };
}

/** 附件：1. ××, turning over under the first character of the name (7.3.4). Elsewhere the label stands at the edge. */
function annexes({ label, names, keep, language }: Kind<"annexes">, setup: PageSetup): Paragraph[] {
  const unit = characterOf(setup);
  const exact = language === "zh" && charactersIn(label) === 2;
  const words = labelWidth(label, language) + (exact ? 0 : 0.5);
  const number = names.length === 1 ? 0 : 0.75 + String(names.length).length / 2;
  const start = official(setup) ? 2 : 0;
  return names.map((name, index) => {
    const first = index === 0;
    return new Paragraph({
      style: styleId(first ? "Minutes Annexes First" : "Minutes Annexes"),
      ...(keep && { keepNext: true }),
      indent: {
        left: Math.round((start + words + number) * unit),
        hanging: Math.round(((first ? words : 0) + number) * unit),
      },
      ...(first &&
        number > 0 && { tabStops: [{ type: TabStopType.LEFT, position: Math.round((start + words) * unit) }] }),
      children: [
        ...(first ? labelRuns(label, language, !official(setup)) : []),
        ...(first && !exact ? [tab()] : []),
        ...(number > 0 ? [...textRuns({ text: `${index + 1}.` }, language), tab()] : []),
        ...textRuns({ text: name }, language),
      ],
    });
  });
}

/**
 * Not sealed: the name two characters from the right, the date beginning two characters after it; the longer one of them
 * stands two from the right (7.3.5.2). Sealed: the date four from the right, the name centred over it (7.3.5.1).
 */
function signature({ name, date, sealed, language }: Kind<"signature">, setup: PageSetup): Paragraph[] {
  const unit = characterOf(setup);
  const [wide, narrow] = [charactersIn(printableText(name)), charactersIn(date)];
  const room = setup.width / unit;
  const right = sealed ? sealedIndents(wide, narrow) : unsealedIndents(wide, narrow);
  const rows = [
    { text: name, indent: right.name },
    { text: date, indent: right.date },
  ].filter(({ text }) => text);
  return rows.map(
    ({ text, indent }, index) =>
      new Paragraph({
        style: styleId("Minutes Signature"),
        keepNext: index < rows.length - 1,
        indent: { right: Math.round(Math.min(indent, Math.max(0, room - charactersIn(text))) * unit) },
        // One blank line; a seal takes two.
        ...(index === 0 && { spacing: { before: (sealed ? 2 : 1) * ofPoints(setup.layout.line) } }),
        children: textRuns({ text }, language),
      }),
  );
}

function unsealedIndents(name: number, date: number): { name: number; date: number } {
  if (name === 0) return { name: 2, date: 2 };
  return name - date >= 2 ? { name: 2, date: name - date } : { name: 4 + date - name, date: 2 };
}

function sealedIndents(name: number, date: number): { name: number; date: number } {
  return { name: Math.max(0, 4 + (date - name) / 2), date: 4 };
}

function styled(
  name: string,
  children: TextRun[],
  more?: { indent?: IIndentAttributesProperties; keepNext?: boolean },
): Paragraph {
  return new Paragraph({ style: styleId(name), children, ...more });
}

/** Two tables that touch would become one, and a document may not end with one. */
function gap(): Paragraph {
  return styled("Minutes Gap", []);
}
