/**
 * How large the sentence stands on the stage, and after which comma it breaks. Pure: worked out from its length, so that
 * nothing jumps while it is laid out. All lengths are parts of a stage that is 1920 wide and 1080 high.
 */

/** A stage as it is on a screen of another size or shape: at least one of its sides is that of the drawing. */
export interface Stage {
  width: number;
  height: number;
  /** Pixels of the screen that one part of the stage takes. */
  scale: number;
}

const WIDE = 1920;
const HIGH = 1080;
/** In a window of any size, words stay large enough to be read from the desk. */
const SMALLEST_SCALE = 0.5;
/** To the left and to the right of what stands on the stage. */
export const MARGIN = 72;

/** @param screen width and height in px */
export function stageOn({ width, height }: { width: number; height: number }): Stage {
  const scale = Math.max(SMALLEST_SCALE, Math.min(height / HIGH, width / WIDE));
  return { width: width / scale, height: height / scale, scale };
}

/** Sizes at which a sentence is read from the last row, the largest first. */
const FAR = [96, 88, 84, 72];
/** For what is too long for them: it must still be seen whole. */
const NEARER = [72, 60, 48, 40];
const SMALLEST = 40;
/** Height of a line, of the size of its letters; the style sheet has the same. */
export const LEADING = 1.38;

/** Lines that a sentence should need at most. English takes half as much room again. */
export function linesIn(language: "zh" | "en"): number {
  return language === "en" ? 3 : 2;
}

interface Room {
  /** Lines that the sentence should need at most. */
  lines: number;
  width: number;
  /** Height that is free for it, should it need more lines. */
  height: number;
}

export interface Layout {
  /** Height of its letters. */
  size: number;
  /** What stands before the break and what behind it; one part where no comma lies well. */
  parts: string[];
}

/**
 * The largest size at which the sentence needs so many lines; where it needs more at any of them, the largest at which all
 * of it is seen. It breaks after a comma where that costs no line.
 */
export function layoutOf(sentence: string, { lines, width, height }: Room): Layout {
  const needs = (size: number) => linesOf(sentence, width / size);
  const size =
    FAR.find((one) => needs(one) <= lines) ?? NEARER.find((one) => needs(one) * one * LEADING <= height) ?? SMALLEST;
  return { size, parts: brokenAfterComma(sentence, width / size) };
}

// A number stays with the word that it counts, a mark with the word before it.
const WORDS =
  /\d+\s?\p{Script=Han}[，。；：、！？）》”’]*|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+\s*|\s+|.[，。；：、！？）》”’]*/gsu;
const COMMA = /[，；：]|[,;:](?=\s)/gu;

/** Lines that a text needs where each holds so many widths of a Chinese character. */
function linesOf(text: string, holds: number): number {
  let lines = 1;
  let used = 0;
  for (const [word] of text.matchAll(WORDS)) {
    const takes = unitsOf(word.trimEnd());
    if (used > 0 && used + takes > holds) {
      lines += 1;
      used = 0;
    }
    // What is wider than a line goes on in the next.
    lines += Math.max(0, Math.ceil((used + takes) / holds) - 1);
    used = takes > holds ? takes % holds : used + unitsOf(word);
  }
  return lines;
}

/** In two, at the comma that lies nearest to the middle, where that needs no line more. */
function brokenAfterComma(text: string, holds: number): string[] {
  const needed = linesOf(text, holds);
  if (needed === 1) return [text];
  const whole = unitsOf(text);
  const breaks = [...text.matchAll(COMMA)]
    .map(({ index, 0: { length } }) => [text.slice(0, index + length), text.slice(index + length).trimStart()] as const)
    .filter(([before, behind]) => behind !== "" && linesOf(before, holds) + linesOf(behind, holds) <= needed)
    .sort(([a], [b]) => Math.abs(unitsOf(a) - whole / 2) - Math.abs(unitsOf(b) - whole / 2));
  return breaks[0] ? [...breaks[0]] : [text];
}

/** Widths of letters in parts of a Chinese character's: those of Noto Serif at weight 600, rounded up. */
const SPACE = 0.27;
const NARROW = 0.42;
const USUAL = 0.62;
const WIDE_LETTER = 0.88;
const OTHER = 0.72;

/** How wide a text is, in widths of a Chinese character. */
export function unitsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + widthOf(one), 0);
}

function widthOf(letter: string): number {
  if (/[\p{Script=Han}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/u.test(letter)) return 1;
  if (/\s/u.test(letter)) return SPACE;
  if (/[fijlrt.,;:'()-]/.test(letter)) return NARROW;
  if (/[mwMW]/.test(letter)) return WIDE_LETTER;
  return /\p{Ll}/u.test(letter) ? USUAL : OTHER;
}
