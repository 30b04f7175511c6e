/** In which order parties are offered where one is chosen for a meeting. Pure. */
import { folded } from "../../db/language/parties.ts";

/**
 * The parties of the meeting first, then the others; who is called exactly what is typed stands before them all.
 * @param own of the meeting, as far as they are found
 * @param found all that are found, in their order
 */
export function partiesFirst<R extends { id: string }>(
  own: readonly R[],
  found: readonly R[],
  typed: string,
  namesOf: (record: R) => readonly (string | null)[],
): R[] {
  const wanted = folded(typed);
  const exact = wanted === "" ? [] : found.filter((one) => namesOf(one).some((name) => folded(name ?? "") === wanted));
  return [...new Map([...exact, ...own, ...found].map((one) => [one.id, one])).values()];
}
