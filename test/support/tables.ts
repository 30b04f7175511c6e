/** Tables in Markdown, for pages that tests make. */

/** Chinese characters and their punctuation are as wide as two letters. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu;

/** A table as the formatter of this repository sets it. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => widthOf(row[column] ?? ""))));
  const lineOf = (cells: readonly string[], fill = " ") =>
    `| ${cells.map((cell, column) => cell + fill.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))).join(" | ")} |`;
  return [
    lineOf(head),
    lineOf(
      head.map(() => ""),
      "-",
    ),
    ...rows.map((row) => lineOf(row)),
  ];
}

function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}
