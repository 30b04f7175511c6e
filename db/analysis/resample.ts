/**
 * How far a figure of few firms may be trusted: the firms are drawn again with replacement many times, and the figure is taken of
 * each draw. The same seed gives the same interval on every laptop.
 */

export interface Interval {
  low: number;
  high: number;
  /** Draws that gave a figure. */
  draws: number;
}

/** Draws for an interval; fewer where there are many firms, of whom it needs fewer. */
const DRAWS = 2_000;
/** Firms drawn in all: more would keep others waiting. */
const MOST_DRAWN = 4_000_000;
/** Of fewer draws than this no interval is told. */
const LEAST_DRAWS = 200;
/** The share of the interval that lies outside, on both sides together. */
const OUTSIDE = 0.05;

/**
 * The bias-corrected interval of 95 %. A plain one lies beside the figure where draws of few firms lean to one side.
 * Source: Efron, Nonparametric standard errors and confidence intervals (1981).
 * @param groups firms of each place; each place is drawn by itself and keeps its size
 * @param figure of such groups; null: it cannot be told of them
 * @param seed the same for the same interval
 * @returns null where there is no figure, or where too many draws give none
 */
export function intervalOf<T>(
  groups: readonly (readonly T[])[],
  figure: (groups: readonly (readonly T[])[]) => number | null,
  seed: number,
): Interval | null {
  const value = figure(groups);
  const size = groups.reduce((sum, { length }) => sum + length, 0);
  const draws = Math.min(DRAWS, Math.floor(MOST_DRAWN / Math.max(1, size)));
  if (value === null || draws < LEAST_DRAWS) return null;
  const random = randomFrom(seed);
  const drawn: number[] = [];
  for (let n = 0; n < draws; n++) {
    const found = figure(groups.map((group) => group.map(() => group[Math.floor(random() * group.length)] as T)));
    if (found !== null) drawn.push(found);
  }
  if (drawn.length < LEAST_DRAWS) return null;
  drawn.sort((a, b) => a - b);
  // Draws that are equal to the figure count half on each side: counts of few firms give the same figure often.
  const below = drawn.filter((one) => one < value).length + drawn.filter((one) => one === value).length / 2;
  const edge = 1 / (2 * drawn.length);
  const bias = normalQuantile(Math.min(1 - edge, Math.max(edge, below / drawn.length)));
  const reach = normalQuantile(1 - OUTSIDE / 2);
  const at = (share: number) => drawn[Math.min(drawn.length - 1, Math.floor(share * drawn.length))] as number;
  return { low: at(normalShare(2 * bias - reach)), high: at(normalShare(2 * bias + reach)), draws: drawn.length };
}

/** Numbers from 0 (inclusive) to 1 (exclusive), the same for the same seed. Source: xorshift32 (Marsaglia, 2003). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The share of a normal distribution below z. Source: Abramowitz and Stegun (1964), 26.2.17; error below 1e-7. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const tail = series.reduceRight((sum, factor) => (sum + factor) * t, 0) * Math.exp((-z * z) / 2) * 0.3989422804;
  return z >= 0 ? 1 - tail : tail;
}

/** Where a normal distribution has this share below it, found by halving: exact enough, and without a table of its own. */
function normalQuantile(share: number): number {
  let [low, high] = [-8, 8];
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
