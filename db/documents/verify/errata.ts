/** The order of errata, which follows from their entries alone: whoever has the entries finds the same numbers. */
import type { EntryBody } from "../../base/entry.ts";

/**
 * Each stands after all that its writer had seen. Those that did not know of each other are ordered by how much their
 * writers had seen, then by stamp and device; those of one entry as it has them.
 */
export function inOrderOfErrata<T extends { body: Pick<EntryBody, "vv" | "hlc" | "dev" | "seq"> }>(
  errata: readonly T[],
): T[] {
  return errata.toSorted(({ body: a }, { body: b }) => {
    const [ms, counter] = [a.hlc[0] - b.hlc[0], a.hlc[1] - b.hlc[1]];
    return seenBy(a) - seenBy(b) || ms || counter || (a.dev === b.dev ? a.seq - b.seq : a.dev < b.dev ? -1 : 1);
  });
}

function seenBy({ vv }: Pick<EntryBody, "vv">): number {
  return Object.values(vv).reduce((sum, seq) => sum + seq, 0);
}
