/** Which text of a document is set in which role of faces; the same as in the PDF's template (assets/typst). */
import { type FlatBlock, flatBlocks } from "../../contract/blocks.ts";
import type { FaceRole } from "../../contract/vocabulary.ts";
import type { PageStyle } from "./layout.ts";
import { type Printable, pageStyleOf } from "./printable.ts";

/** All text of each role that the document has. */
export function textsByRole(printable: Printable): Map<FaceRole, string> {
  const { blocks, header, foot, language } = printable;
  const style = pageStyleOf(printable);
  const number = style.pageNumber === "none" ? "" : PAGE_NUMBER[language];
  const pieces: Piece[] = [
    ...flatBlocks(blocks).flatMap((block) => piecesOf(block, style)),
    ["song", `${header ?? ""}${foot ?? ""}${number}`],
  ];
  const texts = new Map<FaceRole, string>();
  for (const [role, text] of pieces) if (text) texts.set(role, (texts.get(role) ?? "") + text);
  return texts;
}

type Piece = readonly [FaceRole, string];

const PAGE_NUMBER = { zh: "—第页，共0123456789", en: "—Page of 0123456789", both: "—/0123456789" };
/** Marks that are not as wide as a Chinese character in English, and so come from another face on purpose. */
const ENGLISH_MARKS = /[‘’“”…—–]/gu;

function piecesOf(block: FlatBlock, style: PageStyle): Piece[] {
  const pieces = writtenPieces(block, style);
  return block.language === "en" ? pieces.map(([role, text]) => [role, text.replace(ENGLISH_MARKS, "")]) : pieces;
}

function writtenPieces(block: FlatBlock, { style, faces }: PageStyle): Piece[] {
  const colon = block.language === "zh" ? "：" : ":";
  const plain = style === "plain";
  const strong: FaceRole = block.language === "en" && !plain ? "title" : "hei";
  const { body } = faces;
  switch (block.kind) {
    case "rule":
      return [];
    case "marking":
      return block.lines.map((line) => [/^\d+$/.test(line) ? body : "hei", line]);
    case "mark":
      return [[faces.mark, block.text]];
    case "number":
      return [[body, block.text]];
    case "title":
      return [[plain ? "title" : faces.title, block.text]];
    case "note":
      return [[strong, block.text]];
    case "heading":
      return [[plain ? "hei" : (faces.headings[block.level - 1] ?? "hei"), block.text]];
    case "paragraph":
      return block.runs.map(({ text, bold }) => [bold ? strong : body, text]);
    case "fields":
      return block.rows.flatMap(([label, value]): Piece[] => [
        [strong, label + colon],
        [body, value],
      ]);
    case "roll":
      return [
        ["hei", block.label + colon],
        [body, block.text],
      ];
    case "annexes":
      return [
        [style === "gb" ? body : strong, block.label + colon],
        [body, (block.names.length > 1 ? "1234567890." : "") + block.names.join("")],
      ];
    case "signature":
      return [[body, block.name + block.date]];
    case "approval":
      return block.rows.flatMap(({ label, name }): Piece[] => [
        [strong, label],
        [body, name + block.signed + block.dated],
      ]);
    case "annex":
      return [
        ["hei", block.label],
        [faces.title, block.title],
      ];
    case "table":
      return [
        ["hei", [...block.head, ...block.rows.flatMap((row) => (row.length === 1 ? row : []))].join("")],
        [faces.table, block.rows.flat().join("")],
      ];
    case "slip":
      return [
        ["hei", block.title + block.head.join("")],
        [body, block.foot],
      ];
    case "signatures":
      return [
        ["hei", block.head.join("")],
        [faces.table, block.rows.flatMap(({ cells }) => cells).join("")],
      ];
    case "imprint":
      return [
        [body, `${block.copies ? block.copies.label + colon + block.copies.text : ""}${block.issuer}${block.date}`],
        [body, block.digest ? block.digest.label + colon + block.digest.text : ""],
      ];
  }
}
