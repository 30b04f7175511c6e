/**
 * Figures of regional economics, as pure functions of numbers. Each is checked against published or hand-made values in
 * test/unit/analysis/formulas.test.ts. What cannot be told is null, never NaN and never a quiet zero.
 */

/**
 * Similarity of two structures: the cosine of the angle between them, 0 (nothing in common) to 1 (the same shares).
 * S = Σ a_k b_k / √(Σ a_k² · Σ b_k²). Source: UNIDO, World Industry since 1960 (1979).
 * @param a what the first place has of each segment, none negative
 * @param b the second place, same segments in the same order
 * @returns null where a place has nothing
 */
export function similarity(a: readonly number[], b: readonly number[]): number | null {
  const [sizeA, sizeB] = [product(a, a), product(b, b)];
  if (sizeA === 0 || sizeB === 0) return null;
  return Math.min(1, product(a, b) / Math.sqrt(sizeA * sizeB));
}

/** How much each segment adds to the similarity: shares that add up to 1; null where there is none. */
export function similarityShares(a: readonly number[], b: readonly number[]): number[] | null {
  const all = product(a, b);
  return all === 0 ? null : a.map((value, at) => (value * (b[at] ?? 0)) / all);
}

/**
 * Krugman's index of two structures: K = Σ |a_k/Σa − b_k/Σb|, 0 (the same shares) to 2 (no segment in common). K/2 is the share
 * that one place would have to move to look like the other. Source: Krugman, Geography and Trade (1991).
 * @returns null where a place has nothing
 */
export function krugman(a: readonly number[], b: readonly number[]): number | null {
  const [allA, allB] = [total(a), total(b)];
  if (allA === 0 || allB === 0) return null;
  return a.reduce((sum, value, at) => sum + Math.abs(value / allA - (b[at] ?? 0) / allB), 0);
}

/**
 * Location quotient: the share of a segment in a place beside its share in the base, which contains the place. Above 1: more
 * than usual. Source: Florence, Report on the Location of Industry (1939).
 * @param of a segment in the place, the whole place, the segment in the base, the whole base
 * @returns null where the base has nothing of the segment, or the place nothing at all
 */
export function locationQuotient(of: { part: number; place: number; base: number; whole: number }): number | null {
  if (of.place === 0 || of.base === 0 || of.whole === 0) return null;
  return of.part / of.place / (of.base / of.whole);
}

export interface Concentration {
  /** Σ s², 1/n to 1. */
  index: number;
  /** (H − 1/n)/(1 − 1/n), 0 to 1; null for one alone. */
  normalized: number | null;
  /** 1/H: as many of equal size would be as concentrated. */
  equivalent: number;
}

/** Herfindahl-Hirschman index of shares. @returns null where there is nothing */
export function herfindahl(values: readonly number[]): Concentration | null {
  const all = total(values);
  if (all <= 0) return null;
  const index = values.reduce((sum, value) => sum + (value / all) ** 2, 0);
  const least = 1 / values.length;
  return {
    index,
    normalized: values.length > 1 ? (index - least) / (1 - least) : null,
    equivalent: 1 / index,
  };
}

export interface Inequality {
  /** T = Σ (1/n) (y/μ) ln(y/μ); zeros count as nothing. */
  t: number;
  /** L = Σ (1/n) ln(μ/y), the mean log deviation; null where somebody has nothing: then it has no bound. */
  l: number | null;
  /** The part of T between the groups, and within them. */
  between: number;
  within: number;
}

/**
 * Theil's indices of inequality, with what of T lies between groups. Source: Theil, Economics and Information Theory (1967);
 * decomposition after Bourguignon (1979).
 * @param groups values of each group, none negative
 * @returns null where there is nothing
 */
export function theil(groups: readonly (readonly number[])[]): Inequality | null {
  const values = groups.flat();
  const sum = total(values);
  if (values.length === 0 || sum <= 0) return null;
  const mean = sum / values.length;
  const t = values.reduce((all, value) => all + weighed(value / mean), 0) / values.length;
  const between = groups.reduce((all, group) => {
    const part = total(group);
    return part > 0 ? all + (part / sum) * Math.log(part / group.length / mean) : all;
  }, 0);
  return {
    t,
    l: values.includes(0) ? null : values.reduce((all, value) => all + Math.log(mean / value), 0) / values.length,
    between,
    within: t - between,
  };
}

/**
 * E-I index of ties: (E − I)/(E + I), −1 (all within) to 1 (all across).
 * Source: Krackhardt and Stern, Informal networks and organizational crises (1988).
 * @returns null without ties
 */
export function eiIndex(external: number, internal: number): number | null {
  return external + internal === 0 ? null : (external - internal) / (external + internal);
}

/** The E-I index that ties between any two of them would have by chance. @returns null where no two can be tied */
export function eiByChance(first: number, second: number): number | null {
  const pairs = ((first + second) * (first + second - 1)) / 2;
  return pairs === 0 ? null : (2 * first * second) / pairs - 1;
}

/** Jaccard: what both have, of what either has. @returns null where neither has anything */
export function jaccard(first: ReadonlySet<string>, second: ReadonlySet<string>): number | null {
  const both = [...first].filter((one) => second.has(one)).length;
  const either = first.size + second.size - both;
  return either === 0 ? null : both / either;
}

/** The middle one, of an even number the mean of the two in the middle. @returns null of nothing */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] as number, sorted[sorted.length >> 1] as number];
  return (low + high) / 2;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

/** x ln x, which goes to nothing with x. */
function weighed(x: number): number {
  return x > 0 ? x * Math.log(x) : 0;
}
