/**
 * Hybrid logical clock (Kulkarni et al. 2014). It breaks ties between concurrent edits and nothing else: causality is
 * decided by version vectors, so a wrong laptop clock can never undo an edit that has seen another.
 *
 * The next stamp is the laptop's time where that is later than every stamp in the ledger, of whatever device; else the
 * latest of these with its counter one higher. So stamps follow causes, and a clock that is set back sets nothing back.
 * Of two stamps the one with more milliseconds is later, then the one with the higher counter, then that of the device
 * with the greater id. They end with the year 9999, where they stand still instead of overflowing.
 */

/** `ms` since 1970 as far as any seen clock goes, and a counter within it. */
export interface Stamp {
  ms: number;
  counter: number;
}

/** 9999-12-31 23:59:59.999 UTC, the last moment that ISO 8601 writes with four digits of the year. */
export const LATEST_MS = 253_402_300_799_999;
/** Far more than one laptop writes in a millisecond; beyond it the milliseconds go on. */
export const MAX_COUNTER = 2 ** 32 - 1;
/** No Concord wrote an entry before 2026: a clock that says so is wrong, and is taken for this moment. */
const FIRST_MS = Date.UTC(2026, 0, 1);

/**
 * The stamp after `last` on a laptop whose clock says `wall` (ms since 1970, possibly wrong or running backwards). Always
 * within the bounds above, whatever was seen: an entry of this laptop can be written and checked under any clock. At the
 * very end of time stamps stand still, and ties are broken by device and number.
 */
export function tick(last: Stamp, wall: number): Stamp {
  const seen = compareStamps(last, LATEST) > 0 ? LATEST : last;
  const ms = Math.max(seen.ms, soundTime(wall));
  if (ms > seen.ms) return { ms, counter: 0 };
  if (seen.counter < MAX_COUNTER) return { ms, counter: seen.counter + 1 };
  return ms < LATEST_MS ? { ms: ms + 1, counter: 0 } : LATEST;
}

/** The later of two stamps: what a device has seen. */
export function later(a: Stamp, b: Stamp): Stamp {
  return compareStamps(a, b) >= 0 ? a : b;
}

/** Negative if a is earlier; ties are for the caller to break by device. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a.ms - b.ms || a.counter - b.counter;
}

/** Whether any clock of this world can have made it. */
export function isPossible({ ms, counter }: Stamp): boolean {
  return ms <= LATEST_MS && counter <= MAX_COUNTER;
}

/** What it is at least, by a clock that may stand anywhere; ms since 1970. */
export function plausibleNow(wall: number): number {
  return Math.max(soundTime(wall), FIRST_MS);
}

/** What a clock says, or 0 where it says no time at all; ms since 1970. */
export function soundTime(wall: number): number {
  return Number.isSafeInteger(wall) && wall > 0 && wall <= LATEST_MS ? wall : 0;
}

const LATEST: Stamp = { ms: LATEST_MS, counter: MAX_COUNTER };
