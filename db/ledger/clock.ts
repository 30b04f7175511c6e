/**
 * Hybrid logical clock (Kulkarni et al. 2014). It breaks ties between concurrent edits and nothing else: causality is
 * decided by version vectors, so a wrong laptop clock can never undo an edit that has seen another.
 */

/** `ms` since 1970 as far as any seen clock goes, and a counter within it. Both are safe integers. */
export interface Stamp {
  ms: number;
  counter: number;
}

/** The stamp after `last` on a laptop whose clock says `wall` (ms since 1970, possibly wrong or running backwards). */
export function tick(last: Stamp, wall: number): Stamp {
  const ms = Math.max(last.ms, sane(wall));
  return { ms, counter: ms === last.ms ? last.counter + 1 : 0 };
}

/** The later of two stamps: what a device has seen. */
export function later(a: Stamp, b: Stamp): Stamp {
  return compareStamps(a, b) >= 0 ? a : b;
}

/** Negative if a is earlier; ties are for the caller to break by device. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a.ms - b.ms || a.counter - b.counter;
}

function sane(wall: number): number {
  return Number.isSafeInteger(wall) && wall > 0 ? wall : 0;
}
