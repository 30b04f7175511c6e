/** How much of a file is taken in. Beyond, it is refused by name while it is read, and nothing of it is kept. */
export const LIMITS = {
  /** Bytes of the file itself. */
  file: 50_000_000,
  /** Bytes that all its parts come to. */
  unpacked: 200_000_000,
  parts: 2_000,
  sheets: 100,
  /** The last row that a spreadsheet has. */
  lastRow: 1_048_576,
  /** Rows in which anything stands, of all sheets together. */
  rows: 300_000,
  /** Columns in which anything stands. */
  columns: 500,
  cells: 6_000_000,
  /** Characters of a cell. */
  cell: 100_000,
  /** Tags within tags. */
  depth: 200,
  /** Cells of a merged area, and number of areas. */
  merged: 1_000_000,
  merges: 100_000,
  /** Of a file in an old format, which its reader holds as a whole. */
  old: 20_000_000,
  /** ms until whoever waits is told that it takes too long. */
  time: 60_000,
} as const;
