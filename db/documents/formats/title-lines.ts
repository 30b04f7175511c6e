/** Where the lines of a title end. */

/**
 * Lines of a Chinese title: as few as hold it, none cut inside a word, and of such lengths that they make a trapezium or a
 * rhombus, never a block (GB/T 9704-2012, 7.3.1). Line breaks of the text are kept.
 * @param most characters on a line, a Latin letter counting half
 */
export function titleLines(text: string, most: number): string[] {
  return text.split("\n").flatMap((line) => (/\p{Script=Han}/u.test(line) ? broken(line, most) : [line]));
}

function broken(text: string, most: number): string[] {
  const words = wordsOf(text, most);
  const fewest = Math.ceil(width(text) / most);
  if (fewest <= 1) return [text];
  // Words that do not divide well may need a line more.
  for (let count = fewest; count <= words.length; count++) {
    const lines = best(words, count, most);
    if (lines) return lines;
  }
  return [text];
}

/** The way to divide the words into `count` lines that looks best, by dynamic programming; null if none fits. */
function best(words: readonly string[], count: number, most: number): string[] | null {
  const starts = [0];
  for (const word of words) starts.push((starts.at(-1) as number) + width(word));
  const total = starts.at(-1) as number;
  const ideal = idealWidths(total, count, most);
  // costs[line][end]: least cost of the first lines when they hold the words up to `end`.
  let costs = new Map<number, { cost: number; ends: number[] }>([[0, { cost: 0, ends: [] }]]);
  for (let line = 0; line < count; line++) {
    const next: typeof costs = new Map();
    for (const [start, { cost, ends }] of costs)
      for (let end = start + 1; end <= words.length; end++) {
        const length = (starts[end] as number) - (starts[start] as number);
        if (length > most) break;
        if (line === count - 1 && end < words.length) continue;
        const sum = cost + (length - (ideal[line] as number)) ** 2;
        if (sum < (next.get(end)?.cost ?? Number.POSITIVE_INFINITY)) next.set(end, { cost: sum, ends: [...ends, end] });
      }
    costs = next;
  }
  const ends = costs.get(words.length)?.ends;
  return ends ? ends.map((end, line) => words.slice(line === 0 ? 0 : ends[line - 1], end).join("")) : null;
}

/** Each line two characters shorter than the one above it, where there is room for that. */
function idealWidths(total: number, count: number, most: number): number[] {
  const mean = total / count;
  const step = Math.min(2, ((most - mean) * 2) / Math.max(1, count - 1));
  return Array.from({ length: count }, (_, line) => mean + (step * (count - 1)) / 2 - step * line);
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
/** What begins no line, and what ends none. */
const NOT_FIRST = /^[、，。；：！？）》〉」』】〕”’·…—%℃]/u;
const NOT_LAST = /[（《〈「『【〔“‘]$/u;

/** Words with the marks that belong to them; a word that is longer than a line, by its characters. */
function wordsOf(text: string, most: number): string[] {
  const words: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = words.at(-1);
    if (last !== undefined && (NOT_FIRST.test(segment) || NOT_LAST.test(last) || segment === " "))
      words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  return words.flatMap((word) => (width(word) > most ? Array.from(word) : [word]));
}

function width(text: string): number {
  let sum = 0;
  for (const character of text) sum += (character.codePointAt(0) as number) < 0x2e80 ? 0.55 : 1;
  return sum;
}
