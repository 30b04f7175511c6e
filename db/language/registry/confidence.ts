/** How sure facts are, by where they come from. Pure. */
import type { CONFIDENCE, GRADES } from "../../contract/vocabulary.ts";

type Grade = (typeof GRADES)[number];

/** How far a fact can be trusted, by the grade of its best source; null: nobody says how good its sources are. */
export function confidenceOf(grades: readonly (Grade | null)[]): (typeof CONFIDENCE)[number] | null {
  const best = grades.flatMap((grade) => grade ?? []).toSorted()[0];
  return best === undefined ? null : CONFIDENCE_OF[best];
}

const CONFIDENCE_OF = { A: "high", B: "high", C: "medium", D: "low" } as const;
