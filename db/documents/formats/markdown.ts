/** Minutes as Markdown (CommonMark with tables). Content is escaped: nobody's text becomes markup or HTML. */
import type { Block, Run } from "../../contract/blocks.ts";
import { linesOf } from "./lines.ts";
import { type Printable, printableText } from "./printable.ts";

export async function printMarkdown({ blocks, header, foot }: Printable): Promise<Uint8Array> {
  const parts = [header && escaped(header), ...blocks.map(printBlock), foot && escaped(foot)];
  return new TextEncoder().encode(`${parts.filter((part) => part).join("\n\n")}\n`);
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
      return block.rows
        .map(([label, value]) => `- ${bold(label)}${block.language === "zh" ? "：" : ": "}${escaped(value)}`)
        .join("\n");
    case "table":
      return table(block.head, block.rows);
    case "slip":
      return [
        bold(block.title),
        table(
          block.head,
          Array.from({ length: block.seats }, () => block.head.map(() => "")),
        ),
        escaped(block.foot),
      ]
        .filter(Boolean)
        .join("\n\n");
    case "signatures":
      return table(
        block.head.slice(0, -1),
        block.rows.map(({ cells }) => cells),
      );
    case "rule":
      return "---";
    case "mark":
      return bold(block.text);
    case "annex":
      return `## ${escaped(block.label)}\n\n### ${escaped(block.title)}`;
    case "columns":
      return [...block.left, ...block.right].map(printBlock).join("\n\n");
    case "marking":
    case "number":
    case "roll":
    case "annexes":
    case "signature":
    case "approval":
    case "imprint":
      return linesOf(block).map(escaped).join("\n\n");
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row.length === 1 ? head.map((_, at) => (at === 0 ? bold(row[0] as string) : "")) : row.map(escaped);
  return [head.map(escaped), head.map(() => "---"), ...rows.map(cells)]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function printRun(run: Run): string {
  // Emphasis ends neither in a space nor in punctuation, or it would not be read as emphasis.
  const [, words = "", end = ""] = /^(.*?)([：:\s]*)$/su.exec(run.text) ?? [];
  return run.bold && words ? `${bold(words)}${escaped(end)}` : escaped(run.text);
}

function bold(words: string): string {
  return `**${escaped(words)}**`;
}

/**
 * Every mark of Markdown and HTML is escaped where it would be read as one; line breaks are `<br>`, the only markup that a
 * cell can hold.
 */
function escaped(text: string): string {
  return printableText(text)
    .replace(/[\\`*_[\]<>|~&$]/g, "\\$&")
    .replace(/^\s*([#+=-])/, "\\$1")
    .replace(/^\s*(\d+)([.)])/, "$1\\$2")
    .replace(/^\s{2,}/, " ")
    .replace(/\s*\n\s*/g, "<br>");
}
