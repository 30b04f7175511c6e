/** What is to be looked at of a text that was taken apart: numbers that are missing, come twice or go back. Pure. */
import { ordinalOf, type Scheme } from "./marks.ts";
import type { ReadClause } from "./read.ts";

export type Doubt =
  | { code: "gap"; before: string; after: string }
  | { code: "twice"; number: string }
  | { code: "no_numbers" }
  | { code: "long"; number: string };

/** Letters above which a clause was most likely not taken apart where it should be. */
const LONG = 3_000;

export function doubtsOf(scheme: Scheme, clauses: readonly ReadClause[]): Doubt[] {
  if (scheme === "none" || clauses.length === 0) return [{ code: "no_numbers" }];
  const doubts: Doubt[] = [];
  let last: { part: string | null; number: string; value: number } | null = null;
  for (const { number, part, text } of clauses) {
    if (text.length > LONG) doubts.push({ code: "long", number: number ?? "" });
    const value = ordinalOf(number);
    if (value === null || number === null) continue;
    // Sections begin anew with each chapter in many plans.
    const anew = last === null || (scheme === "sections" && last.part !== part && value === 1);
    if (last && !anew) {
      if (value === last.value) doubts.push({ code: "twice", number });
      else if (value > last.value + 1 || value < last.value)
        doubts.push({ code: "gap", before: last.number, after: number });
    }
    last = { part, number, value };
  }
  return doubts;
}
