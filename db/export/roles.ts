/** Which text of a document is set in which role of faces; the same as in the PDF's template (assets/typst). */
import type { Block, FlatBlock } from "../contract/blocks.ts";
import type { FaceRole } from "../contract/minutes-style.ts";
import type { PageStyle } from "./layout.ts";
import { type Printable, pageStyleOf } from "./printable.ts";

/** All text of each role that the document has. */
export function textsByRole(printable: Printable): Map<FaceRole, string> {
  const texts = new Map<FaceRole, string>();
  const style = pageStyleOf(printable);
  const { header, foot } = printable;
  const add = (role: FaceRole, text: string) => texts.set(role, `${texts.get(role) ?? ""}${text}`);
  for (const block of printable.blocks.flatMap(flat)) addBlock(block, style, add);
  add("song", `${header ?? ""}${foot ?? ""}${style.pageNumber === "none" ? "" : PAGE_NUMBER[printable.language]}`);
  return texts;
}

const PAGE_NUMBER = { zh: "—第页，共0123456789", en: "—Page of 0123456789", both: "—/0123456789" };

function flat(block: Block): FlatBlock[] {
  return block.kind === "columns" ? [...block.left, ...block.right] : [block];
}

function addBlock(block: FlatBlock, { style, faces }: PageStyle, add: (role: FaceRole, text: string) => void): void {
  const colon = block.language === "zh" ? "：" : ":";
  const strong: FaceRole = block.language === "en" && style !== "plain" ? "title" : "hei";
  switch (block.kind) {
    case "marking":
      for (const line of block.lines) add(/^\d+$/.test(line) ? faces.body : "hei", line);
      return;
    case "mark":
      return add(faces.mark, block.text);
    case "number":
      return add(faces.body, block.text);
    case "rule":
      return;
    case "title":
      return add(style === "plain" ? "title" : faces.title, block.text);
    case "note":
      return add(strong, block.text);
    case "heading":
      return add(style === "plain" ? "hei" : faces.headings[block.level - 1] ?? "hei", block.text);
    case "paragraph":
      for (const { text, bold } of block.runs) add(bold ? strong : faces.body, text);
      return;
    case "fields":
      for (const [label, value] of block.rows) {
        add(strong, label + colon);
        add(faces.body, value);
      }
      return;
    case "roll":
      add("hei", block.label + colon);
      return add(faces.body, block.text);
    case "annexes":
      add(style === "gb" ? faces.body : strong, block.label + colon);
      return add(faces.body, `1.${block.names.join("")}`);
    case "signature":
      return add(faces.body, block.name + block.date);
    case "approval":
      for (const { label, name } of block.rows) {
        add(strong, label);
        add(faces.body, name + block.signed + block.dated);
      }
      return;
    case "annex":
      add("hei", block.label);
      return add(faces.title, block.title);
    case "table":
      add("hei", block.head.join(""));
      return add(faces.table, block.rows.flat().join(""));
    case "signatures":
      add("hei", block.head.join(""));
      return add(faces.table, block.rows.flatMap(({ cells }) => cells).join(""));
    case "imprint":
      if (block.copies) add(faces.body, block.copies.label + colon + block.copies.text);
      return add(faces.body, block.issuer + block.date);
  }
}
