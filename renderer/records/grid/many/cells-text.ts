/** Cells as spreadsheets copy and paste them: columns by tabs, rows by lines, what holds either in quotes. Pure. */

export function textOfCells(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

/** One cell is a text as it is, whatever it holds. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let inside = false;
  const plain = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at] as string;
    if (inside) {
      if (letter !== '"') cell += letter;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at++;
      } else inside = false;
    } else if (letter === '"' && cell === "" && closes(plain, at)) inside = true;
    else if (letter === "\t" || letter === "\n") {
      row.push(cell);
      cell = "";
      if (letter === "\n") {
        rows.push(row);
        row = [];
      }
    } else cell += letter;
  }
  // Spreadsheets end the last line as well.
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** Whether a quote begins a quoted cell: another ends it before the next cell. */
function closes(text: string, from: number): boolean {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at++;
    else return at + 1 === text.length || text[at + 1] === "\t" || text[at + 1] === "\n";
  }
  return false;
}

function quoted(cell: string): string {
  return /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
