/**
 * How much the tests do that are long by nature: `short` in `npm test`, `full` in `npm run test:full`, `nightly` in
 * `npm run test:full -- --nightly`. A test file is one of the long tiers because it imports this file: the long tiers
 * run those files and no others.
 */

export const TIERS = ["short", "full", "nightly"] as const;
export type Tier = (typeof TIERS)[number];

export const TIER = tierOf(process.env.CONCORD_TIER);

/** @throws Error when there is no such tier */
export function tierOf(asked: string | undefined): Tier {
  const tier = TIERS.find((each) => each === (asked || "short"));
  if (!tier) throw new Error(`CONCORD_TIER is one of ${TIERS.join(", ")}, not "${asked}"`);
  return tier;
}

/** The size for the tier that runs. Nightly is as full, where nothing else is said. */
export function byTier<T>({ short, full, nightly = full }: { short: T; full: T; nightly?: T }): T {
  return { short, full, nightly }[TIER];
}
