/** All organizations that hang together with a pair by pairs that may be one: what was entered three times is merged at once. */
import { type LikePair, MOST_MERGED } from "../../../db/contract/procedures/region/duplicates.ts";

/** From here on it is proposed that a pair is one (db/language/firms/likeness.ts). */
const PROPOSED = 0.9;

export interface Group {
  /** Those of the pair first. */
  ids: string[];
  /** Reached only by pairs of which it is asked, not proposed: somebody is to take them in. */
  doubtful: string[];
}

/** @param pairs about which nothing was said; of a judged pair there is no group beyond the two */
export function groupOf(pairs: readonly LikePair[], { one, other }: LikePair): Group {
  const open = pairs.filter(({ verdict }) => verdict === null);
  const ids = reachedFrom([one.id, other.id], open);
  const sure = reachedFrom(
    [one.id, other.id],
    open.filter(({ score }) => score >= PROPOSED),
  );
  return { ids, doubtful: ids.filter((id) => !sure.includes(id)) };
}

function reachedFrom(start: readonly string[], pairs: readonly LikePair[]): string[] {
  const reached = [...start];
  // What is appended is gone through as well.
  for (const id of reached)
    for (const { one, other } of pairs) {
      const next = one.id === id ? other.id : other.id === id ? one.id : null;
      if (next !== null && !reached.includes(next) && reached.length <= MOST_MERGED) reached.push(next);
    }
  return reached;
}
