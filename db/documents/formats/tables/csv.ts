/** Tables as text: cells between commas (RFC 4180), in UTF-8 with the mark by which Excel and WPS know it. */
import { printableText } from "../printable.ts";
import type { Cell, Sheet } from "../sheet.ts";

const MARK = "\ufeff";

export function printCsv({ columns, rows }: Sheet): Uint8Array {
  const shown = columns.flatMap(({ hidden }, at) => (hidden ? [] : [at]));
  const lines = [columns.map(({ head }) => head), ...rows].map((row) =>
    shown.map((at) => cellOf(row[at] ?? null)).join(","),
  );
  return new TextEncoder().encode(`${MARK}${lines.join("\r\n")}\r\n`);
}

function cellOf(cell: Cell): string {
  if (cell === null) return "";
  const text = typeof cell === "number" ? String(cell) : inert(printableText(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would take for a formula stands behind an apostrophe, as spreadsheets write such text themselves. */
function inert(text: string): string {
  return /^\s*[=@＝＠]|^\t/.test(text) || (/^\s*[+\-＋－]/.test(text) && !/^\s*[+-]?[\d.,\s]+$/.test(text))
    ? `'${text}`
    : text;
}
