/** A block as plain lines of text, in the order in which every format prints its words. */
import type { Block } from "../../contract/blocks.ts";

/** Cells of a row are parted by a bar, a label from its text by a colon of the block's language. */
export function linesOf(block: Block): string[] {
  const colon = block.language === "zh" ? "：" : ": ";
  switch (block.kind) {
    case "rule":
      return [];
    case "marking":
      return block.lines;
    case "mark":
    case "title":
    case "note":
    case "heading":
      return [block.text];
    case "number":
      return [block.text, block.signer ? `${block.signer.label}${colon}${block.signer.name}` : ""].filter(Boolean);
    case "paragraph":
      return [block.runs.map(({ text }) => text).join("")];
    case "fields":
      return block.rows.map(([label, value]) => `${label}${colon}${value}`);
    case "roll":
      return [`${block.label}${colon}${block.text}`];
    case "annexes":
      return block.names.length === 1
        ? [`${block.label}${colon}${block.names[0]}`]
        : block.names.map((name, index) => `${index === 0 ? `${block.label}${colon}` : ""}${index + 1}. ${name}`);
    case "signature":
      return [block.name, block.date].filter(Boolean);
    case "approval":
      return block.rows.map(({ label, name }) => `${label}${colon}${name} ${block.signed} ${block.dated}`);
    case "annex":
      return [block.label, block.title];
    case "table":
      return [block.head, ...block.rows].map((cells) => cells.join(" | "));
    case "slip":
      return [block.title, block.head.join(" | "), block.foot];
    case "signatures":
      return [block.head, ...block.rows.map(({ cells }) => cells)].map((cells) => cells.join(" | "));
    case "imprint":
      return [
        ...(block.copies ? [`${block.copies.label}${colon}${block.copies.text}`] : []),
        ...[[block.issuer, block.date].filter(Boolean).join(" ")].filter(Boolean),
        ...(block.digest ? [`${block.digest.label}${colon}${block.digest.text}`] : []),
      ];
    case "columns":
      return [...block.left, ...block.right].flatMap(linesOf);
  }
}
