/**
 * The seeds of random tests. Each suite has its own, made from its name, so that what passed once passes again.
 * `SEED=n` takes another and `SEED=random` any, to look for what the usual one misses; a failure found so is repeated
 * with the number that it printed, and becomes a case of its own.
 */
import { createHash, randomInt } from "node:crypto";

/** The seed of a suite, said beside its result. */
export function announceSeed(suite: string): number {
  const seed = seedOf(suite, process.env.SEED);
  console.log(`${suite}: SEED=${seed}`);
  return seed;
}

/**
 * @param asked what `SEED` holds: nothing, a whole number or `random`
 * @returns a whole number from 0 to 2^31 - 1, or the one asked for
 */
export function seedOf(suite: string, asked: string | undefined): number {
  if (!asked) return Number.parseInt(createHash("sha256").update(suite).digest("hex").slice(0, 8), 16) >>> 1;
  if (asked === "random") return randomInt(2 ** 31);
  const seed = Number(asked);
  if (!Number.isSafeInteger(seed)) throw new Error(`SEED is a whole number or "random", not "${asked}"`);
  return seed;
}

/** Numbers from 0 (inclusive) to 1 (exclusive), the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The items in random order. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
