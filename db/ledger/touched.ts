/** Gathers which records an action touched: windows are told, so that each fetches again only what it shows of them. */
import type { Touched } from "../contract/shows.ts";

/** Beyond so many records of one subject only the subject is told. */
const MOST_TOLD = 200;

/** Gathers what is touched. */
export class Touching {
  readonly #ids = new Map<string, Set<string> | null>();

  add(subject: string, id: string): void {
    const ids = this.#ids.get(subject);
    if (ids === undefined) this.#ids.set(subject, new Set([id]));
    else if (ids !== null && ids.add(id).size > MOST_TOLD) this.#ids.set(subject, null);
  }

  get touched(): Touched {
    return Object.fromEntries([...this.#ids].map(([subject, ids]) => [subject, ids && [...ids]]));
  }
}

/** What either touched. */
export function bothTouched(a: Touched, b: Touched): Touched {
  const both = { ...a };
  for (const [subject, ids] of Object.entries(b)) {
    const others = both[subject];
    const all = others === undefined ? ids : others && ids && [...new Set([...others, ...ids])];
    both[subject] = all && all.length > MOST_TOLD ? null : all;
  }
  return both;
}
