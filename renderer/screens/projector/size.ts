/** How large the sentence is. Pure: worked out from its length, so that it does not jump while it is laid out. */

/** Parts of the height of a screen that is 1080 px high. */
const SIZES = [96, 88, 84, 72, 60, 48, 40];
const HEIGHT = 1080;
/** Text takes so much of the width; the rest is margin. */
const WIDTH = 0.92;
/** A line of Chinese breaks a little before its end. */
const SLACK = 1.04;

/** Characters in widths of a Chinese one: others take about half. */
export function unitsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(one) ? 1 : 0.55), 0);
}

/**
 * The largest size at which the sentence needs at most so many lines; the smallest if it needs more at any.
 * @param screen width and height in px
 * @returns px
 */
export function sentenceSize(units: number, lines: number, screen: { width: number; height: number }): number {
  const scale = Math.min(screen.height, (screen.width * 9) / 16) / HEIGHT;
  const fits = SIZES.find((size) => Math.ceil((units * SLACK * size * scale) / (screen.width * WIDTH)) <= lines);
  return (fits ?? (SIZES.at(-1) as number)) * scale;
}
