/** The order in which things are recorded and printed. Pure: the worker sets it, the window shows it before the answer. */

/** Ranks leave room between neighbours, so that one record can be moved without touching the others. */
const STEP = 1_000;

/** The rank behind all of these. */
export function rankBehind(ranks: Iterable<number | null>): number {
  let last = 0;
  for (const rank of ranks) last = Math.max(last, rank ?? 0);
  return last + STEP;
}

/**
 * The ranks that records have, dealt out anew to them in another order: what lies between them stays where it is.
 * @returns in growing order, no two the same
 */
export function ranksDealt(ranks: readonly (number | null)[]): number[] {
  const dealt = ranks.map((rank) => rank ?? 0).toSorted((a, b) => a - b);
  for (let index = 1; index < dealt.length; index++)
    dealt[index] = Math.max(dealt[index] as number, (dealt[index - 1] as number) + 1);
  return dealt;
}
