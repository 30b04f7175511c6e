/** Tables in Markdown, for pages that tests make. */

/** A table as the formatter of this repository sets it. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const lineOf = (cells: readonly string[], fill = " ") =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(" | ")} |`;
  return [
    lineOf(head),
    lineOf(
      head.map(() => ""),
      "-",
    ),
    ...rows.map((row) => lineOf(row)),
  ];
}
