/** Minutes as Markdown (CommonMark with tables). Content is escaped: nobody's text becomes markup or HTML. */
import type { Block, Run } from "../contract/minutes.ts";
import { type Printable, printableText } from "./printable.ts";

export async function printMarkdown({ blocks }: Printable): Promise<Uint8Array> {
  return new TextEncoder().encode(`${blocks.map(printBlock).join("\n\n")}\n`);
}

function printBlock(block: Block): string {
  switch (block.kind) {
    case "title":
      return `# ${escaped(block.text)}`;
    case "note":
      return `**${escaped(block.text)}**`;
    case "heading":
      return `${"#".repeat(block.level + 1)} ${escaped(block.text)}`;
    case "paragraph":
      return `${block.indent ? "> " : ""}${block.runs.map(printRun).join("")}`;
    case "fields":
      return block.rows.map(([label, value]) => `- **${escaped(label)}**: ${escaped(value)}`).join("\n");
    case "table":
      return [block.head, block.head.map(() => "---"), ...block.rows]
        .map((row, index) => `| ${row.map((cell) => (index === 1 ? cell : escaped(cell))).join(" | ")} |`)
        .join("\n");
  }
}

function printRun({ text, bold }: Run): string {
  // Emphasis must not end in a space, so the space after a label goes outside.
  const trimmed = text.trimEnd();
  return bold ? `**${escaped(trimmed)}**${text.slice(trimmed.length)}` : escaped(text);
}

function escaped(text: string): string {
  return printableText(text)
    .replace(/[\\`*_{}[\]<>()#+\-!|~&$]/g, "\\$&")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2");
}
