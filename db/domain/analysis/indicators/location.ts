/** Location quotients: of which segments a place has more than both together. Told only where a place has firms enough. */
import { locationQuotient } from "../../../analysis/formulas.ts";
import type { Indicator } from "../indicator.ts";
import { countsOf, segmentsHeld } from "../region.ts";
import { firmRows } from "./structure.ts";

/** One firm in a small place would give 5. */
const LEAST_FIRMS = 5;

export const locationOfSegments: Indicator = {
  id: "location",
  of(region) {
    const segments = segmentsHeld(region);
    const [first, second] = region.firms.map((firms) => countsOf(firms, segments)) as [number[], number[]];
    const [allFirst, allSecond] = [first, second].map((of) => of.reduce((sum, one) => sum + one, 0)) as [
      number,
      number,
    ];
    const counted = [{ what: "firms" as const, counts: region.firms.map(({ length }) => length) }];
    if (allFirst === 0 || allSecond === 0) return { counted, untold: "no_firms" };
    const parts = segments.map(({ zh, en }, at) => {
      const [one = 0, other = 0] = [first[at], second[at]];
      const enough = one >= LEAST_FIRMS && other >= LEAST_FIRMS;
      const value = locationQuotient({ part: one, place: allFirst, base: one + other, whole: allFirst + allSecond });
      return { name: { zh, en }, first: one, second: other, value: enough ? value : null };
    });
    const told = parts.filter(({ value }) => value !== null).length;
    return {
      counted: [...counted, { what: "segments", counts: [told, parts.length] }],
      least: LEAST_FIRMS,
      parts,
      ...(told === 0 ? { untold: "few_segments" as const } : { ratio: [told, parts.length] as [number, number] }),
    };
  },
  rows: firmRows,
};
