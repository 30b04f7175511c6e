/** What pages ask of blocks: what stays together, and how wide columns are. */
import type { Block } from "../../contract/blocks.ts";

/** Of a paragraph that goes to the next page as a whole, in characters: a longer one would leave half a page empty. */
const LONGEST_KEPT = 300;

/**
 * No signature stands alone on a page (GB/T 9704-2012, 7.3.5.4): what is annexed, and the paragraph above it, go to the next
 * page with it, unless it is long; of that one, lines stand there more often than not.
 */
export function withSignatureKept(blocks: readonly Block[]): Block[] {
  const kept = [...blocks];
  for (const [index, { kind }] of blocks.entries()) {
    if (kind !== "signature") continue;
    let at = index - 1;
    for (let before = kept[at]; before?.kind === "annexes"; before = kept[--at]) kept[at] = { ...before, keep: true };
    const text = kept[at];
    if (text?.kind === "paragraph" && lengthOf(text) <= LONGEST_KEPT) kept[at] = { ...text, keep: true };
  }
  return kept;
}

function lengthOf({ runs }: Extract<Block, { kind: "paragraph" }>): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

/** Of the line: what a drawn signature takes; in half characters of a table on 156 mm, how many fit in all. */
const SIGNATURE_SHARE = 0.2;
const HALF_CHARACTERS = 84;
/** Sector and hour stand on one line each; the names of party and person share the rest. */
const WHOLE_COLUMNS = new Set([0, 3]);
const [NARROWEST, WIDEST, PADDING] = [8, 24, 2];

/**
 * Columns of confirmations as wide as what stands in them, so that no hour is broken, and no name that need not be.
 * @param rows the head among them @returns shares of the line
 */
export function confirmationWidths(rows: readonly (readonly string[])[]): number[] {
  const columns = (rows[0]?.length ?? 1) - 1;
  const wanted = Array.from({ length: columns }, (_, column) => {
    const lines = rows.flatMap((cells) => (cells[column] ?? "").split("\n"));
    const widest = Math.max(...lines.map((line) => line.replace(/\p{Script=Han}|[（）：，。]/gu, "  ").length));
    return Math.min(WIDEST, Math.max(NARROWEST, widest)) + PADDING;
  });
  const sumOf = (whole: boolean) =>
    wanted.reduce((sum, one, column) => (WHOLE_COLUMNS.has(column) === whole ? sum + one : sum), 0);
  const room = 1 - SIGNATURE_SHARE - sumOf(true) / HALF_CHARACTERS;
  return [
    ...wanted.map((one, column) => (WHOLE_COLUMNS.has(column) ? one / HALF_CHARACTERS : (one / sumOf(false)) * room)),
    SIGNATURE_SHARE,
  ];
}
